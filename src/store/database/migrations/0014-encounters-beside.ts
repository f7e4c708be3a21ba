import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from '../column-types.ts';

/** Findings about an encounter that began in another recording, which was judged together with theirs. */
export const encountersBeside = (types: ColumnTypes): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('findings').addColumn('encounter_beside', types.text).execute();
  },
});
