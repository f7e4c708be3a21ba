import { z } from 'zod';
import { type Account, findAccountByName, updateAccount } from '../../store/accounts/accounts.ts';
import { deleteSession, deleteSessionsOf } from '../../store/accounts/sessions.ts';
import { SESSION_COOKIE } from '../access/authenticate.ts';
import { principalOf } from '../access/guard.ts';
import { accountOf, personPrincipal } from '../access/principal.ts';
import { hashPassword, isPasswordOf } from '../access/secrets.ts';
import type { Routes } from '../context.ts';
import { conflict, invalid } from '../problems/not-found.ts';
import { defined, toInstant } from '../schemas/common.ts';
import { SESSION_MS, setSessionCookie } from './begin-session.ts';
import { countAttempt } from './count-attempt.ts';
import { logIn } from './log-in.ts';
import { loginBody, newPasswordBody, sessionSchema } from './session-schemas.ts';

const sessionView = (account: Account, csrfToken: string, expiresAt: number): z.infer<typeof sessionSchema> => {
  const { id, name, displayName, role, halls, staffNumber, mustChangePassword } = account;
  return {
    account: {
      ...{ id, name, displayName, role, mustChangePassword },
      ...defined({ halls: halls && [...halls], staffNumber }),
    },
    rights: [...personPrincipal(account, '', csrfToken).rights],
    csrfToken,
    expiresAt: toInstant(expiresAt),
  };
};

/** Routes `/session`: log in and out, read one's session, and change the password. */
export const sessionRoutes: Routes =
  ({ store, settings }) =>
  async (app) => {
    app.post(
      '/session',
      {
        config: { access: 'public', rateLimit: { max: settings.loginsPerMinute, timeWindow: '1 minute' } },
        schema: { summary: 'Log in', tags: ['session'], body: loginBody, response: { 200: sessionSchema } },
      },
      async (request, reply) => {
        const login = await logIn(store, { ...request.body, address: request.ip });
        setSessionCookie(reply, login.token, !settings.plainHttp);
        return sessionView(login.account, login.csrfToken, login.expiresAt);
      },
    );

    app.get(
      '/session',
      {
        config: { access: 'known', whileNewPasswordIsDue: true },
        schema: { summary: 'Who is logged in', tags: ['session'], response: { 200: sessionSchema } },
      },
      async (request) => {
        const principal = principalOf(request);
        return sessionView(accountOf(principal), principal.session!.csrfToken, store.now() + SESSION_MS);
      },
    );

    app.delete(
      '/session',
      {
        config: { access: 'known', whileNewPasswordIsDue: true },
        schema: { summary: 'Log out', tags: ['session'], response: { 204: z.undefined() } },
      },
      async (request, reply) => {
        const principal = principalOf(request);
        const account = accountOf(principal);
        await store.change(principal.actor, async ({ writing, note }) => {
          await deleteSession(writing, principal.session!.tokenHash);
          note({ action: 'session.end', subject: `account:${account.id}` });
        });
        reply.clearCookie(SESSION_COOKIE, { path: '/' });
        return reply.code(204).send();
      },
    );

    app.put(
      '/session/password',
      {
        config: {
          access: 'known',
          whileNewPasswordIsDue: true,
          rateLimit: { max: settings.loginsPerMinute, timeWindow: '1 minute' },
        },
        schema: {
          summary: 'Set your own password',
          tags: ['session'],
          body: newPasswordBody,
          response: { 204: z.undefined() },
        },
      },
      async (request, reply) => {
        const principal = principalOf(request);
        const { id, name } = accountOf(principal);
        const { password, newPassword } = request.body;
        const account = await store.read((db) => findAccountByName(db, name));
        if (password === newPassword) throw invalid('the new password is the present one', 'Choose another.');
        await countAttempt(store, name, account);
        if (account === undefined || !(await isPasswordOf(password, account.passwordHash)))
          throw invalid('the present password is wrong', 'Type the password you logged in with.');
        const passwordHash = await hashPassword(newPassword);
        await store.change(principal.actor, async ({ writing, note }) => {
          const changed = await updateAccount(writing, id, account.version, {
            passwordHash,
            mustChangePassword: false,
          });
          if (changed === undefined) throw conflict('the account was changed meanwhile');
          await deleteSessionsOf(writing, id, principal.session!.tokenHash);
          note({ action: 'account.password', subject: `account:${id}` });
        });
        return reply.code(204).send();
      },
    );
  };
