import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { toFlag } from '../../../../src/store/database/codec.ts';
import { POSTGRES_COLUMNS, SQLITE_COLUMNS } from '../../../../src/store/database/column-types.ts';
import { migrateForward, migrations } from '../../../../src/store/database/migrate.ts';
import { openPostgres } from '../../../../src/store/database/postgres-database.ts';
import { openSqlite } from '../../../../src/store/database/sqlite-database.ts';
import { STORE_KINDS } from '../../support/stores.ts';

const NAME = '0008-webhook-cursors';

describe.each(STORE_KINDS)('webhooks of an earlier release, in $name', ({ place }) => {
  it('are told of what is announced from the migration on', async () => {
    const location = await place();
    const isServer = 'databaseUrl' in location;
    await using db = isServer
      ? await openPostgres(location.databaseUrl)
      : (await openSqlite(location.sqlitePath, false)).db;
    const all = migrations(isServer ? POSTGRES_COLUMNS : SQLITE_COLUMNS);
    const before = Object.entries(all).filter(([name]) => name < NAME);
    await migrateForward(db, Object.fromEntries(before), 'the store');
    await sql`insert into webhooks (url, secret, types, active, created_at, version)
      values ('http://127.0.0.1/', 's', '[]', ${toFlag(true)}, 0, 1)`.execute(db);
    for (const type of ['run.committed', 'review.recorded'])
      await sql`insert into notices (at, type, body) values (0, ${type}, '{}')`.execute(db);
    await migrateForward(db, all, 'the store');
    expect(await db.selectFrom('webhooks').select('told_up_to').execute()).toEqual([{ told_up_to: 2 }]);
  });
});
