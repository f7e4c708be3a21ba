import { HOUR_MS, MINUTE_MS } from '../../contract/durations.ts';
import { LiyiError } from '../../core/errors.ts';
import type { Milliseconds } from '../../core/units.ts';
import type { Account } from '../../store/accounts/accounts.ts';
import {
  attemptsOfAccount,
  attemptsOfUnknown,
  type LoginAttempts,
  setAttemptsOfAccount,
  setAttemptsOfUnknown,
} from '../../store/accounts/login-attempts.ts';
import type { ServiceStore } from '../../store/service-store.ts';
import { sha256 } from '../access/secrets.ts';

/** Wrong passwords in a row until a name is locked; then each further one locks it for twice as long. */
const TRIES = 5;
const FIRST_LOCK_MS: Milliseconds = MINUTE_MS;
const LONGEST_LOCK_MS: Milliseconds = HOUR_MS;

/**
 * Counts a password as wrong before it is looked at, so that of many that come at once no more are looked at than one may
 * try; whoever proves right takes it back. Names without an account lock as well.
 * @returns failed logins in a row, this one included
 * @throws LiyiError LIYI_TOO_MANY_REQUESTS while the name is locked
 */
export function countAttempt(store: ServiceStore, name: string, account: Account | undefined): Promise<number> {
  const nameHash = sha256(name.toLowerCase());
  return store.keep(async (writing) => {
    const now = store.now();
    const former = await (account === undefined
      ? attemptsOfUnknown(writing, nameHash, now)
      : attemptsOfAccount(writing, account.id));
    if (former.lockedUntil !== undefined && former.lockedUntil > now) throw locked(former.lockedUntil - now);
    const failedLogins = former.failedLogins + 1;
    const beyond = failedLogins - TRIES;
    const lockMs = Math.min(FIRST_LOCK_MS * 2 ** beyond, LONGEST_LOCK_MS);
    const attempts: LoginAttempts = { failedLogins, lockedUntil: beyond < 0 ? undefined : now + lockMs };
    if (account === undefined) await setAttemptsOfUnknown(writing, nameHash, attempts);
    else await setAttemptsOfAccount(writing, account.id, attempts);
    return failedLogins;
  });
}

const locked = (remainingMs: Milliseconds): LiyiError =>
  new LiyiError('LIYI_TOO_MANY_REQUESTS', {
    message: 'the account is locked after several wrong passwords',
    remedy: `Try again in ${Math.ceil(remainingMs / MINUTE_MS)} minutes, or ask an administrator for a new password.`,
  });
