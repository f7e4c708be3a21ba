import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { BUILT_SITE } from '../../../src/api/static-site.ts';
import { loadRulebooks } from '../../../src/config/load-rulebooks.ts';
import { serve } from '../../../src/serve.ts';
import { openServiceStore } from '../../../src/timeline/service/service-store.ts';
import { addPeople, addShift } from './accounts.ts';
import { analyseClips, CLIPS_DIR } from './analyse-clips.ts';
import { fillStore } from './fill-store.ts';

declare module 'vitest' {
  interface ProvidedContext {
    siteUrl: string;
  }
}

/** A working week before the two analysed recordings. */
const DAYS = 7;
const MANY = 1_000_000;

/** Analyses the bundled clips, fills a store with them and serves it, for all test files. */
export default async function startSite(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync(join(BUILT_SITE, 'index.html')))
    throw new Error('the site is not built: run npm run build:web first');
  const folder = await mkdtemp(join(tmpdir(), 'liyi-site-'));
  const location = { sqlitePath: join(folder, 'timeline.db') };
  {
    await using store = await openServiceStore(location);
    await fillStore(store, await analyseClips(), { days: DAYS });
    await addPeople(store);
    await addShift(store, 'A02');
  }
  const site = await serve({
    store: location,
    rulebooks: loadRulebooks(),
    host: '127.0.0.1',
    port: 0,
    settings: {
      dataDir: join(folder, 'data'),
      footageRoots: [CLIPS_DIR],
      ffmpeg: {},
      sampleFps: 5,
      plainHttp: true,
      requestsPerMinute: MANY,
      loginsPerMinute: MANY,
    },
  });
  project.provide('siteUrl', site.url);
  return async () => {
    await site[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  };
}
