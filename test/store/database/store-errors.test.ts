import { describe, expect, it } from 'vitest';
import { LiyiError } from '../../../src/core/errors.ts';
import { reporting } from '../../../src/store/database/store-errors.ts';

const withCode = (code: string, cause?: Error): Error =>
  Object.assign(new Error(`driver says ${code}`, { cause }), { code });

describe('an error of the database', () => {
  it.each([
    { code: 'SQLITE_FULL', says: 'the disk is full' },
    { code: 'SQLITE_READONLY_DIRECTORY', says: 'it may only be read' },
    { code: 'SQLITE_CORRUPT_INDEX', says: 'the file is damaged' },
    { code: 'SQLITE_IOERR_WRITE', says: 'the disk failed to read or write' },
    { code: '53100', says: 'the disk is full' },
    { code: '25006', says: 'it may only be read' },
    { code: '28P01', says: 'the server refuses this user' },
    { code: '57P01', says: 'the server is stopping or starting' },
    { code: 'SQLITE_MISMATCH', says: 'the database reports an error' },
  ])('$code means that $says', async ({ code, says }) => {
    const cause = withCode(code);
    const problem = await reporting('LIYI_STORE_WRITE', 'liyi.db', () => Promise.reject(cause)).catch((e) => e);
    expect(problem).toBeInstanceOf(LiyiError);
    expect(problem).toMatchObject({ code: 'LIYI_STORE_WRITE', message: `liyi.db cannot be written: ${says}`, cause });
    expect(problem.remedy).not.toBe('');
  });

  it.each([
    { code: 'SQLITE_BUSY', says: 'another program holds it locked' },
    { code: 'SQLITE_BUSY_SNAPSHOT', says: 'another program holds it locked' },
    { code: 'SQLITE_LOCKED', says: 'another program holds it locked' },
    { code: '53300', says: 'the server has no free connection' },
  ])('$code passes by itself', async ({ code, says }) => {
    const cause = withCode(code);
    await expect(reporting('LIYI_STORE_WRITE', 'liyi.db', () => Promise.reject(cause))).rejects.toMatchObject({
      ...{ code: 'LIYI_STORE_BUSY', message: `liyi.db cannot be written: ${says}`, cause },
    });
  });

  it('is recognised inside another', async () => {
    const wrapped = new Error('transaction failed', { cause: withCode('SQLITE_FULL') });
    const problem = await reporting('LIYI_STORE_READ', 'liyi.db', () => Promise.reject(wrapped)).catch((e) => e);
    expect(problem.message).toBe('liyi.db cannot be read: the disk is full');
  });

  it('that is our own already stays as it is', async () => {
    const own = new LiyiError('LIYI_NOT_IN_STORE', { message: 'no run 7', remedy: 'List the runs.' });
    await expect(reporting('LIYI_STORE_READ', 'liyi.db', () => Promise.reject(own))).rejects.toBe(own);
  });
});
