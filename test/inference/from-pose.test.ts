import { afterAll, beforeAll, expect, test } from 'vitest';
import { ExpressionClassifier } from '../../src/inference/expression.ts';
import { FaceLandmarker } from '../../src/inference/face-landmarker.ts';
import { HandLandmarker } from '../../src/inference/hand-landmarker.ts';
import type { ModelSet } from '../../src/inference/model-set.ts';
import { PoseDetector } from '../../src/inference/pose-detector.ts';
import { PoseLandmarker } from '../../src/inference/pose-landmarker.ts';
import { faceRoiFromPose, handRoiFromPose } from '../../src/inference/roi-from-pose.ts';
import { RoiSampler } from '../../src/inference/roi-sampler.ts';
import { roiOfFace } from '../support/nets/face-roi.ts';
import { openNets } from '../support/nets/open-nets.ts';
import { PalmDetector } from '../support/nets/palm-detector.ts';
import { readPictureFrame } from '../support/picture-frame.ts';

/** Far on either side of every threshold in use. */
const SURE = 0.8;
const UNLIKELY = 0.2;

const sampler = new RoiSampler();
let models: ModelSet;
beforeAll(async () => {
  models = await openNets([
    'pose-detection',
    'pose-landmark-full',
    'face-landmark-lips',
    'face-expression',
    'palm-detection',
    'hand-landmark-full',
    'hand-landmark-lite',
  ]);
});
afterAll(() => models[Symbol.asyncDispose]());

async function poseIn(name: string) {
  const frame = await readPictureFrame(new URL(`../../fixtures/pictures/${name}.png`, import.meta.url));
  const region = { left: 0, top: 0, width: frame.width, height: frame.height };
  const [person] = await new PoseDetector(models.session('pose-detection'), sampler).detect(frame, region);
  const landmarker = new PoseLandmarker(models.session('pose-landmark-full'), sampler);
  return { frame, region, ...(await landmarker.landmarks(frame, person!.roi)) };
}

test('the region for the next frame finds the same person', async () => {
  const { frame, pose, nextRoi } = await poseIn('obo_33');
  const landmarker = new PoseLandmarker(models.session('pose-landmark-full'), sampler);
  const again = await landmarker.landmarks(frame, nextRoi);
  expect(again.pose.presence).toBeGreaterThan(SURE);
  expect(Math.abs(again.pose.picture[0]! - pose.picture[0]!)).toBeLessThan(5);
});

test('a detector sees nobody outside its region', async () => {
  const { frame } = await poseIn('synthetic_stand_front');
  const corner = { left: 0, top: 0, width: frame.width / 4, height: frame.height };
  expect(await new PoseDetector(models.session('pose-detection'), sampler).detect(frame, corner)).toEqual([]);
});

test.each([
  ['synthetic_stand_front', true],
  ['head-pose-face-detection-female_01', true],
  ['synthetic_bow30_side', false],
])('the face of %s, looked for where the pose says, is there: %s', async (name, isThere) => {
  const { frame, pose } = await poseIn(name);
  const landmarker = new FaceLandmarker(models.session('face-landmark-lips'), sampler);
  const first = await landmarker.landmarks(frame, faceRoiFromPose(pose));
  const face = await landmarker.landmarks(frame, roiOfFace(first));
  if (isThere) expect(face.presence).toBeGreaterThan(SURE);
  else expect(face.presence).toBeLessThan(UNLIKELY);
});

test.each([
  ['synthetic_face_smile10', true],
  ['synthetic_sit_front', false],
])('%s smiles: %s', async (name, smiles) => {
  const { frame, pose } = await poseIn(name);
  const landmarker = new FaceLandmarker(models.session('face-landmark-lips'), sampler);
  const face = await landmarker.landmarks(frame, faceRoiFromPose(pose));
  const happiness = await new ExpressionClassifier(models.session('face-expression'), sampler).happiness(frame, face);
  if (smiles) expect(happiness).toBeGreaterThan(SURE);
  else expect(happiness).toBeLessThan(UNLIKELY);
});

test.each([
  ['synthetic_raise_front', 'right', 'hand-landmark-full'],
  ['synthetic_raise_front', 'right', 'hand-landmark-lite'],
  ['synthetic_sit_front', 'left', 'hand-landmark-full'],
  ['synthetic_sit_front', 'right', 'hand-landmark-full'],
] as const)('%s shows a %s hand to %s', async (name, side, net) => {
  const { frame, pose } = await poseIn(name);
  const hand = await new HandLandmarker(models.session(net), sampler).landmarks(frame, handRoiFromPose(pose, side));
  expect(hand.presence).toBeGreaterThan(SURE);
  if (side === 'right') expect(hand.rightness).toBeGreaterThan(SURE);
  else expect(hand.rightness).toBeLessThan(UNLIKELY);
});

test('the palm detector finds the raised hand that the pose points to', async () => {
  const { frame, pose } = await poseIn('synthetic_raise_front');
  const expected = handRoiFromPose(pose, 'right');
  const half = 1.5 * expected.sidePx;
  const region = { left: expected.centreX - half, top: expected.centreY - half, width: 2 * half, height: 2 * half };
  const [palm] = await new PalmDetector(models.session('palm-detection'), sampler).detect(frame, region);
  expect(Math.hypot(palm!.roi.centreX - expected.centreX, palm!.roi.centreY - expected.centreY)).toBeLessThan(
    expected.sidePx / 2,
  );
});
