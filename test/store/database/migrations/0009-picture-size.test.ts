import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { toFlag } from '../../../../src/store/database/codec.ts';
import { POSTGRES_COLUMNS, SQLITE_COLUMNS } from '../../../../src/store/database/column-types.ts';
import { migrateForward, migrations } from '../../../../src/store/database/migrate.ts';
import { openPostgres } from '../../../../src/store/database/postgres-database.ts';
import { openSqlite } from '../../../../src/store/database/sqlite-database.ts';
import { STORE_KINDS } from '../../support/stores.ts';

const NAME = '0009-picture-size';

/** A recording's size, and that of the pictures which version 0.1.0 made of it. */
const SIZES: readonly [original: [number, number], analysed: [number, number]][] = [
  [
    [640, 360],
    [640, 360],
  ],
  [
    [1920, 1080],
    [1920, 1080],
  ],
  [
    [1080, 1920],
    [1080, 1920],
  ],
  [
    [3840, 2160],
    [1920, 1080],
  ],
  [
    [2160, 3840],
    [1080, 1920],
  ],
  [
    [2592, 1944],
    [1440, 1080],
  ],
  [
    [2560, 1920],
    [1440, 1080],
  ],
  [
    [4096, 1716],
    [1920, 804],
  ],
  [
    [1920, 1],
    [1920, 1],
  ],
  [
    [7680, 3],
    [1920, 2],
  ],
];

describe.each(STORE_KINDS)('readings of an earlier release, in $name', ({ place }) => {
  it('are known to be in the pictures that release analysed', async () => {
    const location = await place();
    const isServer = 'databaseUrl' in location;
    await using db = isServer
      ? await openPostgres(location.databaseUrl)
      : (await openSqlite(location.sqlitePath, false)).db;
    const all = migrations(isServer ? POSTGRES_COLUMNS : SQLITE_COLUMNS);
    const before = Object.entries(all).filter(([name]) => name < NAME);
    await migrateForward(db, Object.fromEntries(before), 'the store');
    await sql`insert into halls (code, created_at) values ('default', 0)`.execute(db);
    await sql`insert into windows (hall_id, code, created_at) values (1, 'A01', 0)`.execute(db);
    await sql`insert into cameras (window_id, geometry_hash, geometry, created_at) values (1, '', '{}', 0)`.execute(db);
    await sql`insert into engines (hash, version, models, settings) values ('', '0.1.0', '[]', '{}')`.execute(db);
    for (const [i, [[width, height]]] of SIZES.entries()) {
      const id = i + 1;
      await sql`insert into recordings (sha256, name, duration_ms, start_ms, width, height, created_at)
        values (${String(id)}, 'a.mp4', 0, 0, ${width}, ${height}, 0)`.execute(db);
      await sql`insert into reading_sets (created_at) values (0)`.execute(db);
      // A run and one that judged its readings anew.
      for (const status of ['superseded', 'current'])
        await sql`insert into runs (window_id, recording_id, camera_id, engine_id, reading_set_id, identity,
            created_at, complete, people, status)
          values (1, ${id}, 1, 1, ${id}, '', 0, ${toFlag(true)}, '[]', ${status})`.execute(db);
    }
    await migrateForward(db, all, 'the store');
    const sets = await db.selectFrom('reading_sets').selectAll().orderBy('id').execute();
    expect(sets.map((set) => [set.picture_width, set.picture_height])).toEqual(SIZES.map(([, analysed]) => analysed));
  });
});
