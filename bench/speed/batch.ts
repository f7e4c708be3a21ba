/** Recordings analysed on all cores, one process a core: footage seconds a wall-clock second, and by CPU time. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { median } from '../../src/core/statistics.ts';
import { analyzeFootage } from '../../src/pipeline.ts';
import { camera, clip } from './clips.ts';
import type { Section } from './figure.ts';

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

export const section: Section = async (repeats) => {
  const cores = availableParallelism();
  const path = clip('clerk');
  const footageS = 23;
  const speeds: number[] = [];
  for (let i = 0; i < repeats; i++) {
    const startMs = performance.now();
    await Promise.all(Array.from({ length: cores }, () => analysed(path)));
    speeds.push((cores * footageS * 1000) / (performance.now() - startMs));
  }
  const value = median(speeds);
  const note = `${cores} cores, ${SAMPLE_FPS} sampled fps, one clerk, start of the processes and all`;
  return [
    {
      id: 'batch',
      name: 'batch, × real time',
      value,
      unit: '×',
      better: 'higher',
      must: 12,
      aim: 20,
      repeats: speeds,
      note,
    },
  ];
};
