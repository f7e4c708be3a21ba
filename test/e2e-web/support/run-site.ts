import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILT_SITE } from '../../../src/api/static-site.ts';
import { loadRulebooks } from '../../../src/config/load-rulebooks.ts';
import { serve } from '../../../src/serve.ts';
import type { AnalysisRun } from '../../../src/store/runs/run.ts';
import { openServiceStore, type ServiceStore } from '../../../src/store/service-store.ts';
import { addPeople, addShift } from './accounts.ts';
import { analyseClips, analyseSecondCamera, CLIPS_DIR } from './analyse-clips.ts';
import { fillStore } from './fill-store.ts';

export interface SiteOptions {
  /** Days of history before the two analysed recordings. */
  readonly days: number;
  readonly sampleFps: number;
  /** Puts more into the store, given the two analysed recordings. */
  readonly more?: (store: ServiceStore, runs: readonly AnalysisRun[]) => Promise<void>;
}

export interface RunningSite extends AsyncDisposable {
  readonly url: string;
}

const MANY = 1_000_000;

/** Analyses the bundled clips, fills a store of its own with them, and serves the built site on it. */
export async function runSite({ days, sampleFps, more }: SiteOptions): Promise<RunningSite> {
  if (!existsSync(join(BUILT_SITE, 'index.html')))
    throw new Error('the site is not built: run npm run build:web first');
  const folder = await mkdtemp(join(tmpdir(), 'liyi-site-'));
  const history = join(folder, 'history');
  const location = { sqlitePath: join(folder, 'timeline.db') };
  {
    await using store = await openServiceStore(location);
    const runs = await analyseClips(sampleFps);
    await mkdir(history);
    await fillStore(store, runs, { days, folder: history });
    await store.commitRun(await analyseSecondCamera(sampleFps));
    await addPeople(store);
    await addShift(store, 'A02');
    await more?.(store, runs);
  }
  const site = await serve({
    store: location,
    rulebooks: loadRulebooks(),
    host: '127.0.0.1',
    port: 0,
    settings: {
      dataDir: join(folder, 'data'),
      footageRoots: [{ path: CLIPS_DIR }, { path: history }],
      keepFreeBytes: 0,
      evidenceMs: 60_000,
      ffmpeg: {},
      sampleFps,
      plainHttp: true,
      requestsPerMinute: MANY,
      loginsPerMinute: MANY,
    },
  });
  return {
    url: site.url,
    async [Symbol.asyncDispose]() {
      await site[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
