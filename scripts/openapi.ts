// Writes the OpenAPI document of the service to web/openapi.json, from which the site's types are made.
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApp } from '../src/api/app.ts';
import { KEY_BYTES, SecretBox } from '../src/api/webhooks/secret-box.ts';
import { loadRulebooks } from '../src/config/load-rulebooks.ts';
import { jobsIn } from '../src/store/jobs/open-jobs.ts';
import { openServiceStore } from '../src/store/service-store.ts';

const FILE = fileURLToPath(new URL('../web/openapi.json', import.meta.url));

const location = { sqlitePath: ':memory:' };
await using store = await openServiceStore(location);
await using jobs = await jobsIn(store.database, location);
const loadedRulebooks = loadRulebooks();
const app = await buildApp({
  store,
  jobs,
  secrets: new SecretBox([randomBytes(KEY_BYTES)]),
  loadedRulebooks,
  currentRulebooks: async () => loadedRulebooks,
  settings: {
    ...{ dataDir: '.', footageRoots: [], keepFreeBytes: 0, ffmpeg: {}, plainHttp: true, sampleFps: 10, evidenceMs: 1 },
    ...{ requestsPerMinute: 1000, loginsPerMinute: 10 },
  },
});
const { body } = await app.inject('/openapi.json');
mkdirSync(dirname(FILE), { recursive: true });
writeFileSync(FILE, `${JSON.stringify(JSON.parse(body), undefined, 2)}\n`);
await app.close();
