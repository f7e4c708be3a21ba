import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteConnection from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { restoreBackup } from '../../../src/store/database/backup.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { LARGE_RUN, largeRun } from '../support/large-run.ts';
import { run } from '../support/runs.ts';
import { STORE_KINDS, testFolder } from '../support/stores.ts';

describe('a backup', () => {
  it('holds whole runs although the store is written meanwhile, and can be restored', async () => {
    const folder = testFolder();
    const [path, copy, restored] = ['liyi.db', 'backup.db', 'restored.db'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    await using store = await openStore({ sqlitePath: path });
    for (let i = 0; i < 3; i++) await store.commitRun(largeRun(i, '0.1.0'));
    const [backup] = await Promise.all([store.backup(copy), store.commitRun(largeRun(3, '0.1.0'))]);
    expect(backup.path).toBe(copy);
    expect(backup.runs).toBeGreaterThanOrEqual(3);

    await restoreBackup(copy, restored);
    await using again = await openStore({ sqlitePath: restored });
    const runs = await again.runs();
    expect(runs).toHaveLength(backup.runs);
    for (const { id } of runs) expect((await again.run(id)).events).toHaveLength(LARGE_RUN.events);
    expect(await again.commitRun(largeRun(9, '0.1.0'))).toMatchObject({ outcome: 'created' });
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it.each(['backup', 'restore'])('%s replaces no file', async (which) => {
    const folder = testFolder();
    const [path, copy, taken] = ['liyi.db', 'backup.db', 'taken'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    writeFileSync(taken, 'precious');
    await using store = await openStore({ sqlitePath: path });
    await store.backup(copy);
    const attempt = which === 'backup' ? store.backup(taken) : restoreBackup(copy, taken);
    await expect(attempt).rejects.toMatchObject({ code: 'LIYI_OUTPUT_WRITE' });
    expect(readFileSync(taken, 'utf8')).toBe('precious');
  });

  it('into a folder that does not exist says so', async () => {
    const folder = testFolder();
    await using store = await openStore({ sqlitePath: join(folder, 'liyi.db') });
    await expect(store.backup(join(folder, 'none', 'backup.db'))).rejects.toMatchObject({
      code: 'LIYI_STORE_WRITE',
      message: expect.stringMatching(/folder does not exist/),
    });
  });

  it.each<{ what: string; make: (path: string, backup: string) => void; says: RegExp }>([
    { what: 'missing', make: () => {}, says: /no backup at/ },
    {
      what: 'a text file',
      make: (path) => writeFileSync(path, 'not a database, long enough to be read'.repeat(50)),
      says: /not a database/,
    },
    {
      what: 'cut off',
      make: (path, backup) => writeFileSync(path, readFileSync(backup).subarray(0, 100_000)),
      says: /damaged/,
    },
    {
      what: 'of a newer version',
      make: (path, backup) => {
        copyFileSync(backup, path);
        const newer = new SqliteConnection(path);
        newer.prepare('insert into liyi_migration (name, timestamp) values (?, ?)').run('9999-from-the-future', '2030');
        newer.close();
      },
      says: /newer version of Liyi/,
    },
  ])('that is $what is not restored', async ({ make, says }) => {
    const folder = testFolder();
    const [path, copy, harmed, restored] = ['liyi.db', 'backup.db', 'harmed.db', 'restored.db'].map((name) =>
      join(folder, name),
    ) as [string, string, string, string];
    await using store = await openStore({ sqlitePath: path });
    await store.commitRun(largeRun(0, '0.1.0'));
    await store.backup(copy);
    make(harmed, copy);
    await expect(restoreBackup(harmed, restored)).rejects.toMatchObject({
      code: 'LIYI_STORE_OPEN',
      message: expect.stringMatching(says),
    });
    expect(existsSync(restored)).toBe(false);
  });
});

describe.each(STORE_KINDS.filter(({ name }) => name === 'PostgreSQL'))('a backup of $name', ({ place }) => {
  it('is left to pg_dump', async () => {
    await using store = await openStore(await place());
    await store.commitRun(run());
    await expect(store.backup('backup.db')).rejects.toMatchObject({
      code: 'LIYI_USAGE',
      remedy: expect.stringMatching(/pg_dump/),
    });
  });
});
