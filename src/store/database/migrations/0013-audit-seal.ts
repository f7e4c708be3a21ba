import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from '../column-types.ts';

/** Up to which entry the audit log is signed, and that signature; null until an entry is added with the key at hand. */
export const auditSeal = (types: ColumnTypes): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('audit_head').addColumn('sealed_entries', types.count).execute();
    await db.schema.alterTable('audit_head').addColumn('seal', types.text).execute();
  },
});
