import type { FastifyRequest } from 'fastify';
import { MINUTE_MS } from '../../contract/durations.ts';
import type { EpochMilliseconds, Milliseconds } from '../../core/units.ts';
import { findApiKeyByPrefix, touchApiKey } from '../../store/accounts/api-keys.ts';
import { findSession, touchSession } from '../../store/accounts/sessions.ts';
import type { ServiceStore } from '../../store/service-store.ts';
import { parseApiKey } from './api-key-text.ts';
import { machinePrincipal, type Principal, personPrincipal } from './principal.ts';
import { isEqualSecret, sha256 } from './secrets.ts';

export const SESSION_COOKIE = 'liyi_session';
/** After this time without a request, somebody else may be at the keyboard. */
const IDLE_SESSION_MS: Milliseconds = 60 * MINUTE_MS;
/** The last use is stored at most this often. */
const TOUCH_EVERY_MS: Milliseconds = MINUTE_MS;

/** How long a change by another process may go unnoticed; changes by this process count at once. */
const REMEMBERED_MS: Milliseconds = 1_000;
const REMEMBERED_AT_MOST = 1_000;

interface Remembered {
  readonly principal: Principal;
  readonly at: EpochMilliseconds;
  readonly changes: number;
}

/** Finds who sends a request, by its cookie or key. Requests that follow each other are looked up once. */
export class Authenticator {
  readonly #store: ServiceStore;
  readonly #remembered = new Map<string, Remembered>();

  constructor(store: ServiceStore) {
    this.#store = store;
  }

  /** The sender of a request; undefined where its credentials are missing or no longer valid. */
  async principalOf(request: FastifyRequest): Promise<Principal | undefined> {
    const { authorization } = request.headers;
    const credentials = authorization ?? request.cookies[SESSION_COOKIE];
    if (credentials === undefined) return undefined;
    const key = sha256(`${authorization === undefined ? 'cookie' : 'bearer'} ${credentials}`);
    const [now, changes] = [this.#store.now(), this.#store.changes()];
    const known = this.#remembered.get(key);
    const isFresh = known !== undefined && known.changes === changes && Math.abs(now - known.at) < REMEMBERED_MS;
    if (isFresh) return known.principal;
    this.#remembered.delete(key);
    const principal = await this.#lookUp(request);
    if (principal === undefined) return undefined;
    if (this.#remembered.size >= REMEMBERED_AT_MOST) this.#remembered.clear();
    this.#remembered.set(key, { principal, at: now, changes });
    return principal;
  }

  /** The sender of a request that is still being answered. A stream does not keep a session alive. */
  principalStillThere(request: FastifyRequest): Promise<Principal | undefined> {
    return this.#lookUp(request, false);
  }

  async #lookUp(request: FastifyRequest, isUse = true): Promise<Principal | undefined> {
    const { authorization } = request.headers;
    if (authorization !== undefined) return machineOf(authorization, this.#store, isUse);
    const token = request.cookies[SESSION_COOKIE];
    return token === undefined ? undefined : personOf(token, this.#store, isUse);
  }
}

async function personOf(token: string, store: ServiceStore, isUse: boolean): Promise<Principal | undefined> {
  const tokenHash = sha256(token);
  const session = await store.read((db) => findSession(db, tokenHash));
  const now = store.now();
  if (session === undefined || session.account.disabled) return undefined;
  if (session.expiresAt <= now || session.seenAt + IDLE_SESSION_MS <= now) return undefined;
  if (isUse && isStale(session.seenAt, now)) noteUse(store.keep((writing) => touchSession(writing, tokenHash, now)));
  return personPrincipal(session.account, tokenHash, session.csrfToken);
}

async function machineOf(authorization: string, store: ServiceStore, isUse: boolean): Promise<Principal | undefined> {
  const parts = parseApiKey(/^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? '');
  if (parts === undefined) return undefined;
  const key = await store.read((db) => findApiKeyByPrefix(db, parts.prefix));
  const now = store.now();
  if (key === undefined || !isEqualSecret(sha256(parts.secret), key.secretHash)) return undefined;
  if (key.revokedAt !== undefined || key.expiresAt <= now) return undefined;
  if (isUse && isStale(key.usedAt ?? 0, now)) noteUse(store.keep((writing) => touchApiKey(writing, key.id, now)));
  return machinePrincipal(key);
}

/** No request waits for this, or fails by it: while the store is locked, people can still read. */
const noteUse = (written: Promise<void>): void => void written.catch(() => {});

const isStale = (seenAt: EpochMilliseconds, now: EpochMilliseconds): boolean => now - seenAt > TOUCH_EVERY_MS;
