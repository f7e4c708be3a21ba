import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadRulebooks } from '../../../src/config/load-rulebooks.ts';
import { type Serving, serve } from '../../../src/serve.ts';
import { openServiceStore, type ServiceStore } from '../../../src/store/service-store.ts';
import { clipRun } from '../../support/clip-run.ts';
import { addPeople } from './accounts.ts';

/** A site that a test may stop, start again, and reach behind. */
export interface OwnSite extends AsyncDisposable {
  readonly url: string;
  stop(): Promise<void>;
  /** At the address it had. */
  start(): Promise<void>;
  /** As if everybody's time had run out. */
  endSessions(): Promise<void>;
}

const MANY = 1_000_000;

/**
 * Serves what a bundled recording is known to show. Nothing was measured in it, so that its clips cannot be cut.
 * @param fill puts something else into the store
 */
export async function ownSite(fill: (store: ServiceStore) => Promise<void> = storeViolations): Promise<OwnSite> {
  const folder = await mkdtemp(join(tmpdir(), 'liyi-own-site-'));
  const location = { sqlitePath: join(folder, 'timeline.db') };
  const change = async (work: (store: Awaited<ReturnType<typeof openServiceStore>>) => Promise<void>) => {
    await using store = await openServiceStore(location);
    await work(store);
  };
  await change(async (store) => {
    await fill(store);
    await addPeople(store);
  });
  const started = (port: number): Promise<Serving> =>
    serve({
      ...{ store: location, rulebooks: loadRulebooks(), host: '127.0.0.1', port },
      settings: {
        ...{
          dataDir: join(folder, 'data'),
          footageRoots: [],
          keepFreeBytes: 0,
          evidenceMs: 60_000,
          ffmpeg: {},
          sampleFps: 5,
          plainHttp: true,
        },
        ...{ requestsPerMinute: MANY, loginsPerMinute: MANY },
      },
    });
  let serving: Serving | undefined = await started(0);
  const { url } = serving;
  const stop = async () => {
    await serving?.[Symbol.asyncDispose]();
    serving = undefined;
  };
  return {
    url,
    stop,
    async start() {
      serving = await started(Number(new URL(url).port));
    },
    endSessions: () =>
      change(async (store) => {
        await store.keep((writing) => writing.deleteFrom('sessions').execute());
      }),
    async [Symbol.asyncDispose]() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const storeViolations = async (store: ServiceStore): Promise<void> => {
  await store.commitRun(clipRun('counter-violations'));
};
