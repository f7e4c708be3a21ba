/** Recordings analysed on all cores, one process a core: footage seconds a wall-clock second, and by CPU time. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { median } from '../../src/core/statistics.ts';
import { probeFootage } from '../../src/media/probe.ts';
import { analyzeFootage } from '../../src/pipeline.ts';
import { type ClipName, camera, clip } from './clips.ts';
import type { Figure, Section } from './figure.ts';

const SAMPLE_FPS = 5;

/** In a process of its own. */
if (process.argv[2] === 'child') {
  const path = process.argv[3]!;
  await analyzeFootage({ path, window: 'A01', camera, rulebooks: [], sampleFps: SAMPLE_FPS, ffmpeg: {} });
  const { user, system } = process.cpuUsage();
  process.send!((user + system) / 1000, () => process.disconnect());
}

async function analysed(path: string): Promise<void> {
  const child = fork(new URL(import.meta.url), ['child', path]);
  await Promise.all([once(child, 'message'), once(child, 'exit')]);
}

async function batch(clipName: ClipName, repeats: number): Promise<number[]> {
  const cores = availableParallelism();
  const path = clip(clipName);
  const { durationMs = 0 } = await probeFootage(path);
  const speeds: number[] = [];
  for (let i = 0; i < repeats; i++) {
    const startMs = performance.now();
    await Promise.all(Array.from({ length: cores }, () => analysed(path)));
    speeds.push((cores * durationMs) / (performance.now() - startMs));
  }
  return speeds;
}

export const section: Section = async (repeats, isQuick) => {
  const note = (length: string) =>
    `recordings of ${length} on ${availableParallelism()} cores, ${SAMPLE_FPS} sampled fps, start of the processes and all`;
  const figure = (id: string, name: string, length: string, speeds: readonly number[]) =>
    ({
      id,
      name,
      value: median(speeds),
      unit: '×',
      better: 'higher',
      repeats: speeds,
      note: note(length),
    }) satisfies Figure;
  if (isQuick) return [figure('batch-short', 'batch, × real time, one clerk', '27 s', await batch('clerk', repeats))];
  return [
    {
      ...figure('batch', 'batch, × real time, one clerk', '5 minutes', await batch('clerk-5-min', repeats)),
      ...{ must: 12, aim: 20 },
    },
    figure('batch-quiet', 'batch, × real time, a quiet hall', '5 minutes', await batch('quiet-5-min', repeats)),
  ];
};
