import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from '../column-types.ts';

/** The last notice handled for each webhook, so that none is missed while the service is down. */
export const webhookCursors = (types: ColumnTypes): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('webhooks')
      .addColumn('told_up_to', types.key, (c) => c.notNull().defaultTo(0))
      .execute();
    await sql`update webhooks set told_up_to = (select coalesce(max(id), 0) from notices)`.execute(db);
    await db.schema
      .createIndex('webhook_deliveries_of_hook')
      .on('webhook_deliveries')
      .columns(['webhook_id', 'state', 'id'])
      .execute();
  },
});
