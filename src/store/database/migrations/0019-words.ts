import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from '../column-types.ts';

/** The clerks' words by set of readings, with who wrote them down. */
export const words = (types: ColumnTypes): Migration => ({
  async up(db: Kysely<unknown>) {
    await types
      .finish(
        db.schema
          .createTable('transcripts')
          .addColumn('reading_set_id', types.key, (c) => c.primaryKey().references('reading_sets.id'))
          .addColumn('source', types.text, (c) => c.notNull())
          .addColumn('problem', types.text)
          .addColumn('created_at', types.epochMs, (c) => c.notNull()),
      )
      .execute();
    await types
      .finish(
        db.schema
          .createTable('spoken_words')
          .addColumn('id', types.key, types.numbered)
          .addColumn('reading_set_id', types.key, (c) => c.notNull().references('reading_sets.id'))
          .addColumn('start_ms', types.real, (c) => c.notNull())
          .addColumn('end_ms', types.real, (c) => c.notNull())
          .addColumn('text', types.text, (c) => c.notNull())
          .addColumn('sounds', types.text, (c) => c.notNull()),
      )
      .execute();
    await db.schema
      .createIndex('spoken_words_of_set')
      .on('spoken_words')
      .columns(['reading_set_id', 'start_ms'])
      .execute();
  },
});
