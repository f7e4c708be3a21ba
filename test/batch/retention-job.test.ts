import { existsSync, utimesSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { retentionHandler } from '../../src/batch/retention-job.ts';
import { listAudit } from '../../src/store/audit/read-audit.ts';
import { openDatabase } from '../../src/store/database/open-database.ts';
import { timelineStore } from '../../src/store/open-store.ts';
import { setRetention } from '../../src/store/retention/retention-rules.ts';
import { NINE_O_CLOCK, run } from '../store/support/runs.ts';
import { STORE_KINDS } from '../store/support/stores.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const DAY = 86_400_000;
const ACCOUNT = {
  name: 'clerk',
  display_name: '张三',
  role: 'clerk',
  halls: null,
  staff_number: '007',
  may_unblur: 0,
  password_hash: '$argon2id$',
  must_change_password: 0,
  disabled: 0,
  failed_logins: 0,
  locked_until: null,
  created_at: NINE_O_CLOCK,
  version: 1,
} as const;
const claim = { id: 'x', kind: 'retention', payload: {}, attempt: 1 } as const;

describe.each(STORE_KINDS)('retention on $name', ({ place }) => {
  async function opened() {
    const database = await openDatabase(await place());
    onTestFinished(() => database.db.destroy());
    const store = timelineStore(database, () => NINE_O_CLOCK);
    const commit = (sha256: string, startedAt: number) =>
      store.commitRun(run({ startedAt, footage: { ...run().footage, sha256: sha256.repeat(64) } }));
    const folder = temporaryFolder();
    onTestFinished(() => folder[Symbol.dispose]());
    const now = NINE_O_CLOCK + 181 * DAY;
    const settings = { measurementsDays: 180, clipsDays: 30, wordsDays: 30, evidenceFolder: folder.path };
    const retain = () => retentionHandler(database, settings, () => now)(claim, new AbortController().signal);
    const evidence = (name: string, daysOld: number) => {
      const path = folder.file(name, 'clip');
      utimesSync(path, (now - daysOld * DAY) / 1000, (now - daysOld * DAY) / 1000);
      return path;
    };
    return { db: database.db, store, commit, retain, evidence };
  }

  it('deletes old measurements and clips, and keeps every verdict', async () => {
    const { db, store, commit, retain, evidence } = await opened();
    const { runId: old } = await commit('a', NINE_O_CLOCK);
    const { runId: young } = await commit('b', NINE_O_CLOCK + 2 * DAY);
    const [oldClip, youngClip, other] = [evidence('1-ab.mp4', 31), evidence('1-cd.jpg', 29), evidence('notes.txt', 99)];
    const before = await store.entries(old);
    expect(await retain()).toEqual({ runs: 1, clips: 1, words: 0, held: 0 });
    expect(await store.readings(old)).toEqual([]);
    expect((await store.readings(young)).length).toBeGreaterThan(0);
    expect(await store.entries(old)).toEqual(before);
    expect([oldClip, youngClip, other].map((path) => existsSync(path))).toEqual([false, true, true]);
    expect(await retain()).toEqual({ runs: 0, clips: 0, words: 0, held: 0 });
    // Once, for what was deleted.
    expect(await listAudit(db, { action: 'retention.' }, { limit: 9 })).toMatchObject([
      { action: 'retention.delete', actor: { id: 'system' }, detail: { runs: 1, clips: 1, words: 0, held: 0 } },
    ]);
  });

  it('goes by what an administrator has set, whatever the settings file says', async () => {
    const { db, store, commit, retain, evidence } = await opened();
    const { runId } = await commit('a', NINE_O_CLOCK);
    const clip = evidence(`${runId}-ab.mp4`, 31);
    const { id: accountId } = await db.insertInto('accounts').values(ACCOUNT).returning('id').executeTakeFirstOrThrow();
    await db.transaction().execute(async (writing) => {
      for (const kind of ['measurements', 'clips'] as const)
        await setRetention(writing, { kind, days: 365, accountId }, NINE_O_CLOCK);
    });
    expect(await retain()).toEqual({ runs: 0, clips: 0, words: 0, held: 0 });
    expect((await store.readings(runId)).length).toBeGreaterThan(0);
    expect(existsSync(clip)).toBe(true);
  });

  it('keeps what is under appeal until that is decided', async () => {
    const { db, store, commit, retain, evidence } = await opened();
    const { runId } = await commit('a', NINE_O_CLOCK);
    const clip = evidence(`${runId}-ab.mp4`, 31);
    const { id: findingId } = await db.selectFrom('findings').select('id').limit(1).executeTakeFirstOrThrow();
    const { id: accountId } = await db.insertInto('accounts').values(ACCOUNT).returning('id').executeTakeFirstOrThrow();
    const appeal = { finding_id: findingId, account_id: accountId, text: 'I did stand up.', state: 'open', version: 1 };
    const undecided = { created_at: NINE_O_CLOCK, decided_by_id: null, decided_at: null, answer: null };
    await db
      .insertInto('appeals')
      .values({ ...appeal, ...undecided })
      .execute();
    expect(await retain()).toEqual({ runs: 0, clips: 0, words: 0, held: 2 });
    expect((await store.readings(runId)).length).toBeGreaterThan(0);
    await db.updateTable('appeals').set({ state: 'rejected' }).execute();
    expect(await retain()).toEqual({ runs: 1, clips: 1, words: 0, held: 0 });
    expect(existsSync(clip)).toBe(false);
  });
});
