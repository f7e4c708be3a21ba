import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from '../column-types.ts';

/** Tables for identities at providers, and for sign-ins that were sent there. */
export const signInTables = (types: ColumnTypes): Migration => ({
  async up(db: Kysely<unknown>) {
    await types
      .finish(
        db.schema
          .createTable('oidc_identities')
          .addColumn('issuer', types.text, (c) => c.notNull())
          .addColumn('subject', types.text, (c) => c.notNull())
          .addColumn('account_id', types.key, (c) => c.notNull().references('accounts.id').onDelete('cascade'))
          .addColumn('provisioned', types.flag, (c) => c.notNull())
          .addColumn('created_at', types.epochMs, (c) => c.notNull())
          .addPrimaryKeyConstraint('oidc_identities_key', ['issuer', 'subject'])
          .addUniqueConstraint('oidc_identities_once', ['issuer', 'account_id']),
      )
      .execute();
    await types
      .finish(
        db.schema
          .createTable('oidc_logins')
          .addColumn('token_hash', types.text, (c) => c.primaryKey())
          .addColumn('provider', types.text, (c) => c.notNull())
          .addColumn('state', types.text, (c) => c.notNull())
          .addColumn('nonce', types.text, (c) => c.notNull())
          .addColumn('code_verifier', types.text, (c) => c.notNull())
          .addColumn('expires_at', types.epochMs, (c) => c.notNull()),
      )
      .execute();
  },
});
