import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LiyiError } from '../../core/errors.ts';
import type { ServiceStore } from '../../store/service-store.ts';
import { Authenticator } from './authenticate.ts';
import type { Principal } from './principal.ts';
import type { Right } from './rights.ts';
import { isEqualSecret } from './secrets.ts';

/** `public` needs nobody, `known` anybody who is logged in; of several rights, one is enough. */
export type Access = 'public' | 'known' | Right | readonly Right[];

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Every route says who may use it. */
    access?: Access;
    /** About every hall at once: not for whoever is limited to some. */
    everyHall?: boolean;
    /** May be used while the password is still the one-time one. */
    whileNewPasswordIsDue?: boolean;
  }
  interface FastifyRequest {
    principal: Principal | undefined;
  }
  interface FastifyInstance {
    /** Who sends the request as things stand now; undefined where he may use its route no more. */
    principalStillThere(request: FastifyRequest): Promise<Principal | undefined>;
  }
}

const SAFE_METHODS: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];
const CSRF_HEADER = 'x-csrf-token';

/** Lets no request through that its route does not allow. */
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
  // After the limit of requests, which belongs to the routes, and before a byte of the body is read.
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

/** A page of another site can make a browser send our cookie, but it cannot read the token to send along. */
function assertCsrf(request: FastifyRequest, principal: Principal): void {
  if (principal.session === undefined || SAFE_METHODS.includes(request.method)) return;
  const token = request.headers[CSRF_HEADER];
  if (typeof token === 'string' && isEqualSecret(token, principal.session.csrfToken)) return;
  throw new LiyiError('LIYI_FORBIDDEN', {
    message: `the header ${CSRF_HEADER} does not belong to this session`,
    remedy: 'Send the csrfToken that the login or GET /api/v1/session gave.',
  });
}

/** Of a route that is not public. */
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
