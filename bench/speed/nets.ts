/**
 * What one inference of each net, one cut-out and one run of each perceiver cost, on one thread.
 * `npm run bench:nets`, or `npm run bench:nets -- --quick` for a first look.
 */
import { availableParallelism, cpus } from 'node:os';
import type { NetId } from '../../models/manifest.ts';
import { NET_IDS } from '../../models/manifest.ts';
import { prepareNets } from '../../models/prepare.ts';
import type { PictureSize } from '../../src/core/geometry.ts';
import { ModelSet } from '../../src/inference/model-set.ts';
import { OnnxSession } from '../../src/inference/onnx-session.ts';
import { RoiSampler } from '../../src/inference/roi-sampler.ts';
import { observerNets, PERCEIVERS } from '../../src/perception/perceivers.ts';
import { poseNets } from '../../src/tracking/pose-nets.ts';
import { sampleRoi } from '../../test/support/nets/roi-sampler-js.ts';
import { readPictureFrame } from '../../test/support/picture-frame.ts';
import type { Cost } from './stopwatch.ts';
import { costOf } from './stopwatch.ts';

/**
 * Wall-clock ms of one inference, ONNX Runtime 1.30, one thread of an AVX2 server core with an FMA peak of
 * 112 GFLOP/s: a slip in the conversion shows as a multiple of these. The pose nets were then without their heatmap.
 */
const REFERENCE_MS: Readonly<Partial<Record<NetId, number>>> = {
  'pose-detection': 13.4,
  'pose-landmark-lite': 5.7,
  'pose-landmark-full': 10.7,
  'face-detection-full-range': 4.2,
  'face-detection-short-range': 1.4,
  'face-landmark-attention': 3.2,
  'palm-detection': 11.7,
  'hand-landmark-lite': 5.2,
  'hand-landmark-full': 9.9,
};
/** The same machine, another day. */
const TOLERANCE = 1.15;

const isQuick = process.argv.includes('--quick');
const samples = isQuick ? 5 : 40;

const picture = (name: string) => readPictureFrame(new URL(`../../fixtures/pictures/${name}.png`, import.meta.url));
const sizeOf = ({ width, height }: PictureSize) => ({ width, height });
const frame = await picture('synthetic_stand_front');
const roi = { centreX: frame.width / 2, centreY: frame.height / 2, sidePx: 0.8 * frame.height, rotationRad: 0.2 };
const sampler = new RoiSampler();

await prepareNets(NET_IDS, (line) => console.error(line));
console.log(`${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}`);
console.log(`${'net'.padEnd(28)}  wall ms   CPU ms  reference`);
for (const id of NET_IDS) {
  await using session = await OnnxSession.open(id);
  const { inputSize: size, valueRange } = session.net;
  const input = sampler.sample(frame, roi, { size, valueRange });
  print(id, await costOf(() => session.run(input), samples), REFERENCE_MS[id]);
}
const spec = { size: 256, valueRange: [0, 1] } as const;
print('cut-out 256, WebAssembly', await costOf(() => sampler.sample(frame, roi, spec), samples), 0.54);
print('cut-out 256, JavaScript', await costOf(() => sampleRoi(frame, roi, spec), samples), undefined);
await costOfPerceivers();

/** Each run on one subject: the face, and the hand raised. */
async function costOfPerceivers(): Promise<void> {
  await using nets = await ModelSet.open(observerNets());
  const clerkFrame = await picture('synthetic_raise_front');
  const { detect, landmarks } = poseNets(nets, sampler);
  const [found] = await detect(clerkFrame, { left: 0, top: 0, ...sizeOf(clerkFrame) }, 0.5);
  const { pose } = await landmarks(clerkFrame, found!.roi);
  const people = [{ id: 'clerk-1', role: 'clerk', pose }] as const;
  const camera = { zones: {} };
  for (const { name, everyMs, costMs, open } of PERCEIVERS) {
    const perceiver = open({ nets, sampler, camera, picture: sizeOf(clerkFrame) });
    let ptsMs = 0;
    const run = () => {
      ptsMs += everyMs;
      return perceiver.observe({ frame: { ...clerkFrame, ptsMs }, people, isVoice: false });
    };
    print(`perceiver: ${name}`, await costOf(run, samples), costMs);
  }
}

function print(name: string, { wallMs, cpuMs }: Cost, referenceMs: number | undefined): void {
  const columns = [name.padEnd(28), wallMs.toFixed(2).padStart(8), cpuMs.toFixed(2).padStart(8)];
  if (referenceMs !== undefined) {
    columns.push(referenceMs.toFixed(2).padStart(10));
    if (cpuMs > referenceMs * TOLERANCE) columns.push(' slower than the reference');
  }
  console.log(columns.join(' '));
}
