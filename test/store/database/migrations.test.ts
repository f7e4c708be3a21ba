import { readFileSync } from 'node:fs';
import type { InsertObject } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { StoreLocation } from '../../../src/core/store-location.ts';
import { type ColumnTypes, POSTGRES_COLUMNS, SQLITE_COLUMNS } from '../../../src/store/database/column-types.ts';
import { migrateForward, migrations } from '../../../src/store/database/migrate.ts';
import { openPostgres } from '../../../src/store/database/postgres-database.ts';
import { openSqlite } from '../../../src/store/database/sqlite-database.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { decodeReadings } from '../../../src/store/readings/decode-readings.ts';
import { encodeReadings } from '../../../src/store/readings/encode-readings.ts';
import type { Database, Schema } from '../../../src/store/schema.ts';
import { recounted, summarized } from '../support/recounting.ts';
import { event, NINE_O_CLOCK, readings, run } from '../support/runs.ts';
import { STORE_KINDS } from '../support/stores.ts';

/** What a store of each release held, table by table in the order in which rows may be inserted; keys count from 1. */
const RELEASES = ['0001-timeline'] as const;

type Fixture = Record<keyof Schema, Record<string, unknown>[]>;

/** A store as the release of this migration left it. */
async function storeOfRelease(location: StoreLocation, release: string): Promise<void> {
  const [db, types] = await open(location);
  const known = Object.entries(migrations(types)).filter(([name]) => name <= release);
  await migrateForward(db, Object.fromEntries(known), 'the store');
  const file = new URL(`./releases/${release}.json`, import.meta.url);
  const fixture: Fixture = JSON.parse(readFileSync(file, 'utf8'), (_, value) =>
    typeof value?.base64 === 'string' ? Buffer.from(value.base64, 'base64') : value,
  );
  for (const [table, rows] of Object.entries(fixture) as [keyof Schema, Record<string, unknown>[]][]) {
    // The database numbers them as it did then.
    const values = rows.map(({ id: _, ...row }) => row as InsertObject<Schema, keyof Schema>);
    await db.insertInto(table).values(values).execute();
  }
  await db.destroy();
}

async function open(location: StoreLocation): Promise<[Database, ColumnTypes]> {
  if ('databaseUrl' in location) return [await openPostgres(location.databaseUrl), POSTGRES_COLUMNS];
  return [(await openSqlite(location.sqlitePath, false)).db, SQLITE_COLUMNS];
}

describe.each(STORE_KINDS)('a store of an earlier release on $name', ({ place }) => {
  it.each(RELEASES)('that ended with %s is brought up to date with all it holds', async (release) => {
    const location = await place();
    await storeOfRelease(location, release);

    await using store = await openStore(location);
    expect(await store.run(1)).toMatchObject({ status: 'superseded', supersededBy: 2, engine: { version: '0.0.9' } });
    const bow = { type: 'bow', peakMs: 1234.5, value: 28.4, unit: 'deg', uncertainty: 2.1, gradeDeg: 30 } as const;
    const { events, encounters, findings } = await store.timeline({
      window: 'A01',
      from: NINE_O_CLOCK,
      to: NINE_O_CLOCK + 60_000,
    });
    expect(events).toMatchObject([event(bow)]);
    expect(encounters).toMatchObject(run().encounters);
    expect(findings).toMatchObject([{ verdict: 'needs-review', threshold: { value: 30, unit: 'deg' } }]);
    // Its blocks are of version 1.
    const picture = { width: 1280, height: 720 };
    expect(await store.run(2)).toMatchObject({ picture });
    expect(await store.readings(2)).toEqual(decodeReadings(encodeReadings(readings({ frames: 3 }), picture)).readings);
    expect(await summarized(store)).toEqual(await recounted(store));

    expect(await store.commitRun(run())).toMatchObject({ outcome: 'created', supersedes: 2 });
    expect(await summarized(store)).toEqual(await recounted(store));
  });
});
