import type { EpochMilliseconds } from '../../core/units.ts';
import type { Flag } from '../database/codec.ts';

/** Somebody whom a provider vouches for; `subject` is the provider's own number for him and never changes. */
export interface OidcIdentitiesTable {
  readonly issuer: string;
  readonly subject: string;
  readonly account_id: number;
  /** Whether the account was made for this identity: then the provider's groups rule it. */
  readonly provisioned: Flag;
  readonly created_at: EpochMilliseconds;
}

/** A browser that was sent to a provider and is expected back. */
export interface OidcLoginsTable {
  /** SHA-256 of what the browser's cookie holds. */
  readonly token_hash: string;
  readonly provider: string;
  readonly state: string;
  readonly nonce: string;
  readonly code_verifier: string;
  readonly expires_at: EpochMilliseconds;
}

export interface SignInSchema {
  readonly oidc_identities: OidcIdentitiesTable;
  readonly oidc_logins: OidcLoginsTable;
}
