import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { StoreLocation } from '../../../src/core/store-location.ts';
import { checkStoreFile } from '../../../src/store/database/backup.ts';
import { openStore } from '../../../src/store/open-store.ts';
import type { TimelineStore } from '../../../src/store/store.ts';
import { LARGE_RUN, largeRun } from '../support/large-run.ts';
import { recounted, summarized } from '../support/recounting.ts';
import { STORE_KINDS } from '../support/stores.ts';

const SCRIPT = fileURLToPath(new URL('../support/committing-process.ts', import.meta.url));
const KILLS = 12;
/** Commits take some 20 to 100 ms; the kills come at moments spread over the first few of them. */
const KILL_STEP_MS = 13;

interface Committer {
  readonly process: ChildProcess;
  /** Ids of the runs whose commit was acknowledged, so far. */
  readonly acknowledged: readonly number[];
  /** Begins to commit when the store is open. */
  readonly firstAcknowledged: Promise<unknown>;
  readonly ended: Promise<{ code: number | null; problem: string }>;
}

function committing(place: StoreLocation, version: string, first: number, count: number, prefix = ''): Committer {
  const args = [process.execPath, SCRIPT, JSON.stringify(place), version, String(first), String(count)];
  const child = spawn('sh', ['-c', `${prefix} exec "$@"`, 'sh', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const acknowledged: number[] = [];
  const lines = createInterface(child.stdout).on('line', (line) => acknowledged.push(Number(line)));
  let problem = '';
  child.stderr.on('data', (chunk) => {
    problem += chunk;
  });
  const ended = once(child, 'close').then(([code]) => ({ code, problem }));
  return { process: child, acknowledged, firstAcknowledged: Promise.race([once(lines, 'line'), ended]), ended };
}

async function expectWholeRuns(store: TimelineStore): Promise<void> {
  for (const { id } of await store.runs({ includeSuperseded: true })) {
    const { events, encounters, findings, readings } = await store.run(id);
    const sizes = {
      events: events.length,
      encounters: encounters.length,
      findings: findings.length,
      frames: readings.length,
    };
    expect(sizes).toEqual(LARGE_RUN);
  }
  expect(await summarized(store)).toEqual(await recounted(store));
}

describe.each(STORE_KINDS)('$name', { timeout: 120_000 }, ({ place }) => {
  it(`shows every run whole or not at all when a process is killed ${KILLS} times amid commits`, async () => {
    const location = await place();
    const acknowledged: number[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      const committer = committing(location, '0.1.0', kill * 1000, 1000);
      await committer.firstAcknowledged;
      await sleep(kill * KILL_STEP_MS);
      committer.process.kill('SIGKILL');
      expect(await committer.ended).toEqual({ code: null, problem: '' });
      acknowledged.push(...committer.acknowledged);
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS);
    {
      await using store = await openStore(location);
      const stored = new Set((await store.runs()).map((run) => run.id));
      expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
      await expectWholeRuns(store);
    }
    if ('sqlitePath' in location) expect(checkStoreFile(location.sqlitePath)).toBeGreaterThanOrEqual(KILLS);
  });

  it('takes two processes that make the store and then commit runs of the same recordings', async () => {
    const location = await place();
    const recordings = 8;
    const committers = ['0.1.0', '0.2.0'].map((version) => committing(location, version, 0, recordings));
    for (const { ended } of committers) expect(await ended).toEqual({ code: 0, problem: '' });
    await using store = await openStore(location);
    expect(await store.runs()).toHaveLength(recordings);
    expect(await store.runs({ includeSuperseded: true })).toHaveLength(2 * recordings);
    await expectWholeRuns(store);
  });
});

describe.each(STORE_KINDS.filter(({ name }) => name === 'SQLite'))('$name', { timeout: 60_000 }, ({ place }) => {
  it('keeps what it has and says so when its file can grow no further', async () => {
    const location = await place();
    // Blocks of 512 bytes: room for a few runs.
    const committer = committing(location, '0.1.0', 0, 50, 'ulimit -f 4000;');
    const { code, problem } = await committer.ended;
    expect(code).not.toBe(0);
    expect(problem).toMatch(/LIYI_STORE_WRITE/);
    expect(problem).toMatch(/cannot be written: the disk/);

    await using store = await openStore(location);
    expect((await store.runs()).map((run) => run.id)).toEqual(committer.acknowledged);
    await expectWholeRuns(store);
    expect(await store.commitRun(largeRun(60, '0.1.0'))).toMatchObject({ outcome: 'created' });
  });
});
