import { HOUR_MS, MINUTE_MS } from '../../contract/durations.ts';
import { LiyiError } from '../../core/errors.ts';
import type { Milliseconds } from '../../core/units.ts';
import { type Account, type AccountSecrets, findAccountByName, recordLogin } from '../../store/accounts/accounts.ts';
import type { ServiceStore } from '../../store/service-store.ts';
import { hashPassword, isPasswordOf, randomToken } from '../access/secrets.ts';
import { accountActor, beginSession, type NewLogin } from './begin-session.ts';

/** Wrong passwords in a row until the account is locked; each further one locks it for twice as long. */
const TRIES = 5;
const FIRST_LOCK_MS: Milliseconds = MINUTE_MS;
const LONGEST_LOCK_MS: Milliseconds = HOUR_MS;

export interface Credentials {
  readonly name: string;
  readonly password: string;
  /** Address of the client. */
  readonly address: string;
}

/** Compared with where there is no such account, so that the answer takes as long. */
let decoyHash: Promise<string> | undefined;

/**
 * Begins a session for a name and password.
 * @throws LiyiError LIYI_NOT_LOGGED_IN, LIYI_TOO_MANY_REQUESTS while the account is locked
 */
export async function logIn(store: ServiceStore, { name, password, address }: Credentials): Promise<NewLogin> {
  const account = await store.read((db) => findAccountByName(db, name));
  const now = store.now();
  if (account?.lockedUntil !== undefined && account.lockedUntil > now) throw locked(account.lockedUntil - now);
  decoyHash ??= hashPassword(randomToken());
  const isRight = await isPasswordOf(password, account?.passwordHash ?? (await decoyHash));
  if (account === undefined || account.disabled || !isRight) {
    if (account !== undefined && !account.disabled) await countFailure(store, account, address);
    throw wrong();
  }
  return beginSession(store, account, { address }, ({ writing }) =>
    recordLogin(writing, account.id, { failedLogins: 0, lockedUntil: undefined }),
  );
}

async function countFailure(store: ServiceStore, account: Account & AccountSecrets, address: string): Promise<void> {
  await store.change(accountActor(account, address), async ({ writing, now, note }) => {
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
    remedy: `Try again in ${Math.ceil(remainingMs / MINUTE_MS)} minutes, or ask an administrator for a new password.`,
  });
