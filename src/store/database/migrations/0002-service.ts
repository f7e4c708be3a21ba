import type { CreateTableBuilder, Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from '../column-types.ts';

/** Tables for people and machines, for what they decide, and for what the service sends to others. */
export const serviceTables = (types: ColumnTypes): Migration => ({
  async up(db: Kysely<unknown>) {
    const table = <T extends string>(name: T) => db.schema.createTable(name);
    const numbered = <T extends string>(name: T) => table(name).addColumn('id', types.key, types.numbered);
    const create = <T extends string, C extends string>(builder: CreateTableBuilder<T, C>) =>
      types.finish(builder).execute();
    const index = (name: string, on: string, columns: string[]) =>
      db.schema.createIndex(name).on(on).columns(columns).execute();

    await db.schema.alterTable('halls').addColumn('title', types.text).execute();
    await db.schema.alterTable('windows').addColumn('title', types.text).execute();

    await create(
      numbered('accounts')
        .addColumn('name', types.text, (c) => c.notNull().unique())
        .addColumn('display_name', types.text, (c) => c.notNull())
        .addColumn('role', types.text, (c) => c.notNull())
        .addColumn('halls', types.json)
        .addColumn('staff_number', types.text)
        .addColumn('may_unblur', types.flag, (c) => c.notNull())
        .addColumn('password_hash', types.text, (c) => c.notNull())
        .addColumn('must_change_password', types.flag, (c) => c.notNull())
        .addColumn('disabled', types.flag, (c) => c.notNull())
        .addColumn('failed_logins', types.count, (c) => c.notNull())
        .addColumn('locked_until', types.epochMs)
        .addColumn('created_at', types.epochMs, (c) => c.notNull())
        .addColumn('version', types.count, (c) => c.notNull()),
    );
    await create(
      table('sessions')
        .addColumn('token_hash', types.text, (c) => c.primaryKey())
        .addColumn('account_id', types.key, (c) => c.notNull().references('accounts.id').onDelete('cascade'))
        .addColumn('csrf_token', types.text, (c) => c.notNull())
        .addColumn('created_at', types.epochMs, (c) => c.notNull())
        .addColumn('seen_at', types.epochMs, (c) => c.notNull())
        .addColumn('expires_at', types.epochMs, (c) => c.notNull()),
    );
    await index('sessions_account', 'sessions', ['account_id']);
    await create(
      numbered('api_keys')
        .addColumn('name', types.text, (c) => c.notNull())
        .addColumn('prefix', types.text, (c) => c.notNull().unique())
        .addColumn('secret_hash', types.text, (c) => c.notNull())
        .addColumn('rights', types.json, (c) => c.notNull())
        .addColumn('halls', types.json)
        .addColumn('created_by_id', types.key, (c) => c.notNull().references('accounts.id'))
        .addColumn('created_at', types.epochMs, (c) => c.notNull())
        .addColumn('expires_at', types.epochMs, (c) => c.notNull())
        .addColumn('revoked_at', types.epochMs)
        .addColumn('used_at', types.epochMs),
    );

    // The detail is text in both dialects, because its hash is over exactly these characters.
    await create(
      table('audit_entries')
        .addColumn('id', types.key, (c) => c.primaryKey())
        .addColumn('at', types.epochMs, (c) => c.notNull())
        .addColumn('actor', types.text, (c) => c.notNull())
        .addColumn('actor_name', types.text, (c) => c.notNull())
        .addColumn('action', types.text, (c) => c.notNull())
        .addColumn('subject', types.text, (c) => c.notNull())
        .addColumn('hall', types.text)
        .addColumn('detail', types.text, (c) => c.notNull())
        .addColumn('hash', types.text, (c) => c.notNull()),
    );
    await index('audit_subject', 'audit_entries', ['subject', 'id']);
    await index('audit_actor', 'audit_entries', ['actor', 'id']);
    await index('audit_action', 'audit_entries', ['action', 'id']);
    await create(
      table('audit_head')
        .addColumn('id', types.count, (c) => c.primaryKey())
        .addColumn('entries', types.count, (c) => c.notNull())
        .addColumn('hash', types.text, (c) => c.notNull()),
    );

    await create(
      numbered('reviews')
        .addColumn('finding_id', types.key, (c) => c.notNull().references('findings.id'))
        .addColumn('account_id', types.key, (c) => c.notNull().references('accounts.id'))
        .addColumn('decision', types.text, (c) => c.notNull())
        .addColumn('verdict', types.text, (c) => c.notNull())
        .addColumn('reason', types.text, (c) => c.notNull())
        .addColumn('note', types.text, (c) => c.notNull())
        .addColumn('second_opinion', types.flag, (c) => c.notNull())
        .addColumn('created_at', types.epochMs, (c) => c.notNull())
        .addColumn('undone_at', types.epochMs),
    );
    await index('reviews_finding', 'reviews', ['finding_id']);
    await index('reviews_time', 'reviews', ['created_at']);
    await create(
      table('review_states')
        .addColumn('finding_id', types.key, (c) => c.primaryKey().references('findings.id'))
        .addColumn('version', types.count, (c) => c.notNull())
        .addColumn('review_id', types.key, (c) => c.references('reviews.id'))
        .addColumn('decision', types.text)
        .addColumn('verdict', types.text)
        .addColumn('updated_at', types.epochMs, (c) => c.notNull())
        .addColumn('leased_to_id', types.key, (c) => c.references('accounts.id'))
        .addColumn('leased_until', types.epochMs),
    );
    await index('review_states_lease', 'review_states', ['leased_to_id', 'leased_until']);
    await create(
      numbered('appeals')
        .addColumn('finding_id', types.key, (c) => c.notNull().references('findings.id'))
        .addColumn('account_id', types.key, (c) => c.notNull().references('accounts.id'))
        .addColumn('text', types.text, (c) => c.notNull())
        .addColumn('state', types.text, (c) => c.notNull())
        .addColumn('created_at', types.epochMs, (c) => c.notNull())
        .addColumn('decided_by_id', types.key, (c) => c.references('accounts.id'))
        .addColumn('decided_at', types.epochMs)
        .addColumn('answer', types.text)
        .addColumn('version', types.count, (c) => c.notNull()),
    );
    await index('appeals_finding', 'appeals', ['finding_id']);
    await index('appeals_state', 'appeals', ['state', 'id']);
    await create(
      numbered('manual_checks')
        .addColumn('window_id', types.key, (c) => c.notNull().references('windows.id'))
        .addColumn('clause_id', types.key, (c) => c.notNull().references('clauses.id'))
        .addColumn('account_id', types.key, (c) => c.notNull().references('accounts.id'))
        .addColumn('at', types.epochMs, (c) => c.notNull())
        .addColumn('verdict', types.text, (c) => c.notNull())
        .addColumn('note', types.text, (c) => c.notNull())
        .addColumn('created_at', types.epochMs, (c) => c.notNull())
        .addColumn('withdrawn_at', types.epochMs),
    );
    await index('manual_checks_window', 'manual_checks', ['window_id', 'at']);

    await create(
      numbered('camera_setups')
        .addColumn('window_id', types.key, (c) => c.notNull().references('windows.id'))
        .addColumn('version', types.count, (c) => c.notNull())
        .addColumn('geometry', types.json, (c) => c.notNull())
        .addColumn('rulebooks', types.json)
        .addColumn('created_at', types.epochMs, (c) => c.notNull())
        .addUniqueConstraint('camera_setups_version', ['window_id', 'version']),
    );
    await create(
      numbered('shifts')
        .addColumn('window_id', types.key, (c) => c.notNull().references('windows.id'))
        .addColumn('staff_number', types.text, (c) => c.notNull())
        .addColumn('start_at', types.epochMs, (c) => c.notNull())
        .addColumn('end_at', types.epochMs, (c) => c.notNull())
        .addColumn('created_at', types.epochMs, (c) => c.notNull()),
    );
    await index('shifts_window', 'shifts', ['window_id', 'start_at']);
    await index('shifts_staff', 'shifts', ['staff_number', 'start_at']);
    await create(
      numbered('queue_events')
        .addColumn('window_id', types.key, (c) => c.notNull().references('windows.id'))
        .addColumn('external_id', types.text, (c) => c.notNull())
        .addColumn('type', types.text, (c) => c.notNull())
        .addColumn('at', types.epochMs, (c) => c.notNull())
        .addColumn('ticket', types.text)
        .addColumn('value', types.real)
        .addColumn('created_at', types.epochMs, (c) => c.notNull())
        .addUniqueConstraint('queue_events_external', ['window_id', 'external_id']),
    );
    await index('queue_events_time', 'queue_events', ['window_id', 'at']);
    await create(
      numbered('rulebook_versions')
        .addColumn('rulebook', types.text, (c) => c.notNull())
        .addColumn('version', types.text, (c) => c.notNull())
        .addColumn('changes', types.json, (c) => c.notNull())
        .addColumn('reason', types.text, (c) => c.notNull())
        .addColumn('account_id', types.key, (c) => c.notNull().references('accounts.id'))
        .addColumn('created_at', types.epochMs, (c) => c.notNull())
        .addUniqueConstraint('rulebook_versions_version', ['rulebook', 'version']),
    );

    await create(
      table('recording_files')
        .addColumn('sha256', types.text, (c) => c.primaryKey())
        .addColumn('path', types.text, (c) => c.notNull())
        .addColumn('bytes', types.count, (c) => c.notNull())
        .addColumn('created_at', types.epochMs, (c) => c.notNull()),
    );
    await create(
      table('uploads')
        .addColumn('id', types.text, (c) => c.primaryKey())
        .addColumn('account', types.text, (c) => c.notNull())
        .addColumn('window_id', types.key, (c) => c.notNull().references('windows.id'))
        .addColumn('name', types.text, (c) => c.notNull())
        .addColumn('bytes', types.count, (c) => c.notNull())
        .addColumn('started_at', types.epochMs)
        .addColumn('sha256', types.text)
        .addColumn('created_at', types.epochMs, (c) => c.notNull())
        .addColumn('finished_at', types.epochMs),
    );

    await create(
      numbered('notices')
        .addColumn('at', types.epochMs, (c) => c.notNull())
        .addColumn('type', types.text, (c) => c.notNull())
        .addColumn('hall', types.text)
        .addColumn('body', types.json, (c) => c.notNull()),
    );
    await create(
      numbered('webhooks')
        .addColumn('url', types.text, (c) => c.notNull())
        .addColumn('secret', types.text, (c) => c.notNull())
        .addColumn('types', types.json, (c) => c.notNull())
        .addColumn('halls', types.json)
        .addColumn('active', types.flag, (c) => c.notNull())
        .addColumn('created_at', types.epochMs, (c) => c.notNull())
        .addColumn('version', types.count, (c) => c.notNull()),
    );
    await create(
      numbered('webhook_deliveries')
        .addColumn('webhook_id', types.key, (c) => c.notNull().references('webhooks.id').onDelete('cascade'))
        .addColumn('notice_id', types.key, (c) => c.notNull().references('notices.id'))
        .addColumn('state', types.text, (c) => c.notNull())
        .addColumn('attempts', types.count, (c) => c.notNull())
        .addColumn('next_attempt_at', types.epochMs)
        .addColumn('last_status', types.count)
        .addColumn('last_error', types.text)
        .addColumn('updated_at', types.epochMs, (c) => c.notNull())
        .addUniqueConstraint('webhook_deliveries_once', ['webhook_id', 'notice_id']),
    );
    await index('webhook_deliveries_due', 'webhook_deliveries', ['state', 'next_attempt_at']);
    await create(
      table('idempotent_answers')
        .addColumn('actor', types.text, (c) => c.notNull())
        .addColumn('key', types.text, (c) => c.notNull())
        .addColumn('request_hash', types.text, (c) => c.notNull())
        .addColumn('status', types.count, (c) => c.notNull())
        .addColumn('body', types.text, (c) => c.notNull())
        .addColumn('created_at', types.epochMs, (c) => c.notNull())
        .addPrimaryKeyConstraint('idempotent_answers_key', ['actor', 'key']),
    );
  },
});
