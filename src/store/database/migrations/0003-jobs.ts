import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from '../column-types.ts';

/** The queue of a store in one file (on PostgreSQL pg-boss keeps its own), and the known contents of files. */
export const jobTables = (types: ColumnTypes): Migration => ({
  async up(db: Kysely<unknown>) {
    await types
      .finish(
        db.schema
          .createTable('jobs')
          .addColumn('id', types.text, (c) => c.primaryKey())
          .addColumn('kind', types.text, (c) => c.notNull())
          .addColumn('payload', types.json, (c) => c.notNull())
          .addColumn('priority', types.count, (c) => c.notNull())
          .addColumn('state', types.text, (c) => c.notNull())
          .addColumn('attempts', types.count, (c) => c.notNull())
          .addColumn('due_at', types.epochMs, (c) => c.notNull())
          .addColumn('heartbeat_at', types.epochMs)
          .addColumn('created_at', types.epochMs, (c) => c.notNull())
          .addColumn('settled_at', types.epochMs)
          .addColumn('result', types.json)
          .addColumn('problem', types.json),
      )
      .execute();
    await db.schema
      .createIndex('jobs_unsettled')
      .on('jobs')
      .columns(['kind', 'state', 'priority', 'due_at'])
      .where(sql<SqlBool>`state in ('waiting', 'running')`)
      .execute();
    await types
      .finish(
        db.schema
          .createTable('job_schedules')
          .addColumn('name', types.text, (c) => c.primaryKey())
          .addColumn('kind', types.text, (c) => c.notNull())
          .addColumn('payload', types.json, (c) => c.notNull())
          .addColumn('cron', types.text, (c) => c.notNull())
          .addColumn('next_at', types.epochMs, (c) => c.notNull()),
      )
      .execute();
    await types
      .finish(
        db.schema
          .createTable('known_files')
          .addColumn('path', types.text, (c) => c.primaryKey())
          .addColumn('bytes', types.count, (c) => c.notNull())
          .addColumn('modified_at', types.real, (c) => c.notNull())
          .addColumn('sha256', types.text, (c) => c.notNull())
          .addColumn('seen_at', types.epochMs, (c) => c.notNull()),
      )
      .execute();
  },
});
