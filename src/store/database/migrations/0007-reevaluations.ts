import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from '../column-types.ts';

/** Table of requests to reevaluate stored recordings: why, and how far each has come. */
export const reevaluationTables = (types: ColumnTypes): Migration => ({
  async up(db: Kysely<unknown>) {
    await types
      .finish(
        db.schema
          .createTable('reevaluations')
          .addColumn('id', types.key, types.numbered)
          .addColumn('cause', types.text, (c) => c.notNull())
          .addColumn('window_id', types.key, (c) => c.references('windows.id'))
          .addColumn('rulebook', types.text)
          .addColumn('version', types.text)
          .addColumn('from_at', types.epochMs, (c) => c.notNull())
          .addColumn('to_at', types.epochMs)
          .addColumn('actor', types.text, (c) => c.notNull())
          .addColumn('created_at', types.epochMs, (c) => c.notNull())
          .addColumn('begun_at', types.epochMs)
          .addColumn('finished_at', types.epochMs)
          .addColumn('runs', types.count, (c) => c.notNull())
          .addColumn('judged', types.count, (c) => c.notNull())
          .addColumn('changed', types.count, (c) => c.notNull())
          .addColumn('unmeasured', types.count, (c) => c.notNull()),
      )
      .execute();
    await db.schema
      .createIndex('reevaluations_unfinished')
      .on('reevaluations')
      .columns(['window_id', 'id'])
      .where(sql<SqlBool>`finished_at is null`)
      .execute();
  },
});
