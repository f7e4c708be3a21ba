import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from '../column-types.ts';

/**
 * How a run read its footage: of which video stream, what of the recording's facts it went by, and what the decoder
 * knew. Runs stored before have none: they read the first stream, and are judged again as they were.
 */
export const decoding = (types: ColumnTypes): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('runs')
      .addColumn('stream', types.count, (c) => c.notNull().defaultTo(0))
      .execute();
    for (const column of ['footage', 'decoding'])
      await db.schema.alterTable('runs').addColumn(column, types.json).execute();
    await db.schema.dropIndex('runs_one_current').execute();
    await db.schema
      .createIndex('runs_one_current')
      .unique()
      .on('runs')
      .columns(['window_id', 'recording_id', 'stream'])
      .where(sql<SqlBool>`status = 'current'`)
      .execute();
  },
});
