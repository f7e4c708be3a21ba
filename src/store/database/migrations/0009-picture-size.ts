import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from '../column-types.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * The size of the pictures in whose pixels readings are. Readings stored before this column are in the pictures that
 * version 0.1.0 made of their recording, whatever later versions do.
 */
export const pictureSize = (types: ColumnTypes): Migration => ({
  async up(db: Kysely<unknown>) {
    for (const column of ['picture_width', 'picture_height'])
      await db.schema
        .alterTable('reading_sets')
        .addColumn(column, types.count, (c) => c.notNull().defaultTo(0))
        .execute();
    const { rows } = await sql<Size>`select distinct width, height from recordings`.execute(db);
    for (const original of rows) {
      const picture = analysedSize(original);
      await sql`
        update reading_sets set picture_width = ${picture.width}, picture_height = ${picture.height}
        where id in (
          select runs.reading_set_id from runs inner join recordings on recordings.id = runs.recording_id
          where recordings.width = ${original.width} and recordings.height = ${original.height}
        )`.execute(db);
    }
  },
});

/** The rule of version 0.1.0, which never changes: scaled down to fit 1920 × 1080, or 1080 × 1920 for portrait. */
function analysedSize({ width, height }: Size): Size {
  const [mostWide, mostHigh] = height > width ? [1080, 1920] : [1920, 1080];
  const scale = Math.min(1, mostWide / width, mostHigh / height);
  if (scale === 1) return { width, height };
  return { width: Math.max(2, Math.round(width * scale)), height: Math.max(2, Math.round(height * scale)) };
}
