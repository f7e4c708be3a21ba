/** The same frames and the same kinds of landmarks with two other packages that run in Node on the CPU. */
import { median } from '../../src/core/statistics.ts';
import type { Milliseconds } from '../../src/core/units.ts';
import { ExpressionClassifier } from '../../src/inference/expression.ts';
import { FaceLandmarker } from '../../src/inference/face-landmarker.ts';
import { HandLandmarker } from '../../src/inference/hand-landmarker.ts';
import { ModelSet } from '../../src/inference/model-set.ts';
import { PoseDetector } from '../../src/inference/pose-detector.ts';
import { PoseLandmarker } from '../../src/inference/pose-landmarker.ts';
import type { Roi } from '../../src/inference/roi.ts';
import { faceRoiFromPose, handRoiFromPose } from '../../src/inference/roi-from-pose.ts';
import { RoiSampler } from '../../src/inference/roi-sampler.ts';
import { decodeFrames } from '../../src/media/decode.ts';
import type { VideoFrame } from '../../src/media/frame.ts';
import { i420ToRgb } from '../../src/media/i420-to-rgb.ts';
import { probeFootage } from '../../src/media/probe.ts';
import { CounterObserver, OBSERVER_NETS } from '../../src/tracking/counter-observer.ts';
import { camera, clip } from './clips.ts';
import type { Figure, Section } from './figure.ts';
import { openHuman } from './peers/human.ts';
import { openTasksVision } from './peers/tasks-vision.ts';

const FRAMES = 20;
const QUICK_FRAMES = 8;
const FRAME_MS: Milliseconds = 200;

interface Picture {
  readonly frame: VideoFrame;
  readonly rgb: Uint8Array;
  readonly rgba: Uint8ClampedArray;
}

async function pictures(count: number): Promise<Picture[]> {
  const footage = await probeFootage(clip('clerk'));
  const out: Picture[] = [];
  for await (const frame of decodeFrames(footage, {
    sampleFps: 1000 / FRAME_MS,
    interval: { startMs: 0, endMs: count * FRAME_MS },
  })) {
    const rgb = new Uint8Array(i420ToRgb(frame, footage.colorMatrix));
    const rgba = new Uint8ClampedArray((rgb.length / 3) * 4).fill(255);
    for (let i = 0, j = 0; i < rgb.length; i += 3, j += 4) rgba.set(rgb.subarray(i, i + 3), j);
    out.push({ frame: { ...frame, data: frame.data.slice() }, rgb, rgba });
  }
  return out;
}

/** CPU ms a frame of all threads, after one pass to warm up. */
async function costs(
  all: readonly Picture[],
  repeats: number,
  detect: (picture: Picture, i: number) => unknown,
): Promise<number[]> {
  const found: number[] = [];
  let count = 0;
  for (let pass = 0; pass <= repeats; pass++) {
    const before = process.cpuUsage();
    for (const picture of all) await detect(picture, count++);
    const { user, system } = process.cpuUsage(before);
    if (pass > 0) found.push((user + system) / 1000 / all.length);
  }
  return found;
}

/** Our nets, all of them on every frame, as the other packages do. */
async function openOurs() {
  const models = await ModelSet.open([
    ...(['pose-detection', 'pose-landmark-full', 'face-landmark-attention'] as const),
    ...(['face-expression', 'hand-landmark-lite'] as const),
  ]);
  const sampler = new RoiSampler();
  const detector = new PoseDetector(models.session('pose-detection'), sampler);
  const poses = new PoseLandmarker(models.session('pose-landmark-full'), sampler);
  const faces = new FaceLandmarker(models.session('face-landmark-attention'), sampler);
  const expressions = new ExpressionClassifier(models.session('face-expression'), sampler);
  const hands = new HandLandmarker(models.session('hand-landmark-lite'), sampler);
  let roi: Roi | undefined;
  const pose = async (frame: VideoFrame) => {
    roi ??= (await detector.detect(frame, { left: 320, top: 0, width: 640, height: 720 }))[0]?.roi;
    if (!roi) throw new Error('nobody in the first picture');
    const tracked = await poses.landmarks(frame, roi);
    roi = tracked.nextRoi;
    return tracked.pose;
  };
  return {
    pose: ({ frame }: Picture) => pose({ ...frame }),
    poseAndHands: async ({ frame: lent }: Picture) => {
      const frame = { ...lent };
      const found = await pose(frame);
      for (const side of ['left', 'right'] as const) await hands.landmarks(frame, handRoiFromPose(found, side));
    },
    everything: async ({ frame: lent }: Picture) => {
      const frame = { ...lent };
      const found = await pose(frame);
      const { face } = await faces.landmarks(frame, faceRoiFromPose(found));
      await expressions.happiness(frame, face);
      for (const side of ['left', 'right'] as const) await hands.landmarks(frame, handRoiFromPose(found, side));
    },
    [Symbol.asyncDispose]: () => models[Symbol.asyncDispose](),
  };
}

/** What the product itself does with the same frames: hands only where raised, a net's answer kept while nothing moves. */
async function asFollowed(all: readonly Picture[], repeats: number): Promise<number[]> {
  await using models = await ModelSet.open(OBSERVER_NETS);
  const observer = new CounterObserver(models, camera, all[0]!.frame);
  return await costs(all, repeats, ({ frame }, i) => observer.observe({ ...frame, ptsMs: i * FRAME_MS }));
}

export const section: Section = async (repeats) => {
  const all = await pictures(repeats === 1 ? QUICK_FRAMES : FRAMES);
  await using ours = await openOurs();
  const tasks = await openTasksVision();
  const human = await openHuman();
  const step = (i: number) => 1 + i * FRAME_MS;
  const theirPose = await costs(all, repeats, ({ rgba, frame }, i) =>
    tasks.pose.detect(rgba, frame.width, frame.height, step(i)),
  );
  const theirHands = await costs(all, repeats, ({ rgba, frame }, i) =>
    tasks.hands.detect(rgba, frame.width, frame.height, step(i)),
  );
  const pose = await costs(all, repeats, ours.pose);
  const poseAndHands = await costs(all, repeats, ours.poseAndHands);
  const everything = await costs(all, repeats, ours.everything);
  const theirEverything = await costs(all, repeats, ({ rgb, frame }) => human.detect(rgb, frame.width, frame.height));
  const followed = await asFollowed(all, repeats);
  const both = theirPose.map((ms, i) => ms + theirHands[i]!);
  return [
    ratio('peer-tasks-pose', 'times less CPU than tasks-vision, body', theirPose, pose, 5, 10),
    ratio('peer-tasks-hands', 'times less CPU than tasks-vision, body and hands', both, poseAndHands, 5, 10),
    ratio(
      'peer-human',
      'times less CPU than human, body, face, expression, hands',
      theirEverything,
      everything,
      10,
      20,
    ),
    ratio('peer-tasks-followed', 'the same, the clerk as Liyi follows one: tasks-vision', both, followed),
    ratio('peer-human-followed', 'and human', theirEverything, followed),
  ];
};

function ratio(
  id: string,
  name: string,
  theirs: readonly number[],
  ours: readonly number[],
  must?: number,
  aim?: number,
): Figure {
  const [their, our] = [median(theirs), median(ours)];
  const repeats = ours.map((ms, i) => (theirs[i] ?? their) / ms);
  const note = `${their.toFixed(1)} against ${our.toFixed(1)} CPU ms a frame`;
  const goals = { ...(must !== undefined && { must }), ...(aim !== undefined && { aim }) };
  return { id, name, value: their / our, unit: '×', better: 'higher', ...goals, repeats, note };
}
