import type { Generated } from 'kysely';
import type { Verdict } from '../contract/verdict.ts';
import type { EpochMilliseconds } from '../core/units.ts';
import type { SignInSchema } from './accounts/sign-in-schema.ts';
import type { Flag } from './database/codec.ts';
import type { ReevaluationSchema } from './runs/reevaluation-schema.ts';

/** JSON as text. */
type Json = string;

interface Row {
  readonly id: Generated<number>;
}

export interface AccountsTable extends Row {
  /** What is typed at the login, in lower case. */
  readonly name: string;
  readonly display_name: string;
  readonly role: string;
  /** Codes of halls; null is every hall. */
  readonly halls: Json | null;
  /** Pseudonymous: the key to people's names is kept elsewhere. */
  readonly staff_number: string | null;
  readonly may_unblur: Flag;
  /** PHC string of argon2id. */
  readonly password_hash: string;
  readonly must_change_password: Flag;
  readonly disabled: Flag;
  readonly failed_logins: number;
  readonly locked_until: EpochMilliseconds | null;
  readonly created_at: EpochMilliseconds;
  readonly version: number;
}

export interface SessionsTable {
  /** SHA-256 of what the cookie holds. */
  readonly token_hash: string;
  readonly account_id: number;
  readonly csrf_token: string;
  readonly created_at: EpochMilliseconds;
  readonly seen_at: EpochMilliseconds;
  readonly expires_at: EpochMilliseconds;
}

export interface ApiKeysTable extends Row {
  readonly name: string;
  /** Public half of the key. */
  readonly prefix: string;
  /** SHA-256 of the secret half: 256 random bits need no slow hash. */
  readonly secret_hash: string;
  readonly rights: Json;
  readonly halls: Json | null;
  readonly created_by_id: number;
  readonly created_at: EpochMilliseconds;
  readonly expires_at: EpochMilliseconds;
  readonly revoked_at: EpochMilliseconds | null;
  readonly used_at: EpochMilliseconds | null;
}

export interface AuditEntriesTable {
  /** 1, 2, 3 … without holes. */
  readonly id: number;
  readonly at: EpochMilliseconds;
  /** `account:7`, `key:3`, `system`. */
  readonly actor: string;
  readonly actor_name: string;
  readonly action: string;
  readonly subject: string;
  readonly hall: string | null;
  readonly detail: Json;
  readonly hash: string;
}

/** One row: how many entries there are and the hash of the last. */
export interface AuditHeadTable {
  readonly id: number;
  readonly entries: number;
  readonly hash: string;
}

export interface ReviewsTable extends Row {
  readonly finding_id: number;
  readonly account_id: number;
  readonly decision: string;
  readonly verdict: Verdict;
  readonly reason: string;
  readonly note: string;
  readonly second_opinion: Flag;
  readonly created_at: EpochMilliseconds;
  readonly undone_at: EpochMilliseconds | null;
}

export interface ReviewStatesTable {
  readonly finding_id: number;
  readonly version: number;
  readonly review_id: number | null;
  readonly decision: string | null;
  readonly verdict: Verdict | null;
  readonly updated_at: EpochMilliseconds;
  readonly leased_to_id: number | null;
  readonly leased_until: EpochMilliseconds | null;
}

export interface AppealsTable extends Row {
  readonly finding_id: number;
  readonly account_id: number;
  readonly text: string;
  readonly state: string;
  readonly created_at: EpochMilliseconds;
  readonly decided_by_id: number | null;
  readonly decided_at: EpochMilliseconds | null;
  readonly answer: string | null;
  readonly version: number;
}

export interface ManualChecksTable extends Row {
  readonly window_id: number;
  readonly clause_id: number;
  readonly account_id: number;
  readonly at: EpochMilliseconds;
  readonly verdict: Verdict;
  readonly note: string;
  readonly created_at: EpochMilliseconds;
  readonly withdrawn_at: EpochMilliseconds | null;
}

export interface CameraSetupsTable extends Row {
  readonly window_id: number;
  readonly version: number;
  readonly geometry: Json;
  readonly rulebooks: Json | null;
  readonly created_at: EpochMilliseconds;
}

export interface ShiftsTable extends Row {
  readonly window_id: number;
  readonly staff_number: string;
  readonly start_at: EpochMilliseconds;
  readonly end_at: EpochMilliseconds;
  readonly created_at: EpochMilliseconds;
}

export interface QueueEventsTable extends Row {
  readonly window_id: number;
  /** The calling system's own id: the same event twice is stored once. */
  readonly external_id: string;
  readonly type: string;
  readonly at: EpochMilliseconds;
  readonly ticket: string | null;
  readonly value: number | null;
  readonly created_at: EpochMilliseconds;
}

export interface RulebookVersionsTable extends Row {
  readonly rulebook: string;
  readonly version: string;
  readonly changes: Json;
  readonly reason: string;
  readonly account_id: number;
  readonly created_at: EpochMilliseconds;
}

export interface RecordingFilesTable {
  readonly sha256: string;
  readonly path: string;
  readonly bytes: number;
  readonly created_at: EpochMilliseconds;
}

export interface UploadsTable {
  readonly id: string;
  /** The actor that began it. */
  readonly account: string;
  readonly window_id: number;
  readonly name: string;
  readonly bytes: number;
  readonly started_at: EpochMilliseconds | null;
  readonly sha256: string | null;
  readonly created_at: EpochMilliseconds;
  readonly finished_at: EpochMilliseconds | null;
}

/** What the service tells others, in the order in which it happened. */
export interface NoticesTable extends Row {
  readonly at: EpochMilliseconds;
  readonly type: string;
  readonly hall: string | null;
  readonly body: Json;
}

export interface WebhooksTable extends Row {
  readonly url: string;
  /** Sealed with a key that is not in the store. */
  readonly secret: string;
  readonly types: Json;
  readonly halls: Json | null;
  readonly active: Flag;
  readonly created_at: EpochMilliseconds;
  readonly version: number;
  /** The last notice that was looked at for it. */
  readonly told_up_to: number;
}

export const DELIVERY_STATES = ['waiting', 'delivered', 'given-up'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export interface WebhookDeliveriesTable extends Row {
  readonly webhook_id: number;
  readonly notice_id: number;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly next_attempt_at: EpochMilliseconds | null;
  readonly last_status: number | null;
  readonly last_error: string | null;
  readonly updated_at: EpochMilliseconds;
}

export interface IdempotentAnswersTable {
  readonly actor: string;
  readonly key: string;
  readonly request_hash: string;
  readonly status: number;
  readonly body: string;
  readonly created_at: EpochMilliseconds;
}

export interface ServiceSchema extends ReevaluationSchema, SignInSchema {
  readonly accounts: AccountsTable;
  readonly sessions: SessionsTable;
  readonly api_keys: ApiKeysTable;
  readonly audit_entries: AuditEntriesTable;
  readonly audit_head: AuditHeadTable;
  readonly reviews: ReviewsTable;
  readonly review_states: ReviewStatesTable;
  readonly appeals: AppealsTable;
  readonly manual_checks: ManualChecksTable;
  readonly camera_setups: CameraSetupsTable;
  readonly shifts: ShiftsTable;
  readonly queue_events: QueueEventsTable;
  readonly rulebook_versions: RulebookVersionsTable;
  readonly recording_files: RecordingFilesTable;
  readonly uploads: UploadsTable;
  readonly notices: NoticesTable;
  readonly webhooks: WebhooksTable;
  readonly webhook_deliveries: WebhookDeliveriesTable;
  readonly idempotent_answers: IdempotentAnswersTable;
}
