// Writes the OpenAPI document of the service to web/openapi.json, from which the site's types are made.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApp } from '../src/api/app.ts';
import { loadRulebooks } from '../src/config/load-rulebooks.ts';
import { openServiceStore } from '../src/timeline/service/service-store.ts';

const FILE = fileURLToPath(new URL('../web/openapi.json', import.meta.url));

await using store = await openServiceStore({ sqlitePath: ':memory:' });
const bundledRulebooks = loadRulebooks();
const app = await buildApp({
  store,
  bundledRulebooks,
  currentRulebooks: async () => bundledRulebooks,
  settings: {
    ...{ dataDir: '.', footageRoots: [], ffmpeg: {}, plainHttp: true },
    ...{ requestsPerMinute: 1000, loginsPerMinute: 10 },
  },
});
const { body } = await app.inject('/openapi.json');
mkdirSync(dirname(FILE), { recursive: true });
writeFileSync(FILE, `${JSON.stringify(JSON.parse(body), undefined, 2)}\n`);
await app.close();
