import { type CreateTableBuilder, type Kysely, type SqlBool, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from '../column-types.ts';

/** Tables for halls, footage, runs and what runs found. */
export const timelineTables = (types: ColumnTypes): Migration => ({
  async up(db: Kysely<unknown>) {
    const table = <T extends string>(name: T) => db.schema.createTable(name);
    const numbered = <T extends string>(name: T) => table(name).addColumn('id', types.key, types.numbered);
    const entries = <T extends string>(name: T) =>
      numbered(name)
        .addColumn('run_id', types.key, (c) => c.notNull().references('runs.id').onDelete('cascade'))
        .addColumn('start_ms', types.real, (c) => c.notNull())
        .addColumn('end_ms', types.real, (c) => c.notNull())
        .addColumn('start_at', types.epochMs)
        .addColumn('end_at', types.epochMs);
    const create = <T extends string, C extends string>(builder: CreateTableBuilder<T, C>) =>
      types.finish(builder).execute();
    const index = (name: string, on: string, columns: string[]) =>
      db.schema.createIndex(name).on(on).columns(columns).execute();

    await create(
      numbered('halls')
        .addColumn('code', types.text, (c) => c.notNull().unique())
        .addColumn('created_at', types.epochMs, (c) => c.notNull()),
    );
    await create(
      numbered('windows')
        .addColumn('hall_id', types.key, (c) => c.notNull().references('halls.id'))
        .addColumn('code', types.text, (c) => c.notNull())
        .addColumn('created_at', types.epochMs, (c) => c.notNull())
        .addUniqueConstraint('windows_code', ['hall_id', 'code']),
    );
    await create(
      numbered('cameras')
        .addColumn('window_id', types.key, (c) => c.notNull().references('windows.id'))
        .addColumn('geometry_hash', types.text, (c) => c.notNull())
        .addColumn('geometry', types.json, (c) => c.notNull())
        .addColumn('created_at', types.epochMs, (c) => c.notNull())
        .addUniqueConstraint('cameras_geometry', ['window_id', 'geometry_hash']),
    );
    await create(
      numbered('recordings')
        .addColumn('sha256', types.text, (c) => c.notNull().unique())
        .addColumn('name', types.text, (c) => c.notNull())
        .addColumn('duration_ms', types.real, (c) => c.notNull())
        .addColumn('start_ms', types.real, (c) => c.notNull())
        .addColumn('width', types.count, (c) => c.notNull())
        .addColumn('height', types.count, (c) => c.notNull())
        .addColumn('fps', types.real)
        .addColumn('created_at', types.epochMs, (c) => c.notNull()),
    );
    await create(
      numbered('engines')
        .addColumn('hash', types.text, (c) => c.notNull().unique())
        .addColumn('version', types.text, (c) => c.notNull())
        .addColumn('models', types.json, (c) => c.notNull())
        .addColumn('settings', types.json, (c) => c.notNull()),
    );
    await create(numbered('reading_sets').addColumn('created_at', types.epochMs, (c) => c.notNull()));
    await create(
      table('reading_blocks')
        .addColumn('reading_set_id', types.key, (c) => c.notNull().references('reading_sets.id').onDelete('cascade'))
        .addColumn('position', types.count, (c) => c.notNull())
        .addColumn('start_ms', types.real, (c) => c.notNull())
        .addColumn('end_ms', types.real, (c) => c.notNull())
        .addColumn('frame_count', types.count, (c) => c.notNull())
        .addColumn('data', types.bytes, (c) => c.notNull())
        .addPrimaryKeyConstraint('reading_blocks_key', ['reading_set_id', 'position']),
    );

    await create(
      numbered('runs')
        .addColumn('window_id', types.key, (c) => c.notNull().references('windows.id'))
        .addColumn('recording_id', types.key, (c) => c.notNull().references('recordings.id'))
        .addColumn('camera_id', types.key, (c) => c.notNull().references('cameras.id'))
        .addColumn('engine_id', types.key, (c) => c.notNull().references('engines.id'))
        .addColumn('reading_set_id', types.key, (c) => c.notNull().references('reading_sets.id'))
        .addColumn('reevaluates_id', types.key, (c) => c.references('runs.id'))
        .addColumn('identity', types.text, (c) => c.notNull())
        .addColumn('started_at', types.epochMs)
        .addColumn('ended_at', types.epochMs)
        .addColumn('created_at', types.epochMs, (c) => c.notNull())
        .addColumn('complete', types.flag, (c) => c.notNull())
        .addColumn('covered', types.json)
        .addColumn('problem', types.text)
        .addColumn('people', types.json, (c) => c.notNull())
        .addColumn('status', types.text, (c) => c.notNull())
        .addColumn('superseded_by_id', types.key, (c) => c.references('runs.id')),
    );
    await db.schema
      .createIndex('runs_one_current')
      .unique()
      .on('runs')
      .columns(['window_id', 'recording_id'])
      .where(sql<SqlBool>`status = 'current'`)
      .execute();
    await index('runs_identity', 'runs', ['identity']);
    await index('runs_time', 'runs', ['window_id', 'ended_at', 'started_at']);

    await create(
      entries('events')
        .addColumn('type', types.text, (c) => c.notNull())
        .addColumn('person', types.text, (c) => c.notNull())
        .addColumn('role', types.text, (c) => c.notNull())
        .addColumn('peak_ms', types.real)
        .addColumn('value', types.real)
        .addColumn('unit', types.text)
        .addColumn('uncertainty', types.real)
        .addColumn('grade_deg', types.real)
        .addColumn('confidence', types.real, (c) => c.notNull()),
    );
    await index('events_time', 'events', ['run_id', 'start_at']);
    await create(
      entries('blindness')
        .addColumn('quantity', types.text, (c) => c.notNull())
        .addColumn('person', types.text, (c) => c.notNull())
        .addColumn('role', types.text, (c) => c.notNull())
        .addColumn('reason', types.text, (c) => c.notNull()),
    );
    await index('blindness_time', 'blindness', ['run_id', 'start_at']);
    await create(
      entries('encounters')
        .addColumn('code', types.text, (c) => c.notNull())
        .addColumn('citizen', types.text, (c) => c.notNull())
        .addColumn('detail', types.json, (c) => c.notNull())
        .addUniqueConstraint('encounters_code', ['run_id', 'code']),
    );

    await create(
      numbered('clauses')
        .addColumn('rulebook', types.text, (c) => c.notNull())
        .addColumn('code', types.text, (c) => c.notNull())
        .addUniqueConstraint('clauses_code', ['rulebook', 'code']),
    );
    await create(
      entries('findings')
        .addColumn('window_id', types.key, (c) => c.notNull().references('windows.id'))
        .addColumn('clause_id', types.key, (c) => c.notNull().references('clauses.id'))
        .addColumn('encounter', types.text)
        .addColumn('verdict', types.text, (c) => c.notNull())
        .addColumn('reason', types.text, (c) => c.notNull())
        .addColumn('value', types.real)
        .addColumn('value_unit', types.text)
        .addColumn('value_uncertainty', types.real)
        .addColumn('threshold', types.real)
        .addColumn('threshold_unit', types.text)
        .addColumn('threshold_uncertainty', types.real)
        .addColumn('sort_at', types.epochMs, (c) => c.notNull())
        .addForeignKeyConstraint('findings_encounter', ['run_id', 'encounter'], 'encounters', ['run_id', 'code']),
    );
    await index('findings_run', 'findings', ['run_id']);
    await index('findings_newest', 'findings', ['sort_at']);
    await index('findings_window', 'findings', ['window_id', 'sort_at']);
    await index('findings_clause', 'findings', ['clause_id', 'window_id', 'verdict', 'sort_at']);

    await create(
      table('summaries')
        .addColumn('window_id', types.key, (c) => c.notNull().references('windows.id'))
        .addColumn('day', types.text, (c) => c.notNull())
        .addColumn('clause_id', types.key, (c) => c.notNull().references('clauses.id'))
        .addColumn('met', types.count, (c) => c.notNull())
        .addColumn('not_met', types.count, (c) => c.notNull())
        .addColumn('needs_review', types.count, (c) => c.notNull())
        .addColumn('not_assessable', types.count, (c) => c.notNull())
        .addColumn('not_applicable', types.count, (c) => c.notNull())
        .addPrimaryKeyConstraint('summaries_key', ['window_id', 'day', 'clause_id']),
    );
  },
});
