/**
 * Streams watched for long while decoders and threads are killed at random: every stream must be analysed again within
 * 10 s, nothing be stored twice or half, and memory, threads and descriptors stay as they were.
 *
 *     npm run bench:soak                                    8 streams, 30 minutes, 50 kills
 *     npm run bench:soak -- --minutes 3 --streams 3 --kills 6
 */
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { AnalysisRun } from '../../src/timeline/run.ts';
import { Watcher } from '../../src/watch/watcher.ts';
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

/** What is looked at in the end; readings would grow for ever. */
type KeptRun = Pick<AnalysisRun, 'window' | 'startedAt' | 'events' | 'footage'>;
const runs: KeptRun[] = [];
const store = {
  async commitRun({ window, startedAt, events, footage }: AnalysisRun) {
    runs.push({ window, startedAt, events, footage });
    return { outcome: 'created' as const, runId: runs.length };
  },
};
const used = () => ({
  mb: proportionalMb(process.pid),
  threads: readdirSync('/proc/self/task').length,
  descriptors: readdirSync('/proc/self/fd').length,
});

let slowest = 0;
let late = 0;
const memory: number[] = [];
{
  await using watcher = await Watcher.start({
    ...{ threads: availableParallelism(), ffmpeg: {}, store },
    segments: { usualMs: 20_000, longestMs: 60_000 },
  });
  await watcher.watch(
    Array.from({ length: streams }, (_, i) => ({
      ...{ id: `s${i}`, window: `W${i}`, camera, rulebooks: [] },
      address: { kind: 'file', path: clip('service'), loop: true },
    })),
  );
  await sleep(5000);
  const before = used();
  const endMs = performance.now() + minutes * 60_000;
  for (let kill = 0; performance.now() < endMs; kill++) {
    await sleep((minutes * 60_000) / (kills + 1) / 2);
    memory.push(used().mb);
    if (kill < kills) await killOne(watcher);
    await sleep(Math.max(0, (minutes * 60_000) / (kills + 1) / 2 - slowest));
  }
  await sleep(3000);
  console.log('before', before, 'after', used());
}
const settled = memory.slice(Math.floor(memory.length / 3));
console.log(
  `memory ${settled[0]?.toFixed(0)} → ${settled.at(-1)?.toFixed(0)} MB, most ${Math.max(...memory).toFixed(0)} MB`,
);
console.log(`slowest recovery ${(slowest / 1000).toFixed(1)} s, ${late} later than ${RECOVERY_MS / 1000} s`);
const { doubled, overlapping } = faults(runs);
console.log(`${runs.length} runs, ${doubled} events twice, ${overlapping} runs that overlap`);
process.exitCode = late + doubled + overlapping === 0 ? 0 : 1;

async function killOne(watcher: Watcher): Promise<void> {
  const counts = new Map(watcher.statuses().map(({ stream, analysed }) => [stream, analysed]));
  const killMs = performance.now();
  if (Math.random() < 0.5) await watcher.pool.crash(Math.floor(Math.random() * watcher.pool.threads));
  else {
    const pids = watcher.statuses().flatMap(({ pid }) => (pid === undefined ? [] : [pid]));
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
