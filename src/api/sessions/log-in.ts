import { LiyiError } from '../../core/errors.ts';
import { findAccountByName } from '../../store/accounts/accounts.ts';
import { setAttemptsOfAccount } from '../../store/accounts/login-attempts.ts';
import type { ServiceStore } from '../../store/service-store.ts';
import { hashPassword, isPasswordOf, randomToken } from '../access/secrets.ts';
import { accountActor, beginSession, type NewLogin } from './begin-session.ts';
import { countAttempt } from './count-attempt.ts';

export interface Credentials {
  readonly name: string;
  readonly password: string;
  /** Client address that sent them. */
  readonly address: string;
}

/** Compared with where there is no such account, so that the answer takes as long. */
let decoyHash: Promise<string> | undefined;

/**
 * Logs a person in and starts a session. Wrong passwords lock an account for a while.
 * @throws LiyiError LIYI_NOT_LOGGED_IN, LIYI_TOO_MANY_REQUESTS while the account is locked
 */
export async function logIn(store: ServiceStore, { name, password, address }: Credentials): Promise<NewLogin> {
  const account = await store.read((db) => findAccountByName(db, name));
  const failedLogins = await countAttempt(store, name, account);
  decoyHash ??= hashPassword(randomToken());
  const isRight = await isPasswordOf(password, account?.passwordHash ?? (await decoyHash));
  if (account === undefined || account.disabled || !isRight) {
    if (account !== undefined)
      await store.change(accountActor(account, address), async ({ note }) =>
        note({ action: 'session.refuse', subject: `account:${account.id}`, detail: { failedLogins } }),
      );
    throw wrong();
  }
  return beginSession(store, account, { address }, ({ writing }) =>
    setAttemptsOfAccount(writing, account.id, { failedLogins: 0 }),
  );
}

const wrong = (): LiyiError =>
  new LiyiError('LIYI_NOT_LOGGED_IN', {
    message: 'name or password is wrong',
    remedy: 'Check both; an administrator can set a new password.',
  });
