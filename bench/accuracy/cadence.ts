/**
 * What adaptive cadence costs in accuracy: each clip at 12 pictures a second throughout and as the live engine would choose
 * among those it decodes, scored alike.
 *
 *     npm run bench:cadence -- [folder] [--only name,name]
 */
import { parseArgs } from 'node:util';
import { zonesOfAll } from '../../src/core/camera.ts';
import { ModelSet } from '../../src/inference/model-set.ts';
import { interpret } from '../../src/interpret.ts';
import { readFrame } from '../../src/measurements/read-frame.ts';
import type { FrameReading } from '../../src/measurements/reading.ts';
import { decodeFrames } from '../../src/media/decode.ts';
import { probeFootage } from '../../src/media/probe.ts';
import { CounterObserver } from '../../src/perception/counter-observer.ts';
import { observerNets } from '../../src/perception/perceivers.ts';
import { Cadence } from '../../src/tracking/cadence.ts';
import { LumaGrid } from '../../src/tracking/luma-grid.ts';
import { LIVE_MAX_FPS } from '../../src/watch/live-segment.ts';
import { type Clip, clipsOf, defaultFolder } from './clip-folder.ts';
import { merged, type Scores, scoreClip } from './score-clip.ts';

const SAMPLE_FPS = 12;
const { values, positionals } = parseArgs({ options: { only: { type: 'string' } }, allowPositionals: true });
const folder = positionals[0] ?? defaultFolder();

await using models = await ModelSet.open(observerNets());
const every: Scores[] = [];
const adaptive: Scores[] = [];
for (const clip of clipsOf(folder, values.only?.split(','))) {
  const all = await scored(clip, false);
  const chosen = await scored(clip, true);
  every.push(all.scores);
  adaptive.push(chosen.scores);
  console.log(`${clip.name.padEnd(32)} ${chosen.frames} of ${all.frames} pictures`);
}
const [before, after] = [merged(every), merged(adaptive)];
console.log(`${'event'.padEnd(24)} F1 at ${SAMPLE_FPS} fps  F1 adaptive`);
for (const type of [...before.keys()].sort())
  console.log(
    `${type.padEnd(24)} ${f1(before, type).toFixed(3).padStart(12)} ${f1(after, type).toFixed(3).padStart(12)}`,
  );

async function scored(clip: Clip, isAdaptive: boolean): Promise<{ readonly scores: Scores; readonly frames: number }> {
  const { truth, camera } = clip;
  const footage = await probeFootage(clip.path);
  const sampleFps = isAdaptive ? LIVE_MAX_FPS : SAMPLE_FPS;
  await using frames = decodeFrames(footage, { sampleFps });
  const picture = { width: frames.width, height: frames.height };
  const observer = new CounterObserver(models, camera, picture);
  const cadence = new Cadence(zonesOfAll(camera), picture);
  const grid = new LumaGrid();
  const readings: FrameReading[] = [];
  for await (const frame of frames) {
    grid.read(frame);
    const chosen = isAdaptive ? cadence.choose(frame.ptsMs, grid) : { stillMs: 0 };
    if (chosen) readings.push(readFrame(await observer.observe(frame), chosen.stillMs));
  }
  const interval = { startMs: readings[0]!.tMs, endMs: frames.outcome().lastPtsMs ?? 0 };
  const { timeline } = interpret({ readings, camera, picture, footage: interval, gaps: [], rulebooks: [] });
  return { scores: scoreClip(truth, timeline.events), frames: readings.length };
}

function f1(scores: Scores, type: string): number {
  const { hits = 0, falseAlarms = 0, misses = 0 } = scores.get(type) ?? {};
  return hits === 0 ? 0 : (2 * hits) / (2 * hits + falseAlarms + misses);
}
