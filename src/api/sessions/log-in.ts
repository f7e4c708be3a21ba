import { LiyiError } from '../../core/errors.ts';
import type { Milliseconds } from '../../core/units.ts';
import { type Account, type AccountSecrets, findAccountByName, recordLogin } from '../../timeline/accounts/accounts.ts';
import { deleteExpiredSessions, insertSession } from '../../timeline/accounts/sessions.ts';
import type { ServiceStore } from '../../timeline/service/service-store.ts';
import { hashPassword, isPasswordOf, randomToken, sha256 } from '../access/secrets.ts';

/** A working day; the next morning one logs in again. */
export const SESSION_MS: Milliseconds = 12 * 3_600_000;
/** Wrong passwords in a row until the account is locked; then each further one locks it for twice as long. */
const TRIES = 5;
const FIRST_LOCK_MS: Milliseconds = 60_000;
const LONGEST_LOCK_MS: Milliseconds = 3_600_000;

export interface NewLogin {
  readonly account: Account;
  /** For the cookie; the store keeps its hash only. */
  readonly token: string;
  readonly csrfToken: string;
  readonly expiresAt: number;
}

/** Compared with where there is no such account, so that the answer takes as long. */
let nobodysHash: Promise<string> | undefined;

/** @throws LiyiError LIYI_NOT_LOGGED_IN, LIYI_TOO_MANY_REQUESTS while the account is locked */
export async function logIn(store: ServiceStore, name: string, password: string): Promise<NewLogin> {
  const account = await store.read((db) => findAccountByName(db, name));
  const now = store.now();
  if (account?.lockedUntil !== undefined && account.lockedUntil > now) throw locked(account.lockedUntil - now);
  nobodysHash ??= hashPassword(randomToken());
  const isRight = await isPasswordOf(password, account?.passwordHash ?? (await nobodysHash));
  if (account === undefined || account.disabled || !isRight) {
    if (account !== undefined && !account.disabled) await countFailure(store, account);
    throw wrong();
  }
  return begin(store, account);
}

async function begin(store: ServiceStore, account: Account): Promise<NewLogin> {
  const [token, csrfToken] = [randomToken(), randomToken()];
  const actor = { id: `account:${account.id}`, name: account.name };
  return store.change(actor, async ({ writing, now, note }) => {
    const expiresAt = now + SESSION_MS;
    await deleteExpiredSessions(writing, now);
    await recordLogin(writing, account.id, { failedLogins: 0, lockedUntil: undefined });
    await insertSession(writing, { tokenHash: sha256(token), accountId: account.id, csrfToken, expiresAt }, now);
    note({ action: 'session.begin', subject: `account:${account.id}` });
    return { account, token, csrfToken, expiresAt };
  });
}

async function countFailure(store: ServiceStore, account: Account & AccountSecrets): Promise<void> {
  const actor = { id: `account:${account.id}`, name: account.name };
  await store.change(actor, async ({ writing, now, note }) => {
    const failedLogins = account.failedLogins + 1;
    const beyond = failedLogins - TRIES;
    const lockMs = Math.min(FIRST_LOCK_MS * 2 ** beyond, LONGEST_LOCK_MS);
    await recordLogin(writing, account.id, { failedLogins, lockedUntil: beyond < 0 ? undefined : now + lockMs });
    note({ action: 'session.refuse', subject: `account:${account.id}`, detail: { failedLogins } });
  });
}

const wrong = (): LiyiError =>
  new LiyiError('LIYI_NOT_LOGGED_IN', {
    message: 'name or password is wrong',
    remedy: 'Check both; an administrator can set a new password.',
  });

const locked = (remainingMs: Milliseconds): LiyiError =>
  new LiyiError('LIYI_TOO_MANY_REQUESTS', {
    message: 'the account is locked after several wrong passwords',
    remedy: `Try again in ${Math.ceil(remainingMs / 60_000)} minutes, or ask an administrator for a new password.`,
  });
