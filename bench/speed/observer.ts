/** What an analysed frame costs, decoding apart: one tracked clerk, a whole encounter, and a gated idle counter. */
import type { NetId } from '../../models/manifest.ts';
import { zonesOfAll } from '../../src/core/camera.ts';
import { median } from '../../src/core/statistics.ts';
import { ModelSet } from '../../src/inference/model-set.ts';
import { decodeFrames } from '../../src/media/decode.ts';
import type { VideoFrame } from '../../src/media/frame.ts';
import { probeFootage } from '../../src/media/probe.ts';
import { CounterObserver } from '../../src/perception/counter-observer.ts';
import { observerNets } from '../../src/perception/perceivers.ts';
import { Cadence } from '../../src/tracking/cadence.ts';
import { LumaGrid } from '../../src/tracking/luma-grid.ts';
import { type ClipName, camera, clip } from './clips.ts';
import type { Figure, Section } from './figure.ts';

const ANALYSED_FPS = 5;
/** A stream's first seconds, in which everybody is looked for everywhere and nothing has been still for long enough. */
const SETTLED_MS = 10_000;
/** Multiply-adds of the nets in millions: convolutions and products, counted from the shapes of their tensors. */
const MEGA_MACS: Readonly<Record<string, number>> = {
  'pose-detection': 430,
  'pose-landmark-full': 351,
  'face-landmark-lips': 39,
  'hand-landmark-lite': 146,
};

async function framesOf(name: ClipName, seconds: number, sampleFps: number): Promise<VideoFrame[]> {
  const footage = await probeFootage(clip(name));
  const frames: VideoFrame[] = [];
  const interval = { startMs: 0, endMs: seconds * 1000 };
  for await (const frame of decodeFrames(footage, { sampleFps, interval }))
    frames.push({ ...frame, data: frame.data.slice() });
  return frames;
}

/** CPU ms a frame of all threads from `fromMs` on, in each of `repeats` passes after one to warm up. */
async function costOf(
  frames: readonly VideoFrame[],
  repeats: number,
  begin: () => (frame: VideoFrame) => Promise<unknown>,
  fromMs = SETTLED_MS,
) {
  const first = frames.filter(({ ptsMs }) => ptsMs < fromMs);
  const settled = frames.slice(first.length);
  const costs: number[] = [];
  for (let i = 0; i <= repeats; i++) {
    const observe = begin();
    for (const frame of first) await observe({ ...frame });
    const before = process.cpuUsage();
    for (const frame of settled) await observe({ ...frame });
    const { user, system } = process.cpuUsage(before);
    if (i > 0) costs.push((user + system) / 1000 / settled.length);
  }
  return costs;
}

export const section: Section = async (repeats, isQuick) => {
  await using models = await ModelSet.open(observerNets());
  const clerk = await framesOf('clerk', isQuick ? 16 : 26, ANALYSED_FPS);
  const always = () => {
    const observer = new CounterObserver(models, camera, clerk[0]!);
    return (frame: VideoFrame) => observer.observe(frame);
  };
  const gatedly = () => {
    const observer = new CounterObserver(models, camera, clerk[0]!);
    const cadence = new Cadence(zonesOfAll(camera), clerk[0]!);
    const grid = new LumaGrid();
    return async (frame: VideoFrame) => {
      grid.read(frame);
      if (cadence.choose(frame.ptsMs, grid)) await observer.observe(frame);
    };
  };
  const tracked = await costOf(clerk, repeats, always);
  models.takeSpentMs();
  const observe = always();
  for (const frame of clerk) {
    if (frame.ptsMs < SETTLED_MS) models.takeSpentMs();
    await observe({ ...frame });
  }
  const spent = models.takeSpentMs();
  const settledFrames = clerk.filter(({ ptsMs }) => ptsMs >= SETTLED_MS).length;
  const service = isQuick ? [] : await costOf(await framesOf('service', 31, ANALYSED_FPS), repeats, always, 0);
  const gated = await costOf(await framesOf('quiet', isQuick ? 20 : 36, 12), repeats, gatedly);
  const figures: Figure[] = [
    figure('frame-clerk', 'CPU ms a frame, one tracked clerk', tracked, 18, 13, perNet(spent, settledFrames)),
    ...(isQuick ? [] : [figure('frame-service', 'CPU ms a frame, an encounter (clerk and citizen)', service)]),
    figure('frame-idle', 'CPU ms a frame offered at 12 fps, gated idle', gated, 3, 1),
  ];
  return [...figures, ...(await fmaShares(models, clerk))];
};

function figure(
  id: string,
  name: string,
  repeats: readonly number[],
  must?: number,
  aim?: number,
  note?: string,
): Figure {
  const goals = { ...(must !== undefined && { must }), ...(aim !== undefined && { aim }), ...(note && { note }) };
  return { id, name, value: median(repeats), unit: 'ms', better: 'lower', repeats, ...goals };
}

const perNet = (spent: Readonly<Record<string, number>>, frames: number): string =>
  Object.entries(spent)
    .filter(([, ms]) => ms > 0)
    .map(([net, ms]) => `${net} ${(ms / frames).toFixed(1)}`)
    .join(', ');

/** Multiply-adds of the nets against what this core can do, measured by a loop of fused multiply-adds elsewhere. */
async function fmaShares(models: ModelSet, frames: readonly VideoFrame[]): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [id, megaMacs] of Object.entries(MEGA_MACS)) {
    const session = models.session(id as NetId);
    const input = new Float32Array(3 * session.net.inputSize ** 2).fill(0.4);
    const times: number[] = [];
    for (let i = 0; i < Math.max(10, frames.length); i++) {
      const before = performance.now();
      await session.run(input);
      times.push(performance.now() - before);
    }
    const bestMs = Math.min(...times);
    const share = (2 * megaMacs * 1e6) / (bestMs / 1000) / (PEAK_GFLOPS * 1e9);
    figures.push({
      ...{ id: `fma-${id}`, name: `share of the FMA peak, ${id}`, value: 100 * share, unit: '%', better: 'higher' },
      ...{ aim: 60, repeats: [100 * share], note: `${bestMs.toFixed(2)} ms` },
    });
  }
  return figures;
}

/** Peak of one core of the machine the figures are for: AVX2, two FMA units of 8 floats, at its clock. */
const PEAK_GFLOPS = 112;
