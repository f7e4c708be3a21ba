import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from '../column-types.ts';

/** Every time at which somebody did what a finding's clause forbids. Findings stored before tell the longest alone. */
export const episodes = (types: ColumnTypes): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('findings').addColumn('episodes', types.json).execute();
  },
});
