import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { StoreLocation } from '../../src/core/store-location.ts';
import { checkStoreFile } from '../../src/store/database/backup.ts';
import { openStore } from '../../src/store/open-store.ts';
import { recounted, summarized } from '../store/support/recounting.ts';
import { STORE_KINDS } from '../store/support/stores.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { recordingFile } from './support/batches.ts';

const SCRIPT = fileURLToPath(new URL('./support/batch-process.ts', import.meta.url));
const RECORDINGS = 48;
/**
 * Of the time that a batch of one recording takes here and now: long enough to start up, too short to finish many. A life ends
 * anywhere in finding, analysing, storing. On a machine so slow that none is ever analysed in a life, a recording would run out of
 * attempts.
 */
const SHORTEST_LIFE_SHARE = 0.5;
const LIFE_SPREAD_SHARE = 1.5;
/** All lives together fit into the time of a test. */
const LONGEST_USUAL_MS = 2000;

function startBatch(folder: string, location: StoreLocation) {
  const child = spawn(process.execPath, [SCRIPT, folder, JSON.stringify(location)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let [output, problem] = ['', ''];
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    problem += chunk;
  });
  return { child, ended: once(child, 'close').then(([code]) => ({ code, output, problem })) };
}

/** How long a batch of one recording takes on this machine, as busy as it is; in a store of its own. */
async function usualTime(): Promise<number> {
  using folder = temporaryFolder();
  using ofStore = temporaryFolder();
  const location = { sqlitePath: join(ofStore.path, 'alone.db') };
  recordingFile(folder, 'A00_20261120090000.mp4', 'alone');
  const start = performance.now();
  expect((await startBatch(folder.path, location).ended).code).toBe(0);
  return Math.min(LONGEST_USUAL_MS, performance.now() - start);
}

describe.each(STORE_KINDS)('a batch on $name', { timeout: 240_000 }, ({ place, name }) => {
  const kills = name === 'SQLite' ? 30 : 5;

  it(`loses nothing and scores nothing twice when it is killed ${kills} times`, async () => {
    using folder = temporaryFolder();
    for (let i = 0; i < RECORDINGS; i++) {
      const minutes = String(i % 60).padStart(2, '0');
      recordingFile(folder, `A0${i % 3}_20261120${10 + Math.floor(i / 60)}${minutes}00.mp4`, `number ${i} ms=${i * 3}`);
    }
    const location = await place();
    const usualMs = await usualTime();
    for (let kill = 0; kill < kills; kill++) {
      const { child, ended } = startBatch(folder.path, location);
      await sleep(usualMs * (SHORTEST_LIFE_SHARE + Math.random() * LIFE_SPREAD_SHARE));
      child.kill('SIGKILL');
      await ended;
    }
    const { code, output, problem } = await startBatch(folder.path, location).ended;
    expect(problem).toBe('');
    expect(code).toBe(0);
    expect(JSON.parse(output).failed).toEqual([]);

    await using store = await openStore(location);
    const runs = await store.runs({ includeSuperseded: true });
    expect(new Set(runs.map((run) => run.footage.sha256)).size).toBe(RECORDINGS);
    expect(runs).toHaveLength(RECORDINGS);
    expect(await summarized(store)).toEqual(await recounted(store));
    if ('sqlitePath' in location) expect(checkStoreFile(location.sqlitePath)).toBe(RECORDINGS);
  });
});
