import type { EpochMilliseconds } from '../../core/units.ts';
import { fromFlag, toFlag } from '../database/codec.ts';
import type { Database, Writing } from '../schema.ts';

/** A person as an identity provider knows them. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
}

export interface LinkedIdentity extends Identity {
  readonly accountId: number;
  /** Whether the account was created for this identity. */
  readonly provisioned: boolean;
}

/** The account linked to an identity; undefined where none is. */
export async function findIdentity(db: Database, { issuer, subject }: Identity): Promise<LinkedIdentity | undefined> {
  const row = await db
    .selectFrom('oidc_identities')
    .select(['account_id', 'provisioned'])
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return row && { issuer, subject, accountId: row.account_id, provisioned: fromFlag(row.provisioned) };
}

/** Links an identity to an account. False where either of the two is linked already. */
export async function linkIdentity(
  writing: Writing,
  identity: LinkedIdentity,
  now: EpochMilliseconds,
): Promise<boolean> {
  const row = await writing
    .insertInto('oidc_identities')
    .values({
      issuer: identity.issuer,
      subject: identity.subject,
      account_id: identity.accountId,
      provisioned: toFlag(identity.provisioned),
      created_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('account_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** A sign-in that was sent to a provider: what must come back with it. */
export interface PendingSignIn {
  readonly provider: string;
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** Stores a sign-in that was sent to a provider, and deletes those that have expired. */
export async function insertPendingSignIn(
  writing: Writing,
  tokenHash: string,
  { codeVerifier, ...pending }: PendingSignIn,
  time: { readonly now: EpochMilliseconds; readonly expiresAt: EpochMilliseconds },
): Promise<void> {
  await writing.deleteFrom('oidc_logins').where('expires_at', '<', time.now).execute();
  await writing
    .insertInto('oidc_logins')
    .values({ token_hash: tokenHash, ...pending, code_verifier: codeVerifier, expires_at: time.expiresAt })
    .execute();
}

/** Removes and returns a pending sign-in, so that it works once. Undefined where there is none, or it has expired. */
export async function takePendingSignIn(
  writing: Writing,
  tokenHash: string,
  now: EpochMilliseconds,
): Promise<PendingSignIn | undefined> {
  const row = await writing
    .deleteFrom('oidc_logins')
    .where('token_hash', '=', tokenHash)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined || row.expires_at <= now) return undefined;
  return { provider: row.provider, state: row.state, nonce: row.nonce, codeVerifier: row.code_verifier };
}
