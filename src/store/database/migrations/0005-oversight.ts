import type { CreateTableBuilder, Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from '../column-types.ts';

/** Tables for findings planted into queues, staff trainings, retention rules, and the last view of live cameras. */
export const oversightTables = (types: ColumnTypes): Migration => ({
  async up(db: Kysely<unknown>) {
    const table = <T extends string>(name: T) => db.schema.createTable(name);
    const create = <T extends string, C extends string>(builder: CreateTableBuilder<T, C>) =>
      types.finish(builder).execute();

    await db.schema.alterTable('findings').addColumn('planted_for_id', types.key).execute();
    await create(
      table('planted_items')
        .addColumn('finding_id', types.key, (c) => c.primaryKey().references('findings.id'))
        .addColumn('origin_id', types.key, (c) => c.notNull().references('findings.id'))
        .addColumn('account_id', types.key, (c) => c.notNull().references('accounts.id'))
        .addColumn('answer', types.text, (c) => c.notNull())
        .addColumn('planted_by_id', types.key, (c) => c.notNull().references('accounts.id'))
        .addColumn('planted_at', types.epochMs, (c) => c.notNull())
        .addUniqueConstraint('planted_items_once', ['origin_id', 'account_id']),
    );
    await create(
      table('trainings')
        .addColumn('id', types.key, types.numbered)
        .addColumn('hall_id', types.key, (c) => c.notNull().references('halls.id'))
        .addColumn('window_id', types.key, (c) => c.references('windows.id'))
        .addColumn('day', types.text, (c) => c.notNull())
        .addColumn('topic', types.text, (c) => c.notNull())
        .addColumn('account_id', types.key, (c) => c.notNull().references('accounts.id'))
        .addColumn('created_at', types.epochMs, (c) => c.notNull()),
    );
    await create(
      table('retention_rules')
        .addColumn('kind', types.text, (c) => c.primaryKey())
        .addColumn('days', types.count, (c) => c.notNull())
        .addColumn('account_id', types.key, (c) => c.notNull().references('accounts.id'))
        .addColumn('updated_at', types.epochMs, (c) => c.notNull()),
    );
    await create(
      table('live_looks')
        .addColumn('window_id', types.key, (c) => c.primaryKey().references('windows.id'))
        .addColumn('at', types.epochMs, (c) => c.notNull())
        .addColumn('picture', types.json, (c) => c.notNull())
        .addColumn('people', types.json, (c) => c.notNull()),
    );
  },
});
