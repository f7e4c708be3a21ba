import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { StoreLocation } from '../../src/core/store-location.ts';
import { openStore } from '../../src/store/open-store.ts';
import { STORE_KINDS } from '../store/support/stores.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { batch, recordingFile } from './support/batches.ts';

const SCRIPT = fileURLToPath(new URL('./support/worker-process.ts', import.meta.url));
/** Within which a dead worker's recording must have been taken up. */
const TAKEN_UP_MS = 30_000;

function startWorker(
  location: StoreLocation,
  ...how: readonly 'hangs'[]
): { process: ChildProcess; begun: AsyncIterator<string> } {
  const child = spawn(process.execPath, [SCRIPT, JSON.stringify(location), ...how], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return { process: child, begun: createInterface(child.stdout!)[Symbol.asyncIterator]() };
}

describe.each(STORE_KINDS)('two workers on $name', { timeout: 120_000 }, ({ place }) => {
  it('share a queue; what one had when it was killed, the other takes up in time, and all is scored once', async () => {
    const location = await place();
    using folder = temporaryFolder();
    const minutes = [10, 11, 12, 13];
    for (const minute of minutes) recordingFile(folder, `A01_2026112009${minute}00.mp4`, `${minute} ms=300`);
    expect((await batch({ folder: folder.path, location, workers: 0 })).waiting).toBe(minutes.length);

    // However slow the machine is, the one that is killed has not finished what it had.
    const [one, other] = [startWorker(location, 'hangs'), startWorker(location)];
    const lost = (await one.begun.next()).value;
    one.process.kill('SIGKILL');
    const killedAt = performance.now();
    await once(one.process, 'close');
    for (;;) {
      const { value, done } = await other.begun.next();
      expect(done).toBe(false);
      if (value === lost) break;
    }
    expect(performance.now() - killedAt).toBeLessThan(TAKEN_UP_MS);

    await using store = await openStore(location);
    await expect
      .poll(async () => (await store.runs({})).length, { timeout: 80_000, interval: 250 })
      .toBe(minutes.length);
    const runs = await store.runs({ includeSuperseded: true });
    expect(new Set(runs.map((run) => run.footage.sha256)).size).toBe(minutes.length);
    expect(runs).toHaveLength(minutes.length);
  });
});
