import { join } from 'node:path';
import type { Logger } from 'pino';
import type { ServiceSettings } from './api/context.ts';
import { createFirstAdministrator, type FirstAdministrator } from './api/first-start.ts';
import { currentRulebooks } from './api/rulebooks/current-rulebooks.ts';
import { type RunningService, startServer } from './api/server.ts';
import { WebhookSender } from './api/webhooks/deliver.ts';
import { openKeyFile } from './api/webhooks/key-file.ts';
import type { StoreLocation } from './core/store-location.ts';
import type { Rulebook } from './rulebooks/clause.ts';
import { AuditSeal } from './store/audit/audit-seal.ts';
import { jobsIn } from './store/jobs/open-jobs.ts';
import { openServiceStore } from './store/service-store.ts';

export interface ServeRequest {
  readonly store: StoreLocation;
  readonly settings: ServiceSettings;
  /** File with the key that seals secrets; in the data folder where left out. */
  readonly secretKeyFile?: string;
  readonly rulebooks: readonly Rulebook[];
  readonly host: string;
  readonly port: number;
  readonly logger?: Logger;
}

export interface Serving extends RunningService {
  /** Used only at the first start of a store. */
  readonly firstAdministrator?: FirstAdministrator;
}

/** Starts the service on its port, with everything that runs beside it, until it is disposed of. */
export async function serve(request: ServeRequest): Promise<Serving> {
  const { settings, rulebooks: loadedRulebooks, host, port, logger } = request;
  await using resources = new AsyncDisposableStack();
  const auditSeal = await AuditSeal.open(settings.dataDir);
  const store = resources.use(await openServiceStore(request.store, Date.now, auditSeal));
  const firstAdministrator = await createFirstAdministrator(store);
  const jobs = resources.use(await jobsIn(store.database, request.store));
  const secrets = await openKeyFile(request.secretKeyFile ?? join(settings.dataDir, 'secret.key'));
  const onProblem = (problem: unknown) => logger?.error({ err: problem }, 'webhooks');
  resources.use(new WebhookSender({ store, secrets, onProblem }));
  const context = {
    store,
    settings,
    jobs,
    secrets,
    loadedRulebooks,
    currentRulebooks: currentRulebooks(store, loadedRulebooks),
  };
  const server = resources.use(await startServer(context, { host, port, ...(logger && { logger }) }));
  const owned = resources.move();
  return {
    url: server.url,
    ...(firstAdministrator && { firstAdministrator }),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
