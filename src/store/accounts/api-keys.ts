import type { Selectable } from 'kysely';
import type { EpochMilliseconds } from '../../core/units.ts';
import { fromJson, toJson } from '../database/codec.ts';
import type { Database, Writing } from '../schema.ts';
import type { ApiKeysTable } from './accounts-schema.ts';

/** The right of a machine to use the service. */
export interface ApiKey {
  readonly id: number;
  readonly name: string;
  readonly prefix: string;
  readonly rights: readonly string[];
  /** Codes of halls; every hall where left out. */
  readonly halls?: readonly string[];
  readonly createdAt: EpochMilliseconds;
  readonly expiresAt: EpochMilliseconds;
  readonly revokedAt?: EpochMilliseconds;
  readonly usedAt?: EpochMilliseconds;
}

export interface NewApiKey {
  readonly name: string;
  readonly prefix: string;
  readonly secretHash: string;
  readonly rights: readonly string[];
  readonly halls?: readonly string[] | undefined;
  readonly createdById: number;
  readonly expiresAt: EpochMilliseconds;
}

const apiKeyOf = (row: Selectable<ApiKeysTable>): ApiKey => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  rights: fromJson<string[]>(row.rights),
  ...(row.halls !== null && { halls: fromJson<string[]>(row.halls) }),
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  ...(row.revoked_at !== null && { revokedAt: row.revoked_at }),
  ...(row.used_at !== null && { usedAt: row.used_at }),
});

/** All keys, revoked and expired ones included, in the order in which they were created. */
export async function listApiKeys(db: Database): Promise<ApiKey[]> {
  return (await db.selectFrom('api_keys').selectAll().orderBy('id').execute()).map(apiKeyOf);
}

/** The key with this public half, revoked or not, with the hash of its secret half; undefined where there is none. */
export async function findApiKeyByPrefix(
  db: Database,
  prefix: string,
): Promise<(ApiKey & { readonly secretHash: string }) | undefined> {
  const row = await db.selectFrom('api_keys').selectAll().where('prefix', '=', prefix).executeTakeFirst();
  return row && { ...apiKeyOf(row), secretHash: row.secret_hash };
}

/** Stores a new key; of its secret half, only the hash. */
export async function insertApiKey(writing: Writing, key: NewApiKey, now: EpochMilliseconds): Promise<ApiKey> {
  const row = await writing
    .insertInto('api_keys')
    .values({
      name: key.name,
      prefix: key.prefix,
      secret_hash: key.secretHash,
      rights: toJson(key.rights),
      halls: key.halls === undefined ? null : toJson(key.halls),
      created_by_id: key.createdById,
      created_at: now,
      expires_at: key.expiresAt,
      revoked_at: null,
      used_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return apiKeyOf(row);
}

/** Revokes a key for good. Undefined where there is none, or it was revoked before. */
export async function revokeApiKey(writing: Writing, id: number, now: EpochMilliseconds): Promise<ApiKey | undefined> {
  const row = await writing
    .updateTable('api_keys')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  return row && apiKeyOf(row);
}

/** Notes when a key was last used. */
export async function touchApiKey(writing: Writing, id: number, now: EpochMilliseconds): Promise<void> {
  await writing.updateTable('api_keys').set({ used_at: now }).where('id', '=', id).execute();
}
