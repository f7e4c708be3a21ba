import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { onTestFinished } from 'vitest';
import { hashPassword } from '../../../src/api/access/secrets.ts';
import { buildApp } from '../../../src/api/app.ts';
import type { ServiceSettings } from '../../../src/api/context.ts';
import { currentRulebooks } from '../../../src/api/rulebooks/current-rulebooks.ts';
import type { PressureLimits } from '../../../src/api/service/shed-load.ts';
import { KEY_BYTES, SecretBox } from '../../../src/api/webhooks/secret-box.ts';
import { loadRulebooks } from '../../../src/config/load-rulebooks.ts';
import { type AccountRole, insertAccount, type NewAccount } from '../../../src/store/accounts/accounts.ts';
import { SYSTEM } from '../../../src/store/audit/audit-chain.ts';
import { jobsIn } from '../../../src/store/jobs/open-jobs.ts';
import { openServiceStore, type ServiceStore } from '../../../src/store/service-store.ts';
import { STORE_KINDS, type StoreKind } from '../../store/support/stores.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const PASSWORD = 'ten letters and more';
/** One hash for all: each costs 20 ms. */
const PASSWORD_HASH = hashPassword(PASSWORD);
const loadedRulebooks = loadRulebooks(['qingpu-2023', 'chongqing-2023']);

export interface Client {
  /** Key of a machine. */
  readonly authorization?: string;
  /** With the client's credentials. */
  inject(request: InjectOptions): Promise<LightMyRequestResponse>;
  get(url: string, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  send(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, payload?: unknown): Promise<LightMyRequestResponse>;
}

export interface TestService {
  readonly app: FastifyInstance;
  readonly store: ServiceStore;
  readonly secrets: SecretBox;
  readonly folder: string;
  readonly clock: { now: number };
  /** Logs in as a new person of that role. */
  person(role: AccountRole, more?: Partial<NewAccount>): Promise<Client & { readonly name: string }>;
  /** With an API key that an administrator made. */
  machine(
    rights: readonly string[],
    more?: { halls?: string[]; expiresAt?: number },
  ): Promise<Client & { readonly id: number }>;
  stranger: Client;
}

export const API = '/api/v1';
export const passwordOfPeople = PASSWORD;

/** A service on an empty store, gone when the test ends. */
export async function testService(
  more: Partial<ServiceSettings> = {},
  pressure: PressureLimits = { maxEventLoopDelay: 0, maxRssBytes: 0 },
  kind: StoreKind = STORE_KINDS[0]!,
): Promise<TestService> {
  const folder = temporaryFolder();
  const clock = { now: Date.parse('2026-11-20T10:00:00+08:00') };
  const location = await kind.place();
  const store = await openServiceStore(location, () => clock.now);
  const jobs = await jobsIn(store.database, location);
  const secrets = new SecretBox([randomBytes(KEY_BYTES)]);
  const settings: ServiceSettings = {
    ...{
      dataDir: join(folder.path, 'data'),
      footageRoots: [],
      keepFreeBytes: 0,
      evidenceMs: 60_000,
      ffmpeg: {},
      plainHttp: true,
      sampleFps: 10,
    },
    ...{ requestsPerMinute: 1_000_000, loginsPerMinute: 1_000_000 },
    ...more,
  };
  const context = {
    ...{ store, settings, jobs, secrets, loadedRulebooks },
    currentRulebooks: currentRulebooks(store, loadedRulebooks),
  };
  const app = await buildApp(context, { pressure });
  onTestFinished(async () => {
    await app.close();
    await jobs[Symbol.asyncDispose]();
    await store[Symbol.asyncDispose]();
    folder[Symbol.dispose]();
  });

  const client = (headers: Record<string, string>): Client => ({
    ...(headers.authorization !== undefined && { authorization: headers.authorization }),
    inject: (request) => app.inject({ ...request, headers: { ...headers, ...request.headers } }),
    get: (url, extra = {}) => app.inject({ method: 'GET', url: API + url, headers: { ...headers, ...extra } }),
    send: (method, url, payload) =>
      app.inject({ method, url: API + url, headers, ...(payload !== undefined && { payload }) } as InjectOptions),
  });

  const service: TestService = {
    ...{ app, store, secrets, folder: folder.path, clock, stranger: client({}) },
    async person(role, given = {}) {
      const name = given.name ?? `${role}-${randomUUID().slice(0, 8)}`;
      const passwordHash = await PASSWORD_HASH;
      await store.change(SYSTEM, async ({ writing, now, note }) => {
        const account = { name, displayName: name, role, mayUnblur: false, passwordHash, mustChangePassword: false };
        await insertAccount(writing, { ...account, ...given }, now);
        note({ action: 'account.create', subject: name });
      });
      const answer = await app.inject({ method: 'POST', url: `${API}/session`, payload: { name, password: PASSWORD } });
      const cookie = `liyi_session=${answer.cookies[0]!.value}`;
      return { name, ...client({ cookie, 'x-csrf-token': answer.json().csrfToken }) };
    },
    async machine(rights, { halls, expiresAt = clock.now + 3_600_000 } = {}) {
      const administrator = await service.person('administrator');
      const expires = new Date(expiresAt).toISOString();
      const answer = await administrator.send('POST', '/api-keys', { name: 'test', rights, halls, expiresAt: expires });
      return { id: answer.json().key.id, ...client({ authorization: `Bearer ${answer.json().secret}` }) };
    },
  };
  return service;
}
