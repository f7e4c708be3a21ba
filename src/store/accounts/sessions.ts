import type { EpochMilliseconds } from '../../core/units.ts';
import type { Database, Writing } from '../schema.ts';
import { type Account, findAccount } from './accounts.ts';

export interface Session {
  readonly csrfToken: string;
  readonly expiresAt: EpochMilliseconds;
  readonly seenAt: EpochMilliseconds;
  readonly account: Account;
}

export interface NewSession {
  readonly tokenHash: string;
  readonly accountId: number;
  readonly csrfToken: string;
  readonly expiresAt: EpochMilliseconds;
}

/** Stores a new session; of its token, only the hash. */
export async function insertSession(writing: Writing, session: NewSession, now: EpochMilliseconds): Promise<void> {
  await writing
    .insertInto('sessions')
    .values({
      token_hash: session.tokenHash,
      account_id: session.accountId,
      csrf_token: session.csrfToken,
      created_at: now,
      seen_at: now,
      expires_at: session.expiresAt,
    })
    .execute();
}

/**
 * The session of a token with its account; undefined where there is none. The caller decides whether it is still valid.
 */
export async function findSession(db: Database, tokenHash: string): Promise<Session | undefined> {
  const row = await db.selectFrom('sessions').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst();
  const account = row && (await findAccount(db, row.account_id));
  return row && account && { csrfToken: row.csrf_token, expiresAt: row.expires_at, seenAt: row.seen_at, account };
}

/** Notes when a session was last used. */
export async function touchSession(writing: Writing, tokenHash: string, now: EpochMilliseconds): Promise<void> {
  await writing.updateTable('sessions').set({ seen_at: now }).where('token_hash', '=', tokenHash).execute();
}

/** Ends the session of a token, if there is one. */
export async function deleteSession(writing: Writing, tokenHash: string): Promise<void> {
  await writing.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute();
}

/** Ends all sessions of an account, except the one named. */
export async function deleteSessionsOf(writing: Writing, accountId: number, butTokenHash?: string): Promise<void> {
  let sessions = writing.deleteFrom('sessions').where('account_id', '=', accountId);
  if (butTokenHash !== undefined) sessions = sessions.where('token_hash', '!=', butTokenHash);
  await sessions.execute();
}

/** Deletes the sessions that have expired before now. */
export async function deleteExpiredSessions(writing: Writing, now: EpochMilliseconds): Promise<void> {
  await writing.deleteFrom('sessions').where('expires_at', '<', now).execute();
}
