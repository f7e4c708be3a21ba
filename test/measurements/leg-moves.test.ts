import { describe, expect, it } from 'vitest';
import { type CounterCamera, counterCamera } from '../../src/core/counter-camera.ts';
import { POSE_LANDMARK_NAMES, type PoseLandmarkName, type PoseLandmarks } from '../../src/landmarks/pose-landmarks.ts';
import { readLegPose } from '../../src/measurements/leg-pose.ts';
import { legUnrests } from '../../src/measurements/leg-unrest.ts';
import { body } from '../support/body/body.ts';
import { poseOf } from '../support/body/pose-of.ts';
import { CAMERAS, HD } from '../support/cameras.ts';
import { personReading } from '../support/readings.ts';

/** Beside the clerk and far enough away that the feet are in the picture. */
const SIDE = counterCamera({ ...CAMERAS.side!, distanceM: 6, pitchDeg: 4 }, HD);
const SEATED = { hipHeightM: 0.5 };
const poseFrom = (camera: CounterCamera) => poseOf(camera, body(SEATED));

/** Lifts landmarks of a pose in space and in the picture. */
function lifted(pose: PoseLandmarks, names: readonly PoseLandmarkName[], byM: number, byPx: number): PoseLandmarks {
  const [picture, world] = [pose.picture.slice(), pose.world.slice()];
  for (const name of names) {
    const y = POSE_LANDMARK_NAMES.indexOf(name) * 3 + 1;
    picture[y]! -= byPx;
    world[y]! -= byM;
  }
  return { ...pose, picture, world };
}

describe('how a leg is held over the other', () => {
  const heldFrom = (camera: CounterCamera, names: readonly PoseLandmarkName[] = []) =>
    readLegPose(lifted(poseFrom(camera), names, 0.1, 0), camera);
  const raised = (names: readonly PoseLandmarkName[]) => {
    const held = heldFrom(SIDE, names);
    return held.available ? [held.value.kneeRaisedM, held.value.ankleRaisedM] : held.reason;
  };

  it.each<[string, readonly PoseLandmarkName[], number, number]>([
    ['side by side', [], 0, 0],
    ['the left one laid over the right', ['leftKnee', 'leftAnkle'], 0.1, 0.1],
    ['the right one laid over the left', ['rightKnee', 'rightAnkle'], 0.1, 0.1],
    ['a knee drawn up alone', ['leftKnee'], 0.1, 0],
    ['a foot put forward below the other knee', ['leftKnee', 'rightAnkle'], 0.1, -0.1],
  ])('%s', (_, names, kneeM, ankleM) => {
    const [knee, ankle] = raised(names) as [number, number];
    expect(knee).toBeCloseTo(kneeM, 2);
    expect(ankle).toBeCloseTo(ankleM, 2);
  });

  it.each<[string, CounterCamera, string]>([
    ['below the picture', counterCamera({ ...CAMERAS.side!, distanceM: 1.2, pitchDeg: 0 }, HD), 'out-of-frame'],
    ['seen from above', counterCamera({ ...CAMERAS.side!, distanceM: 6, heightM: 4, pitchDeg: 30 }, HD), 'bad-view'],
  ])('is not known of legs %s', (_, camera, reason) => {
    expect(heldFrom(camera)).toEqual({ available: false, reason });
  });
});

describe('how a leg bounces', () => {
  const seenAt = (fps: number, risePx: (tMs: number) => number) =>
    legUnrests(
      {
        person: 'clerk-1',
        role: 'clerk',
        samples: Array.from({ length: 4 * fps }, (_, i) => {
          const tMs = (1000 * i) / fps;
          const pose = lifted(poseFrom(SIDE), ['leftKnee', 'leftAnkle'], 0, risePx(tMs));
          return { tMs, reading: personReading(pose), quality: { meanLuma: 110, contrast: 50, sharpness: 3 } };
        }),
      },
      SIDE,
    )[2 * fps]!;
  const shaking = (tMs: number) => 8 * Math.sin((2 * Math.PI * 3.3 * tMs) / 1000);

  it.each([10, 25])('the same at %d fps', (fps) => {
    const unrest = seenAt(fps, shaking);
    if (!unrest.available) throw new Error(unrest.reason);
    expect(unrest.value.bounceTrunks.value).toBeGreaterThan(0.04);
    expect(unrest.value.passesPerS).toBeGreaterThan(5.5);
    expect(unrest.value.passesPerS).toBeLessThan(7.5);
  });

  it('is little where the leg moves slowly', () => {
    const unrest = seenAt(10, (tMs) => 30 * Math.sin((2 * Math.PI * 0.3 * tMs) / 1000));
    expect(unrest.available && unrest.value.bounceTrunks.value).toBeLessThan(0.02);
  });

  it('is not sampled between pictures too far apart', () => {
    expect(seenAt(5, shaking)).toEqual({ available: false, reason: 'not-sampled' });
  });
});
