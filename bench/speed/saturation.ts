/**
 * The largest number of live streams that one core keeps up with, decoders and all: everything is bound to one core,
 * and streams are added until a minute of them is no longer analysed in time.
 */
import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { median } from '../../src/core/statistics.ts';
import { probeFootage } from '../../src/media/probe.ts';
import type { Pace } from '../../src/tracking/cadence.ts';
import { Watcher } from '../../src/watch/watcher.ts';
import { type ClipName, clip } from './clips.ts';
import type { Figure, Section } from './figure.ts';
import { nowhere, specs } from './streams.ts';

const LAG_LIMIT_MS = 1000;
/** Ratio of the later half's lag to the earlier half's. */
const GROWTH_LIMIT_MS = 150;
/** Frames that were chosen and not analysed. */
const DROPPED_LIMIT = 0.02;
const WARM_UP_MS = 8000;
const LENGTH_MS = 60_000;
const LOOK_EVERY_MS = 200;

export const section: Section = async () => {
  // New threads and decoders are bound with the thread that starts them.
  execFileSync('taskset', ['-apc', '0', String(process.pid)], { stdio: 'ignore' });
  return [
    await largest('saturation-served', 'live streams on one core, one clerk, 5 analysed fps', 'clerk', 5, {
      pace: 'served',
      must: 6,
      aim: 12,
    }),
    await largest('saturation-quiet', 'live streams on one core, a quiet hall', 'quiet-dense-keys', 9, {
      must: 10,
      aim: 13,
    }),
  ];
};

interface Goal {
  readonly pace?: Pace;
  readonly must: number;
  readonly aim: number;
}

async function largest(
  id: string,
  name: string,
  clipName: ClipName,
  first: number,
  { pace, must, aim }: Goal,
): Promise<Figure> {
  const tried: string[] = [];
  const holds = async (count: number): Promise<boolean> => {
    const { lagMs, kept } = await watched(clipName, count, pace);
    tried.push(`${count}: ${kept ? 'kept up' : 'fell behind'}, lag at most ${lagMs.toFixed(0)} ms`);
    return kept;
  };
  let value = first;
  if (await holds(first)) while (await holds(value + 1)) value++;
  else while (--value > 0 && !(await holds(value)));
  return { id, name, value, unit: 'streams', better: 'higher', must, aim, repeats: [value], note: tried.join('; ') };
}

/** Evenly over the clip's length, so that the windows of a hall are not all served at the same time. */
async function watchOneAfterTheOther(watcher: Watcher, name: ClipName, count: number): Promise<void> {
  const { durationMs = 0 } = await probeFootage(clip(name));
  for (const spec of specs(name, count)) {
    watcher.add(spec);
    await sleep(durationMs / count);
  }
}

async function watched(clipName: ClipName, count: number, pace: Pace | undefined) {
  await using watcher = await Watcher.start({ threads: 1, ffmpeg: {}, store: nowhere, ...(pace && { pace }) });
  await watchOneAfterTheOther(watcher, clipName, count);
  await sleep(WARM_UP_MS);
  const counted = () => {
    const statuses = watcher.statuses();
    const sum = (of: (status: (typeof statuses)[number]) => number) => statuses.reduce((n, each) => n + of(each), 0);
    return { analysed: sum((each) => each.analysed), dropped: sum((each) => each.dropped) };
  };
  const [before, startMs] = [counted(), performance.now()];
  const lags: number[] = [];
  while (performance.now() - startMs < LENGTH_MS) {
    await sleep(LOOK_EVERY_MS);
    lags.push(Math.max(...watcher.statuses().map(({ lagMs }) => lagMs)));
  }
  const after = counted();
  const [analysed, dropped] = [after.analysed - before.analysed, after.dropped - before.dropped];
  const half = lags.length >> 1;
  const growthMs = median(lags.slice(half)) - median(lags.slice(0, half));
  const lagMs = Math.max(...lags);
  const kept = lagMs < LAG_LIMIT_MS && growthMs < GROWTH_LIMIT_MS && dropped <= DROPPED_LIMIT * (analysed + dropped);
  return { lagMs, kept: kept && watcher.stretch === 1 };
}
