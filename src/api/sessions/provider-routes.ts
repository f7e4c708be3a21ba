import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { MINUTE_MS } from '../../contract/durations.ts';
import { LiyiError } from '../../core/errors.ts';
import type { Milliseconds } from '../../core/units.ts';
import { insertPendingSignIn, takePendingSignIn } from '../../store/accounts/identities.ts';
import { randomToken, sha256 } from '../access/secrets.ts';
import type { Routes } from '../context.ts';
import { notFound } from '../problems/not-found.ts';
import { setSessionCookie } from './begin-session.ts';
import { IdentityProvider } from './identity-provider.ts';
import { noteRefusal, signInPerson } from './sign-in-person.ts';

const tags = ['session'];
const HERE = '/api/v1/session/providers';
/**
 * Ties the sign-in to the browser that began it. Must be sent when the browser returns from another site, which
 * `strict` would prevent.
 */
const SIGN_IN_COOKIE = 'liyi_sign_in';
/** A password and a second factor take some minutes. */
const SIGN_IN_MS: Milliseconds = 10 * MINUTE_MS;
/** Parameter of the site's address that says what went wrong. */
const PROBLEM_PARAMETER = 'sign-in-problem';
/** A browser that follows a link can show a page, but no problem details. */
const redirect = z.undefined().describe('To the provider, or back to the site');

const params = z.object({ provider: z.string().max(64) });

/** Routes to sign in by an identity provider: the providers, the way there and the way back. */
export const providerRoutes: Routes =
  ({ store, settings }) =>
  async (app) => {
    const oidc = settings.oidc ?? [];
    const providers = new Map(
      oidc.map((client) => {
        const redirectUri = `${settings.publicUrl}${HERE}/${client.id}/callback`;
        return [client.id, new IdentityProvider(client, redirectUri)];
      }),
    );
    const find = (id: string): IdentityProvider => {
      const provider = providers.get(id);
      if (provider === undefined) throw notFound(`identity provider ${id}`);
      return provider;
    };
    const rateLimit = { max: settings.loginsPerMinute, timeWindow: '1 minute' };
    const cookie = { path: HERE, httpOnly: true, sameSite: 'lax', secure: !settings.plainHttp } as const;
    const backWith = (reply: FastifyReply, error: unknown): FastifyReply => {
      if (!(error instanceof LiyiError)) throw error;
      reply.log.warn({ err: error }, 'sign-in by a provider');
      return reply.redirect(`/?${PROBLEM_PARAMETER}=${error.code}`, 303);
    };

    app.get(
      '/session/providers',
      {
        config: { access: 'public' },
        schema: {
          summary: 'By whom one may log in instead of by a password',
          tags,
          response: {
            200: z.object({
              providers: z.array(
                z.object({
                  id: z.string(),
                  title: z.string(),
                  href: z.string().describe('To be opened by the browser, not fetched'),
                }),
              ),
            }),
          },
        },
      },
      async () => ({
        providers: oidc.map(({ id, title }) => ({ id, title, href: `${HERE}/${id}/sign-in` })),
      }),
    );

    app.get(
      '/session/providers/:provider/sign-in',
      {
        config: { access: 'public', rateLimit },
        schema: { summary: 'Go to the provider', tags, params, response: { 303: redirect } },
      },
      async (request, reply) => {
        const provider = find(request.params.provider);
        try {
          const { url, pending } = await provider.begin();
          const token = randomToken();
          await store.keep((writing) => {
            const now = store.now();
            return insertPendingSignIn(writing, sha256(token), pending, { now, expiresAt: now + SIGN_IN_MS });
          });
          reply.setCookie(SIGN_IN_COOKIE, token, { ...cookie, maxAge: SIGN_IN_MS / 1000 });
          return reply.redirect(url.href, 303) as never;
        } catch (error) {
          return backWith(reply, error) as never;
        }
      },
    );

    app.get(
      '/session/providers/:provider/callback',
      {
        config: { access: 'public', rateLimit },
        // The address holds the secret code.
        logLevel: 'warn',
        schema: { summary: 'Where the provider sends the browser back to', tags, params, response: { 303: redirect } },
      },
      async (request, reply) => {
        const provider = find(request.params.provider);
        const signIn = { store, settings: provider.settings, address: request.ip };
        reply.clearCookie(SIGN_IN_COOKIE, cookie);
        try {
          const token = request.cookies[SIGN_IN_COOKIE] ?? '';
          const pending = await store.keep((writing) => takePendingSignIn(writing, sha256(token), store.now()));
          if (pending === undefined || pending.provider !== provider.settings.id) throw notUnderWay();
          const query = new URL(request.url, 'http://localhost').search;
          const claims = await provider.claims(query, pending).catch(async (error: unknown) => {
            if (error instanceof LiyiError && error.code === 'LIYI_SIGN_IN_REFUSED')
              await noteRefusal(signIn, 'no-answer');
            throw error;
          });
          const login = await signInPerson(signIn, claims);
          setSessionCookie(reply, login.token, !settings.plainHttp);
          return reply.redirect('/', 303) as never;
        } catch (error) {
          return backWith(reply, error) as never;
        }
      },
    );
  };

const notUnderWay = (): LiyiError =>
  new LiyiError('LIYI_SIGN_IN_REFUSED', {
    message: 'this browser has no sign-in under way: it took too long, or was done already',
    remedy: 'Begin again on the page to sign in.',
  });
