import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from '../column-types.ts';

/** The latest condition of each camera's picture, since when, and when the camera was seen last. */
export const cameraHealth = (types: ColumnTypes): Migration => ({
  async up(db: Kysely<unknown>) {
    await types
      .finish(
        db.schema
          .createTable('camera_health')
          .addColumn('camera_id', types.key, (c) => c.primaryKey().references('cameras.id'))
          .addColumn('condition', types.text, (c) => c.notNull())
          .addColumn('since_at', types.epochMs, (c) => c.notNull())
          .addColumn('seen_at', types.epochMs, (c) => c.notNull()),
      )
      .execute();
  },
});
