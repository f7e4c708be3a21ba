import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from '../column-types.ts';

/** At which post of its window something was seen, and who stands there; null at a window of one post. */
export const posts = (types: ColumnTypes): Migration => ({
  async up(db: Kysely<unknown>) {
    for (const table of ['events', 'findings', 'shifts'])
      await db.schema.alterTable(table).addColumn('post', types.text).execute();
  },
});
