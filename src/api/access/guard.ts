import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LiyiError } from '../../core/errors.ts';
import type { ServiceStore } from '../../store/service-store.ts';
import { Authenticator } from './authenticate.ts';
import type { Principal } from './principal.ts';
import type { Right } from './rights.ts';
import { isEqualSecret } from './secrets.ts';

/**
 * Who may use a route: `public` anybody, `known` anybody logged in, otherwise those with the right, or one of several.
 */
export type Access = 'public' | 'known' | Right | readonly Right[];

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may use the route; every route must say so. */
    access?: Access;
    /** Whether the route concerns every hall at once, so that people limited to some halls may not use it. */
    everyHall?: boolean;
    /** Whether the route may be used before the one-time password is changed. */
    whileNewPasswordIsDue?: boolean;
  }
  interface FastifyRequest {
    principal: Principal | undefined;
  }
  interface FastifyInstance {
    /** The sender of the request as of now; undefined once the sender may no longer use the route. */
    principalStillThere(request: FastifyRequest): Promise<Principal | undefined>;
  }
}

const SAFE_METHODS: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];
const CSRF_HEADER = 'x-csrf-token';

/**
 * Rejects every request that its route does not allow.
 * @throws TypeError at registration for a route without an access rule
 */
export function guard(app: FastifyInstance, store: ServiceStore): void {
  const authenticator = new Authenticator(store);
  app.decorateRequest('principal', undefined);
  app.decorate('principalStillThere', async (request) => {
    const principal = await authenticator.principalStillThere(request);
    const { access = 'public' } = request.routeOptions.config;
    return principal !== undefined && !isPasswordDue(principal) && isAllowed(principal, access) ? principal : undefined;
  });
  app.addHook('onRoute', ({ url, config }) => {
    if (url.startsWith('/api/') && config?.access === undefined)
      throw new TypeError(`the route ${url} does not say who may use it`);
  });
  // After the rate limit, which belongs to the routes, and before the body is read.
  app.addHook('preParsing', async (request: FastifyRequest, reply: FastifyReply) => {
    const { access, everyHall, whileNewPasswordIsDue } = request.routeOptions.config;
    if (access === undefined || access === 'public') return;
    const principal = await authenticator.principalOf(request);
    if (principal === undefined) {
      reply.header('www-authenticate', 'Bearer');
      throw notLoggedIn();
    }
    assertCsrf(request, principal);
    if (isPasswordDue(principal) && !whileNewPasswordIsDue) throw newPasswordDue();
    if (!isAllowed(principal, access)) throw forbidden(request);
    if (everyHall && principal.halls !== undefined) throw aboutEveryHall();
    request.principal = { ...principal, actor: { ...principal.actor, address: request.ip } };
  });
}

const isPasswordDue = ({ session }: Principal): boolean => session?.account.mustChangePassword === true;

const isAllowed = (principal: Principal, access: Access): boolean =>
  access === 'known' || (Array.isArray(access) ? access : [access]).some((right: Right) => principal.rights.has(right));

/** A page of another site can make a browser send our cookie, but cannot read the token that must be sent along. */
function assertCsrf(request: FastifyRequest, principal: Principal): void {
  if (principal.session === undefined || SAFE_METHODS.includes(request.method)) return;
  const token = request.headers[CSRF_HEADER];
  if (typeof token === 'string' && isEqualSecret(token, principal.session.csrfToken)) return;
  throw new LiyiError('LIYI_FORBIDDEN', {
    message: `the header ${CSRF_HEADER} does not belong to this session`,
    remedy: 'Send the csrfToken that the login or GET /api/v1/session gave.',
  });
}

/** The sender of a request to a route that is not public. */
export function principalOf(request: FastifyRequest): Principal {
  if (request.principal === undefined) throw new TypeError('a public route asks who it is');
  return request.principal;
}

const notLoggedIn = (): LiyiError =>
  new LiyiError('LIYI_NOT_LOGGED_IN', {
    message: 'the request carries no session or API key that is good now',
    remedy: 'Log in again, or use an API key that is neither expired nor revoked.',
  });

const newPasswordDue = (): LiyiError =>
  new LiyiError('LIYI_FORBIDDEN', {
    message: 'the password is the one-time one',
    remedy: 'Set your own password first: PUT /api/v1/session/password.',
  });

const forbidden = (request: FastifyRequest): LiyiError =>
  new LiyiError('LIYI_FORBIDDEN', {
    message: `your role does not allow ${request.method} ${request.routeOptions.url}`,
    remedy: 'Ask an administrator whether you should have this right.',
  });

const aboutEveryHall = (): LiyiError =>
  new LiyiError('LIYI_FORBIDDEN', {
    message: 'this is about every hall, and you are limited to some',
    remedy: 'Ask an administrator of every hall.',
  });
