import { mkdirSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import SqliteConnection from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { LiyiError } from '../../src/core/errors.ts';
import { openStore } from '../../src/store/open-store.ts';
import { readings, run } from './support/runs.ts';
import { STORE_KINDS, testFolder } from './support/stores.ts';

async function problemOf(work: Promise<unknown>): Promise<LiyiError> {
  const problem = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(problem instanceof LiyiError)) throw new Error(`no LiyiError but ${inspect(problem)}`);
  return problem;
}

async function sqliteStore(): Promise<string> {
  const sqlitePath = join(testFolder(), 'liyi.db');
  await using store = await openStore({ sqlitePath });
  await store.commitRun(run({ readings: readings({ frames: 300 }) }));
  return sqlitePath;
}

describe('opening a store', () => {
  it.each<{ what: string; make: (path: string) => void; says: RegExp; remedy: RegExp }>([
    {
      what: 'is in a folder that does not exist',
      make: () => {},
      says: /folder does not exist/,
      remedy: /Make the folder/,
    },
    {
      what: 'is a folder',
      make: (path) => mkdirSync(path, { recursive: true }),
      says: /cannot be opened/,
      remedy: /path names a file/,
    },
    {
      what: 'is a text file',
      make: (path) => {
        mkdirSync(join(path, '..'));
        writeFileSync(path, 'window,verdict\n'.repeat(500));
      },
      says: /not a database/,
      remedy: /timeline store/,
    },
    {
      what: "is another program's database",
      make: (path) => {
        mkdirSync(join(path, '..'));
        new SqliteConnection(path).exec('create table photos (id)').close();
      },
      says: /another program/,
      remedy: /another file/,
    },
  ])('says so when the path $what', async ({ make, says, remedy }) => {
    const sqlitePath = join(testFolder(), 'sub', 'liyi.db');
    make(sqlitePath);
    const problem = await problemOf(openStore({ sqlitePath }));
    expect(problem).toMatchObject({
      code: 'LIYI_STORE_OPEN',
      message: expect.stringMatching(says),
      remedy: expect.stringMatching(remedy),
    });
    expect(problem.message).toContain(sqlitePath);
  });

  it('makes none where one must exist', async () => {
    const sqlitePath = join(testFolder(), 'liyi.db');
    expect(await problemOf(openStore({ sqlitePath, mustExist: true }))).toMatchObject({ code: 'LIYI_STORE_OPEN' });
    await (await openStore({ sqlitePath }))[Symbol.asyncDispose]();
    await using store = await openStore({ sqlitePath, mustExist: true });
    expect(await store.windows()).toEqual([]);
  });

  it('leaves no lock or journal file behind when it is closed', async () => {
    const sqlitePath = await sqliteStore();
    const alone = new SqliteConnection(sqlitePath);
    expect(alone.pragma('journal_mode = DELETE', { simple: true })).toBe('delete');
    alone.close();
  });

  it('refuses a store that a newer program made', async () => {
    const sqlitePath = await sqliteStore();
    const newer = new SqliteConnection(sqlitePath);
    newer
      .exec(`insert into liyi_migration (name, timestamp) values ('9999-later', '2030-01-01T00:00:00.000Z')`)
      .close();
    const problem = await problemOf(openStore({ sqlitePath }));
    expect(problem).toMatchObject({
      code: 'LIYI_STORE_OPEN',
      message: expect.stringMatching(/newer version.*9999-later/),
    });
  });

  it('keeps a password out of what it says', async () => {
    for (const databaseUrl of [
      'postgres://liyi:s3cret@127.0.0.1:1/liyi',
      'mysql://liyi:s3cret@127.0.0.1/liyi',
      'postgres://liyi:s3cret@[broken/liyi',
    ]) {
      const problem = await problemOf(openStore({ databaseUrl }));
      expect(problem.code).toBe('LIYI_STORE_OPEN');
      expect(inspect(problem, { depth: 10 }) + problem.remedy).not.toContain('s3cret');
    }
  });

  it('says when no PostgreSQL server answers', async () => {
    const problem = await problemOf(openStore({ databaseUrl: 'postgres://liyi@127.0.0.1:1/liyi' }));
    expect(problem.message).toBe('PostgreSQL 127.0.0.1:1/liyi cannot be opened: no server answers there');
  });
});

describe.each(STORE_KINDS.filter(({ name }) => name === 'PostgreSQL'))('opening a store on $name', ({ place }) => {
  it('says when there is no such database', async () => {
    const location = await place();
    if (!('databaseUrl' in location)) throw new Error('this place is on a server');
    const url = new URL(location.databaseUrl);
    url.pathname = '/liyi_not_here';
    const problem = await problemOf(openStore({ databaseUrl: url.href }));
    expect(problem.message).toMatch(/liyi_not_here cannot be opened: there is no such database/);
  });
});

describe('a damaged store', () => {
  it('says that it is damaged instead of answering', async () => {
    const sqlitePath = await sqliteStore();
    const file = new SqliteConnection(sqlitePath);
    const pageBytes = file.pragma('page_size', { simple: true }) as number;
    const pages = file.pragma('page_count', { simple: true }) as number;
    file.close();
    // Page 1 lists the tables; every other one is torn.
    const handle = await open(sqlitePath, 'r+');
    for (let page = 1; page < pages; page++) await handle.write(Buffer.alloc(200, 0xa5), 0, 200, page * pageBytes);
    await handle.close();
    const answer = openStore({ sqlitePath }).then(async (store) => {
      await using _ = store;
      return store.runs();
    });
    expect(await problemOf(answer)).toMatchObject({ message: expect.stringMatching(/the file is damaged/) });
  });

  it('says which readings cannot be understood', async () => {
    const sqlitePath = await sqliteStore();
    const file = new SqliteConnection(sqlitePath);
    file.exec(`update reading_blocks set data = substr(data, 1, 100) where position = 1`).close();
    await using store = await openStore({ sqlitePath });
    expect(await store.readings(1, { startMs: 0, endMs: 1000 })).toHaveLength(6);
    expect(await problemOf(store.readings(1))).toMatchObject({
      code: 'LIYI_STORE_READ',
      message: expect.stringMatching(/readings cannot be understood/),
    });
  });
});
