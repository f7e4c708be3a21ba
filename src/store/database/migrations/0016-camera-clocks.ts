import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from '../column-types.ts';

/** How a run's camera clock differs from that of the cameras with which it was judged. */
export const cameraClocks = (types: ColumnTypes): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('runs').addColumn('clock_offset', types.json).execute();
  },
});
