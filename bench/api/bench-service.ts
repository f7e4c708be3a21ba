import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { hashPassword } from '../../src/api/access/secrets.ts';
import { buildApp } from '../../src/api/app.ts';
import { currentRulebooks } from '../../src/api/rulebooks/current-rulebooks.ts';
import { KEY_BYTES, SecretBox } from '../../src/api/webhooks/secret-box.ts';
import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import { insertAccount } from '../../src/store/accounts/accounts.ts';
import { SYSTEM } from '../../src/store/audit/audit-chain.ts';
import { jobsIn } from '../../src/store/jobs/open-jobs.ts';
import { openServiceStore, type ServiceStore } from '../../src/store/service-store.ts';

export interface BenchService extends AsyncDisposable {
  readonly app: FastifyInstance;
  readonly store: ServiceStore;
  /** Headers of a new administrator. */
  logIn(): Promise<Record<string, string>>;
}

/** A service without limits of requests, on a store in the folder. */
export async function benchService(folder: string): Promise<BenchService> {
  const location = { sqlitePath: join(folder, 'liyi.db') };
  const store = await openServiceStore(location);
  const jobs = await jobsIn(store.database, location);
  const secrets = new SecretBox([randomBytes(KEY_BYTES)]);
  const loadedRulebooks = loadRulebooks();
  const context = {
    ...{ store, jobs, secrets, loadedRulebooks },
    currentRulebooks: currentRulebooks(store, loadedRulebooks),
    settings: {
      ...{
        dataDir: join(folder, 'data'),
        footageRoots: [],
        keepFreeBytes: 0,
        evidenceMs: 60_000,
        ffmpeg: {},
        sampleFps: 10,
        plainHttp: true,
      },
      ...{ requestsPerMinute: 1e9, loginsPerMinute: 1e9 },
    },
  };
  const app = await buildApp(context, { pressure: { maxEventLoopDelay: 0, maxRssBytes: 0 } });
  const password = randomUUID();
  const passwordHash = await hashPassword(password);
  return {
    ...{ app, store },
    async logIn() {
      const name = `a${randomUUID()}`;
      await store.change(SYSTEM, async ({ writing, now, note }) => {
        const account = { name, displayName: name, role: 'administrator' as const, mayUnblur: false };
        await insertAccount(writing, { ...account, passwordHash, mustChangePassword: false }, now);
        note({ action: 'account.create', subject: name });
      });
      const answer = await app.inject({ method: 'POST', url: '/api/v1/session', payload: { name, password } });
      return { cookie: `liyi_session=${answer.cookies[0]!.value}`, 'x-csrf-token': answer.json().csrfToken };
    },
    async [Symbol.asyncDispose]() {
      await app.close();
      await jobs[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
    },
  };
}
