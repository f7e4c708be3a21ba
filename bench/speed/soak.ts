/**
 * Streams watched for long while receivers, decoders and threads are killed at random: every stream must be analysed again
 * within 10 s, nothing be stored twice or half, and memory, processes, threads and descriptors stay as they were.
 *
 *     npm run bench:soak                                    8 streams, 30 minutes, 50 kills
 *     npm run bench:soak -- --minutes 3 --streams 3 --kills 6
 */
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { median } from '../../src/core/statistics.ts';
import type { AnalysisRun } from '../../src/store/runs/run.ts';
import { Watcher } from '../../src/watch/watcher.ts';
import { ThreadCrasher } from '../../test/support/thread-crasher.ts';
import { camera, clip } from './clips.ts';
import { proportionalMb } from './processor-time.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    streams: { type: 'string', default: '8' },
    kills: { type: 'string', default: '50' },
  },
});
const [minutes, streams, kills] = [Number(values.minutes), Number(values.streams), Number(values.kills)];
const RECOVERY_MS = 10_000;
const LARGEST_GROWTH = 0.05;

/** What is looked at in the end; readings would grow for ever. */
type KeptRun = Pick<AnalysisRun, 'window' | 'startedAt' | 'events' | 'footage'>;
const runs: KeptRun[] = [];
const store = {
  async commitRun({ window, startedAt, events, footage }: KeptRun) {
    runs.push({ window, startedAt, events, footage });
    return { outcome: 'created' as const, runId: runs.length };
  },
};
const children = (): number[] =>
  readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
const used = () => ({
  mb: Math.round([process.pid, ...children()].reduce((sum, pid) => sum + proportionalMb(pid), 0)),
  processes: children().length,
  threads: readdirSync('/proc/self/task').length,
  descriptors: readdirSync('/proc/self/fd').length,
});

let slowest = 0;
let late = 0;
const memory: number[] = [];
using threads = new ThreadCrasher();
{
  await using watcher = await Watcher.start({
    ...{ threads: availableParallelism(), ffmpeg: {}, store },
    segments: { usualMs: 20_000, longestMs: 60_000 },
  });
  await watcher.watch(
    Array.from({ length: streams }, (_, i) => ({
      ...{ id: `s${i}`, window: `W${i}`, camera, rulebooks: [] },
      // Every other one rests most of the time.
      address: { kind: 'file', path: clip(i % 2 === 0 ? 'service' : 'quiet-dense-keys'), loop: true },
    })),
  );
  await sleep(5000);
  const before = used();
  const endMs = performance.now() + minutes * 60_000;
  for (let kill = 0; performance.now() < endMs; kill++) {
    await sleep((minutes * 60_000) / (kills + 1) / 2);
    memory.push(used().mb);
    console.log(`${((performance.now() - endMs) / 60_000 + minutes).toFixed(1)} min, ${JSON.stringify(used())}`);
    if (kill < kills) await killOne(watcher);
    await sleep(Math.max(0, (minutes * 60_000) / (kills + 1) / 2 - slowest));
  }
  await sleep(3000);
  console.log('before', before, 'after', used());
}
console.log(`${children().length} processes left over`);
const third = Math.floor(memory.length / 3);
const [middle, last] = [median(memory.slice(third, 2 * third)), median(memory.slice(2 * third))];
const growth = last / middle - 1;
console.log(
  `memory: ${middle} MB in the second third, ${last} MB in the last: ${(100 * growth).toFixed(1)} %; most ${Math.max(...memory)} MB`,
);
console.log(`slowest recovery ${(slowest / 1000).toFixed(1)} s, ${late} later than ${RECOVERY_MS / 1000} s`);
const { doubled, overlapping } = faults(runs);
console.log(`${runs.length} runs, ${doubled} events twice, ${overlapping} runs that overlap`);
process.exitCode = late + doubled + overlapping + children().length === 0 && growth <= LARGEST_GROWTH ? 0 : 1;

async function killOne(watcher: Watcher): Promise<void> {
  const counts = new Map(watcher.statuses().map(({ stream, analysed }) => [stream, analysed]));
  const killMs = performance.now();
  const thread = threads.running[Math.floor(Math.random() * threads.running.length)];
  if (thread !== undefined && Math.random() < 0.5) await threads.crash(thread);
  else {
    const pids = children();
    const pid = pids[Math.floor(Math.random() * pids.length)];
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  }
  while (watcher.statuses().some(({ stream, analysed }) => analysed <= counts.get(stream)! + 2)) {
    if (performance.now() - killMs > 3 * RECOVERY_MS) break;
    await sleep(50);
  }
  const recoveryMs = performance.now() - killMs;
  slowest = Math.max(slowest, recoveryMs);
  if (recoveryMs > RECOVERY_MS) late++;
}

/** Within a window runs follow each other, and no event stands in one twice. */
function faults(all: readonly KeptRun[]): { readonly doubled: number; readonly overlapping: number } {
  let [doubled, overlapping] = [0, 0];
  for (const [, ofWindow] of Map.groupBy(all, ({ window }) => window)) {
    const ordered = ofWindow.toSorted((a, b) => a.startedAt! - b.startedAt!);
    for (const [i, { events, footage }] of ordered.entries()) {
      const keys = events.map(({ type, person, startMs }) => `${type} ${person} ${startMs}`);
      doubled += keys.length - new Set(keys).size;
      const next = ordered[i + 1]?.footage;
      if (next && footage.startMs + footage.durationMs > next.startMs + 1) overlapping++;
    }
  }
  return { doubled, overlapping };
}
