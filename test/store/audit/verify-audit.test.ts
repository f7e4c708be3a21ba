import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { SYSTEM } from '../../../src/store/audit/audit-chain.ts';
import { AuditSeal } from '../../../src/store/audit/audit-seal.ts';
import { verifyAudit } from '../../../src/store/audit/verify-audit.ts';
import type { Database } from '../../../src/store/schema.ts';
import { openServiceStore } from '../../../src/store/service-store.ts';
import { STORE_KINDS, testFolder } from '../support/stores.ts';

describe.each(STORE_KINDS)('the audit log in $name', ({ place }) => {
  async function opened({ entries = 5, seals = true } = {}) {
    const [folder, location] = [testFolder(), await place()];
    const seal = seals ? await AuditSeal.open(folder) : undefined;
    const store = await openServiceStore(location, Date.now, seal);
    onTestFinished(() => store[Symbol.asyncDispose]());
    const add = () => store.change(SYSTEM, async ({ note }) => note({ action: 'hall.create', subject: 'hall:h' }));
    for (let i = 0; i < entries; i++) await add();
    /** As another process sees it, with the key that lies there now. */
    const verified = async (expect?: string) => {
      const seal = await AuditSeal.openIfThere(folder);
      return store.read((db) => verifyAudit(db, { seal, expect }));
    };
    return { folder, store, db: store.database.db, add, verified };
  }

  /** Deletes the last entries, and makes the head fit. */
  async function cut(db: Database, to: number, more: { seal?: null; sealed_entries?: null | number } = {}) {
    await db.deleteFrom('audit_entries').where('id', '>', to).execute();
    const last = await db.selectFrom('audit_entries').select('hash').where('id', '=', to).executeTakeFirst();
    await db
      .updateTable('audit_head')
      .set({ entries: to, hash: last?.hash ?? '0'.repeat(64), ...more })
      .execute();
  }

  test('is intact, and signed to its end', async () => {
    const { verified } = await opened();
    expect(await verified()).toMatchObject({ intact: true, entries: 5, signedEntries: 5 });
  });

  test.each<[what: string, by: (db: Database) => Promise<unknown>]>([
    ['cut at its end with its head', (db) => cut(db, 3)],
    ['cut with its head and signature', (db) => cut(db, 3, { seal: null, sealed_entries: null })],
    ['cut, its signature said to be of an earlier entry', (db) => cut(db, 3, { sealed_entries: 3 })],
    ['emptied', (db) => cut(db, 0, { seal: null, sealed_entries: null })],
    [
      'emptied with its head',
      async (db) => {
        await db.deleteFrom('audit_entries').execute();
        await db.deleteFrom('audit_head').execute();
      },
    ],
    [
      'robbed of its signature',
      (db) => db.updateTable('audit_head').set({ seal: null, sealed_entries: null }).execute(),
    ],
  ])('that was %s is not what was written, whatever is added later', async (_, tamper) => {
    const { db, add, verified } = await opened();
    await tamper(db);
    expect(await verified()).toMatchObject({ intact: false });
    for (let i = 0; i < 4; i++) await add();
    expect(await verified()).toMatchObject({ intact: false });
  });

  test('that is older than what this machine has seen is told', async () => {
    const { db, add, verified } = await opened({ entries: 3 });
    const former = await db.selectFrom('audit_head').selectAll().executeTakeFirstOrThrow();
    await add();
    await db.deleteFrom('audit_entries').where('id', '>', 3).execute();
    await db.updateTable('audit_head').set(former).execute();
    expect(await verified()).toMatchObject({ intact: false, problem: 'entries from 4 to 4 are missing' });
  });

  test('must hold the hash that somebody has noted', async () => {
    const { db, add, verified } = await opened({ seals: false });
    const noted = (await verified()) as { hash: string };
    await add();
    expect(await verified(noted.hash)).toMatchObject({ intact: true });
    expect(await verified('f'.repeat(64))).toMatchObject({ intact: false });
    await cut(db, 4);
    // Without a key, it alone tells.
    expect(await verified()).toMatchObject({ intact: true });
    expect(await verified(noted.hash)).toMatchObject({ intact: false });
  });

  test('of a store from before the key is signed with the next entry', async () => {
    const { folder, store, verified } = await opened({ seals: false });
    expect(await verified()).toEqual({ intact: true, entries: 5, hash: expect.any(String) });
    expect(store.auditSeal).toBeUndefined();
    const seal = await AuditSeal.open(folder);
    expect(await verified()).toMatchObject({ intact: true });
    expect(seal.seen).toBeUndefined();
  });

  test('that is empty though there are accounts was emptied', async () => {
    const { db, verified } = await opened({ seals: false, entries: 1 });
    await db
      .insertInto('accounts')
      .values({
        ...{ name: 'a', display_name: 'a', role: 'clerk', halls: null, staff_number: null, may_unblur: 0 },
        ...{ password_hash: '', must_change_password: 0, disabled: 0, failed_logins: 0, locked_until: null },
        ...{ created_at: 0, version: 1 },
      })
      .execute();
    await db.deleteFrom('audit_entries').execute();
    await db.deleteFrom('audit_head').execute();
    expect(await verified()).toMatchObject({ intact: false });
  });

  test('the key is its owner’s alone; one that is gone, or none, is told apart', async () => {
    const { folder, verified } = await opened();
    const key = join(folder, 'audit.key');
    expect((statSync(key).mode & 0o777).toString(8)).toBe('600');
    rmSync(key);
    expect(await verified()).toEqual({ intact: true, entries: 5, hash: expect.any(String) });
    await AuditSeal.open(folder);
    expect(await verified()).toMatchObject({ intact: false, problem: expect.stringContaining('not signed') });
    writeFileSync(key, 'no key\n');
    await expect(verified()).rejects.toMatchObject({ code: 'LIYI_CONFIG' });
  });
});
