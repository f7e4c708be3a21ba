import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { LiyiError } from '../../core/errors.ts';
import type { Database } from '../schema.ts';
import type { ColumnTypes } from './column-types.ts';
import { timelineTables } from './migrations/0001-timeline.ts';
import { serviceTables } from './migrations/0002-service.ts';
import { jobTables } from './migrations/0003-jobs.ts';
import { urgencyIndex } from './migrations/0004-urgency.ts';
import { oversightTables } from './migrations/0005-oversight.ts';
import { signInTables } from './migrations/0006-sign-in.ts';
import { reevaluationTables } from './migrations/0007-reevaluations.ts';
import { webhookCursors } from './migrations/0008-webhook-cursors.ts';
import { pictureSize } from './migrations/0009-picture-size.ts';
import { unknownLogins } from './migrations/0010-unknown-logins.ts';
import { eventVariants } from './migrations/0011-event-variants.ts';
import { decoding } from './migrations/0012-decoding.ts';
import { auditSeal } from './migrations/0013-audit-seal.ts';
import { encountersBeside } from './migrations/0014-encounters-beside.ts';
import { cameraHealth } from './migrations/0015-camera-health.ts';
import { cameraClocks } from './migrations/0016-camera-clocks.ts';
import { portions } from './migrations/0017-portions.ts';
import { episodes } from './migrations/0018-episodes.ts';
import { words } from './migrations/0019-words.ts';
import { acts } from './migrations/0020-acts.ts';
import { posts } from './migrations/0021-posts.ts';

export const MIGRATION_TABLE = 'liyi_migration';

/** In order of name. A migration that was released is never changed: a new one follows it. */
export const migrations = (types: ColumnTypes): Record<string, Migration> => ({
  '0001-timeline': timelineTables(types),
  '0002-service': serviceTables(types),
  '0003-jobs': jobTables(types),
  '0004-urgency': urgencyIndex,
  '0005-oversight': oversightTables(types),
  '0006-sign-in': signInTables(types),
  '0007-reevaluations': reevaluationTables(types),
  '0008-webhook-cursors': webhookCursors(types),
  '0009-picture-size': pictureSize(types),
  '0010-unknown-logins': unknownLogins(types),
  '0011-event-variants': eventVariants(types),
  '0012-decoding': decoding(types),
  '0013-audit-seal': auditSeal(types),
  '0014-encounters-beside': encountersBeside(types),
  '0015-camera-health': cameraHealth(types),
  '0016-camera-clocks': cameraClocks(types),
  '0017-portions': portions(types),
  '0018-episodes': episodes(types),
  '0019-words': words(types),
  '0020-acts': acts(types),
  '0021-posts': posts(types),
});

/**
 * Brings a store to this program's schema.
 * @throws LiyiError LIYI_STORE_OPEN where a newer program made the store
 */
export async function migrateForward(db: Database, known: Record<string, Migration>, placeName: string): Promise<void> {
  refuseNewer(await appliedMigrations(db), known, placeName);
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => known },
    migrationTableName: MIGRATION_TABLE,
    migrationLockTableName: `${MIGRATION_TABLE}_lock`,
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

/**
 * Refuses a store with migrations that this program does not know.
 * @throws LiyiError LIYI_STORE_OPEN
 */
export function refuseNewer(applied: readonly string[], known: Record<string, Migration>, placeName: string): void {
  const unknown = applied.filter((name) => !(name in known));
  if (unknown.length === 0) return;
  throw new LiyiError('LIYI_STORE_OPEN', {
    message: `${placeName} was made by a newer version of Liyi (it holds ${unknown.join(', ')})`,
    remedy: 'Use the newer version of Liyi with this store, or name another store.',
  });
}

async function appliedMigrations(db: Database): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === MIGRATION_TABLE)) return [];
  const untyped = db as unknown as Kysely<Record<typeof MIGRATION_TABLE, { name: string }>>;
  const rows = await untyped.selectFrom(MIGRATION_TABLE).select('name').execute();
  return rows.map((row) => row.name);
}
