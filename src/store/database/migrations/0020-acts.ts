import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from '../column-types.ts';

/**
 * Which findings are about an act that another one stands for; and of findings about a whole shift how long was watched and how
 * often what is forbidden was seen, with their sums by day. Findings stored before stand for themselves, and say neither.
 */
export const acts = (types: ColumnTypes): Migration => ({
  async up(db: Kysely<unknown>) {
    for (const [column, type] of [
      ['same_act_as', types.text],
      ['watched_ms', types.real],
      ['episode_count', types.count],
    ] as const)
      await db.schema.alterTable('findings').addColumn(column, type).execute();
    for (const [column, type] of [
      ['watched_ms', types.real],
      ['episodes', types.count],
    ] as const)
      await db.schema
        .alterTable('summaries')
        .addColumn(column, type, (c) => c.notNull().defaultTo(0))
        .execute();
  },
});
