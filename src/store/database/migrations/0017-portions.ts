import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from '../column-types.ts';

/**
 * What was found in each portion of a window's day, so that a recording that comes late does not measure the whole day again;
 * and when each reading set shows nobody but clerks, which says where portions begin and end.
 */
export const portions = (types: ColumnTypes): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('reading_sets').addColumn('quiet', types.json).execute();
    await types
      .finish(
        db.schema
          .createTable('portions')
          .addColumn('id', types.key, types.numbered)
          .addColumn('window_id', types.key, (c) => c.notNull().references('windows.id'))
          .addColumn('camera_id', types.key, (c) => c.notNull().references('cameras.id'))
          .addColumn('identity', types.text, (c) => c.notNull().unique())
          .addColumn('from_at', types.epochMs, (c) => c.notNull())
          .addColumn('to_at', types.epochMs, (c) => c.notNull())
          .addColumn('data', types.bytes, (c) => c.notNull()),
      )
      .execute();
    await db.schema
      .createIndex('portions_of_camera')
      .on('portions')
      .columns(['window_id', 'camera_id', 'from_at'])
      .execute();
    await db.schema.createIndex('portions_by_end').on('portions').column('to_at').execute();
  },
});
