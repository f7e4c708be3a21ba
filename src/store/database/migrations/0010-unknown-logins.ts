import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from '../column-types.ts';

/** Failed logins by names that are no account's: they lock as accounts do, so that a lock tells nobody which names exist. */
export const unknownLogins = (types: ColumnTypes): Migration => ({
  async up(db: Kysely<unknown>) {
    await types
      .finish(
        db.schema
          .createTable('unknown_logins')
          .addColumn('name_hash', types.text, (c) => c.primaryKey())
          .addColumn('failed_logins', types.count, (c) => c.notNull())
          .addColumn('locked_until', types.epochMs)
          .addColumn('updated_at', types.epochMs, (c) => c.notNull()),
      )
      .execute();
  },
});
