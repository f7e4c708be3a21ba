import type { EpochMilliseconds } from '../../core/units.ts';
import type { Flag, Json } from '../database/codec.ts';
import type { Row } from '../database/row.ts';

export interface AccountsTable extends Row {
  /** Login name, in lower case. */
  readonly name: string;
  readonly display_name: string;
  readonly role: string;
  /** Codes of halls; null for every hall. */
  readonly halls: Json | null;
  /** Pseudonymous staff number; who it belongs to is recorded elsewhere. */
  readonly staff_number: string | null;
  readonly may_unblur: Flag;
  /** argon2id hash as a PHC string. */
  readonly password_hash: string;
  readonly must_change_password: Flag;
  readonly disabled: Flag;
  readonly failed_logins: number;
  readonly locked_until: EpochMilliseconds | null;
  readonly created_at: EpochMilliseconds;
  readonly version: number;
}

/** A name by which somebody tried to log in and that is no account's; `name_hash` is SHA-256 of it in lower case. */
export interface UnknownLoginsTable {
  readonly name_hash: string;
  readonly failed_logins: number;
  readonly locked_until: EpochMilliseconds | null;
  readonly updated_at: EpochMilliseconds;
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

/** People whom an identity provider vouches for. `subject` is the provider's own id for a person and never changes. */
export interface OidcIdentitiesTable {
  readonly issuer: string;
  readonly subject: string;
  readonly account_id: number;
  /** Whether the account was created for this identity: then the provider's groups decide its role. */
  readonly provisioned: Flag;
  readonly created_at: EpochMilliseconds;
}

/** Browsers that were sent to an identity provider and have not returned yet. */
export interface OidcLoginsTable {
  /** SHA-256 of what the browser's cookie holds. */
  readonly token_hash: string;
  readonly provider: string;
  readonly state: string;
  readonly nonce: string;
  readonly code_verifier: string;
  readonly expires_at: EpochMilliseconds;
}

export interface AccountsSchema {
  readonly accounts: AccountsTable;
  readonly unknown_logins: UnknownLoginsTable;
  readonly sessions: SessionsTable;
  readonly api_keys: ApiKeysTable;
  readonly oidc_identities: OidcIdentitiesTable;
  readonly oidc_logins: OidcLoginsTable;
}
