import { describe, expect, it } from 'vitest';
import type { CounterCamera } from '../../src/core/counter-camera.ts';
import { counterCamera } from '../../src/core/counter-camera.ts';
import type { Measured } from '../../src/core/measured.ts';
import { measured, unavailable } from '../../src/core/measured.ts';
import { type HeadReading, headReadings } from '../../src/measurements/head.ts';
import type { FaceReading } from '../../src/measurements/reading.ts';
import { type Body, body } from '../support/body/body.ts';
import { poseOf } from '../support/body/pose-of.ts';
import { CAMERAS, cameraCalled, HD } from '../support/cameras.ts';
import { faceReading, personReading } from '../support/readings.ts';

const QUALITY = { meanLuma: 120, contrast: 50, sharpness: 10 };
/** Of a nose as long as the average one's, on a body with another: one and a half standard deviations. */
const BY_POSE_DEG = 18;
const BY_FACE_DEG = 3;

interface Seen {
  readonly body?: Partial<Body>;
  readonly face?: Partial<FaceReading>;
}

/** Ten pictures a second. */
const headsOf = (camera: CounterCamera, seen: readonly Seen[]): Measured<HeadReading>[] =>
  headReadings(
    {
      person: 'clerk-1',
      role: 'clerk',
      samples: seen.map(({ body: of, face }, i) => ({
        tMs: i * 100,
        quality: QUALITY,
        reading: personReading(poseOf(camera, body(of)), {
          face: face ? measured(faceReading('neutral', face)) : unavailable('not-sampled'),
        }),
      })),
    },
    camera,
  );

function headOf(camera: CounterCamera, seen: Seen): HeadReading {
  const [head] = headsOf(camera, [seen]);
  if (!head?.available) throw new Error(`no head: ${head?.reason}`);
  return head.value;
}

describe.each([
  ['front', [-50, -25, 0, 25, 50]],
  ['front-high', [-50, -25, 0, 25, 50]],
  ['three-quarter', [-50, -25, 0, 25, 50]],
  ['side', [-25, 0, 25, 50]],
] as const)('by the pose, from the %s camera', (name, turns) => {
  const camera = cameraCalled(name);

  it.each(turns)('a head turned by %d°', (headTurnDeg) => {
    const { yawDeg, uncertaintyDeg } = headOf(camera, { body: { headTurnDeg } });
    expect(Math.abs(yawDeg - headTurnDeg)).toBeLessThan(BY_POSE_DEG);
    expect(uncertaintyDeg).toBeGreaterThan(12);
  });

  it('a nodding head goes down by as much', () => {
    const [upright, nodding] = [0, 20].map((nodDeg) => headOf(camera, { body: { nodDeg } }).pitchDeg);
    expect(nodding! - upright!).toBeGreaterThan(10);
    expect(nodding! - upright!).toBeLessThan(42);
  });
});

it('a turned trunk takes the head along', () => {
  expect(headOf(cameraCalled('front'), { body: { headingDeg: -30 } }).yawDeg).toBeLessThan(-30 + BY_POSE_DEG);
});

describe('where the face was looked at', () => {
  const camera = cameraCalled('front');
  /** As this camera sees a face that looks straight across the counter. */
  const ahead = { yawDeg: -camera.yawDeg, pitchDeg: camera.pitchDeg };

  it('it says where the head faces, in the counter’s axes', () => {
    const { yawDeg, pitchDeg } = headOf(camera, { face: ahead });
    const turned = headOf(camera, { face: { ...ahead, yawDeg: ahead.yawDeg + 20 } });
    const bent = headOf(camera, { face: { ...ahead, pitchDeg: ahead.pitchDeg + 15 } });
    expect(Math.abs(yawDeg)).toBeLessThan(BY_FACE_DEG);
    expect(Math.abs(turned.yawDeg - 20)).toBeLessThan(BY_FACE_DEG);
    expect(Math.abs(bent.pitchDeg - pitchDeg - 15)).toBeLessThan(BY_FACE_DEG);
    expect(turned.uncertaintyDeg).toBe(4);
  });

  it('the pose says how the head moves until the next look', () => {
    const turning = [0, 10, 20, 30, 40].map((headTurnDeg, i) => ({
      body: { headTurnDeg },
      face: i < 4 ? ahead : { ...ahead, yawDeg: ahead.yawDeg + 40 },
    }));
    const yaws = headsOf(camera, turning).map((head) => (head.available ? head.value.yawDeg : Number.NaN));
    for (const [i, yaw] of yaws.entries()) expect(Math.abs(yaw - i * 10)).toBeLessThan(5);
  });

  it('and later what the pose says is corrected by it', () => {
    const looks: Seen[] = Array.from({ length: 60 }, (_, i) =>
      i < 10 ? { face: { ...ahead, yawDeg: ahead.yawDeg + 9 + i / 10 } } : {},
    );
    const last = headsOf(camera, looks).at(-1)!;
    expect(last).toMatchObject({ available: true, value: { uncertaintyDeg: expect.closeTo(8, -1) } });
    expect(last.available && Math.abs(last.value.yawDeg - 9.5)).toBeLessThan(BY_FACE_DEG);
  });

  it.each<[string, Partial<FaceReading>]>([
    ['in profile', { yawDeg: 70 }],
    ['that the pose contradicts', { yawDeg: 45 }],
  ])('but not by a face %s', (_, face) => {
    expect(headOf(camera, { face }).uncertaintyDeg).toBeGreaterThan(12);
  });
});

describe('nothing is said', () => {
  const { yawDeg: _, ...unplaced } = CAMERAS.front!;
  it.each<[string, CounterCamera, Partial<Body>, string]>([
    ['where the camera file does not say from which side it looks', counterCamera(unplaced, HD), {}, 'bad-view'],
    ['of a head outside the picture', cameraCalled('front'), { x: 3 }, 'out-of-frame'],
    ['of a head of a few pixels', cameraCalled('front', { width: 96, height: 54 }), {}, 'too-small'],
    ['of the back of a head', cameraCalled('side'), { headTurnDeg: -50 }, 'bad-view'],
  ])('%s', (_case, camera, of, reason) => {
    expect(headsOf(camera, [{ body: of }])).toEqual([{ available: false, reason }]);
  });
});
