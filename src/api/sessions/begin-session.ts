import type { FastifyReply } from 'fastify';
import { HOUR_MS } from '../../contract/durations.ts';
import type { Milliseconds } from '../../core/units.ts';
import type { Account } from '../../store/accounts/accounts.ts';
import { deleteExpiredSessions, insertSession } from '../../store/accounts/sessions.ts';
import type { Actor } from '../../store/audit/audit-chain.ts';
import type { Change, ServiceStore } from '../../store/service-store.ts';
import { SESSION_COOKIE } from '../access/authenticate.ts';
import { randomToken, sha256 } from '../access/secrets.ts';

/** A working day; people log in again the next morning. */
export const SESSION_MS: Milliseconds = 12 * HOUR_MS;

export interface NewLogin {
  readonly account: Account;
  /** For the cookie; the store has only its hash. */
  readonly token: string;
  readonly csrfToken: string;
  readonly expiresAt: number;
}

/** @param address of the client, for the audit log */
export const accountActor = ({ id, name }: Account, address: string): Actor => ({
  id: `account:${id}`,
  name,
  address,
});

/**
 * @param detail how the person was identified, for the audit log
 * @param also runs in the same transaction
 */
export async function beginSession(
  store: ServiceStore,
  account: Account,
  login: { readonly address: string; readonly detail?: Readonly<Record<string, unknown>> },
  also: (change: Change) => Promise<void> = async () => {},
): Promise<NewLogin> {
  const [token, csrfToken] = [randomToken(), randomToken()];
  return store.change(accountActor(account, login.address), async (change) => {
    const { writing, now, note } = change;
    const expiresAt = now + SESSION_MS;
    await deleteExpiredSessions(writing, now);
    await also(change);
    await insertSession(writing, { tokenHash: sha256(token), accountId: account.id, csrfToken, expiresAt }, now);
    note({
      action: 'session.begin',
      subject: `account:${account.id}`,
      ...(login.detail && { detail: login.detail }),
    });
    return { account, token, csrfToken, expiresAt };
  });
}

/** Sets a cookie that is only sent to this origin, and not from pages of others. */
export function setSessionCookie(reply: FastifyReply, token: string, secure: boolean): void {
  reply.setCookie(SESSION_COOKIE, token, {
    ...{ path: '/', httpOnly: true, sameSite: 'strict', secure },
    maxAge: SESSION_MS / 1000,
  });
}
