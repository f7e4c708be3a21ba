import type { FastifyRequest } from 'fastify';
import type { EpochMilliseconds, Milliseconds } from '../../core/units.ts';
import { findApiKeyByPrefix, touchApiKey } from '../../timeline/accounts/api-keys.ts';
import { findSession, touchSession } from '../../timeline/accounts/sessions.ts';
import type { ServiceStore } from '../../timeline/service/service-store.ts';
import { parseApiKey } from './api-key-text.ts';
import { machinePrincipal, type Principal, personPrincipal } from './principal.ts';
import { isEqualSecret, sha256 } from './secrets.ts';

export const SESSION_COOKIE = 'liyi_session';
/** Nobody at the keyboard for that long: somebody else may be. */
export const IDLE_SESSION_MS: Milliseconds = 60 * 60_000;
/** What was seen is written at most this often. */
const TOUCH_EVERY_MS: Milliseconds = 60_000;

/** Undefined where the request carries no credentials that are good now. */
export async function authenticate(request: FastifyRequest, store: ServiceStore): Promise<Principal | undefined> {
  const { authorization } = request.headers;
  if (authorization !== undefined) return machineOf(authorization, store);
  const token = request.cookies[SESSION_COOKIE];
  return token === undefined ? undefined : personOf(token, store);
}

async function personOf(token: string, store: ServiceStore): Promise<Principal | undefined> {
  const tokenHash = sha256(token);
  const session = await store.read((db) => findSession(db, tokenHash));
  const now = store.now();
  if (session === undefined || session.account.disabled) return undefined;
  if (session.expiresAt <= now || session.seenAt + IDLE_SESSION_MS <= now) return undefined;
  if (isStale(session.seenAt, now)) await store.keep((writing) => touchSession(writing, tokenHash, now));
  return personPrincipal(session.account, tokenHash, session.csrfToken);
}

async function machineOf(authorization: string, store: ServiceStore): Promise<Principal | undefined> {
  const parts = parseApiKey(/^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? '');
  if (parts === undefined) return undefined;
  const key = await store.read((db) => findApiKeyByPrefix(db, parts.prefix));
  const now = store.now();
  if (key === undefined || !isEqualSecret(sha256(parts.secret), key.secretHash)) return undefined;
  if (key.revokedAt !== undefined || key.expiresAt <= now) return undefined;
  if (isStale(key.usedAt ?? 0, now)) await store.keep((writing) => touchApiKey(writing, key.id, now));
  return machinePrincipal(key);
}

const isStale = (seenAt: EpochMilliseconds, now: EpochMilliseconds): boolean => now - seenAt > TOUCH_EVERY_MS;
