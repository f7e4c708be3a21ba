import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/store/database/open-database.ts';
import { timelineStore } from '../../../src/store/open-store.ts';
import { deleteOldReadings } from '../../../src/store/retention/retention.ts';
import { readings, run } from '../support/runs.ts';
import { testFolder } from '../support/stores.ts';

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

/** A store with a run, and every file of it. */
async function filled(path: string) {
  const database = await openDatabase({ sqlitePath: path });
  const store = timelineStore(database, () => 0);
  const { runId } = await store.commitRun(run({ readings: readings({ frames: 20 }) }));
  const files = () => ['', '-wal', '-shm'].map((end) => path + end).filter((file) => existsSync(file));
  return { database, store, runId, files };
}

describe('the files of a store', () => {
  it('are their owner’s alone, backups as well', async () => {
    const path = join(testFolder(), 'liyi.db');
    const { store, files } = await filled(path);
    await store.backup(`${path}.backup`);
    expect(files().length).toBe(3);
    expect([...files(), `${path}.backup`].map(modeOf)).toEqual(['600', '600', '600', '600']);
    await store[Symbol.asyncDispose]();
  });

  it.each([
    ['readable to everybody', 0o644, '600'],
    ['given to a group', 0o660, '660'],
  ])('that were %s', async (_, former, now) => {
    const path = join(testFolder(), 'liyi.db');
    await (await filled(path)).store[Symbol.asyncDispose]();
    chmodSync(path, former);
    const { store } = await filled(path);
    expect(modeOf(path)).toBe(now);
    await store[Symbol.asyncDispose]();
  });

  it('of another program keep their rights', async () => {
    const path = join(testFolder(), 'notes.txt');
    writeFileSync(path, 'not a database, and of some length'.repeat(40), { mode: 0o644 });
    await expect(openDatabase({ sqlitePath: path })).rejects.toMatchObject({ code: 'LIYI_STORE_OPEN' });
    expect(modeOf(path)).toBe('644');
  });

  it('hold nothing of measurements that were deleted', async () => {
    const { database, store, runId, files } = await filled(join(testFolder(), 'liyi.db'));
    const [block] = await store.readingBlocks(runId);
    // The middle of it, beyond what every block begins with; in one page.
    const trace = Buffer.from(block!.subarray(block!.length / 2, block!.length / 2 + 64));
    const isThere = () => files().some((file) => readFileSync(file).includes(trace));
    expect(isThere()).toBe(true);
    await deleteOldReadings(database.db, Date.parse('2030-01-01'));
    await database.wipeDeleted();
    expect(isThere()).toBe(false);
    await store[Symbol.asyncDispose]();
  });
});
