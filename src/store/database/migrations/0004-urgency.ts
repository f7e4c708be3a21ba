import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Index of findings that wait for a person, the least certain first. The expression is that of `urgent-findings.ts`.
 */
export const urgencyIndex: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createIndex('findings_urgency')
      .on('findings')
      .expression(
        sql`(case
          when value_uncertainty > 0 and threshold_unit = value_unit then abs(value - threshold) / value_uncertainty
          when verdict = 'needs-review' then 1.0
          else 4.0
        end), id`,
      )
      .where(sql<SqlBool>`verdict in ('not-met', 'needs-review')`)
      .execute();
  },
};
