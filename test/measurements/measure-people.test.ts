import { describe, expect, it } from 'vitest';
import type { CounterCamera } from '../../src/core/counter-camera.ts';
import { counterCamera } from '../../src/core/counter-camera.ts';
import type { PersonSample } from '../../src/measurements/measure-people.ts';
import { measurePeople } from '../../src/measurements/measure-people.ts';
import { type Body, body, poseOf, SEATED_HIPS_M, STANDING_HIPS_M } from '../support/body.ts';
import { CAMERAS, cameraCalled, HD } from '../support/cameras.ts';
import { frameReading, personReading } from '../support/readings.ts';
import { pulse, ramp } from '../support/samples.ts';

const LEAN_TOLERANCE_DEG = 3;
const FPS = 10;

/** What is measured of a clerk who moves as told. */
function clerkMoving(
  camera: CounterCamera,
  durationMs: number,
  at: (tMs: number) => Partial<Body>,
): readonly PersonSample[] {
  const frames = Array.from({ length: (durationMs / 1000) * FPS + 1 }, (_, i) => {
    const tMs = (i * 1000) / FPS;
    return frameReading(tMs, personReading(poseOf(camera, body(at(tMs)))));
  });
  return measurePeople(frames, camera).people[0]!.samples;
}

const at = (samples: readonly PersonSample[], tMs: number): PersonSample => samples.find((s) => s.tMs === tMs)!;
const leanAt = (samples: readonly PersonSample[], tMs: number): number => {
  const { leanDeg } = at(samples, tMs);
  if (!leanDeg.available) throw new Error(`no lean: ${leanDeg.reason}`);
  return leanDeg.value.value;
};
const shareAt = (samples: readonly PersonSample[], tMs: number): number => {
  const { standingShare } = at(samples, tMs);
  if (!standingShare.available) throw new Error(`no stance: ${standingShare.reason}`);
  return standingShare.value.value;
};

describe.each(Object.keys(CAMERAS))('a %s camera', (name) => {
  const camera = cameraCalled(name);

  it.each([15, 30, 45])('sees a bow of %d° over the own upright stance', (depth) => {
    const samples = clerkMoving(camera, 8000, (tMs) => ({ leanDeg: 3 + depth * pulse(tMs, 3000, 5500) }));
    expect(Math.abs(leanAt(samples, 1000))).toBeLessThan(LEAN_TOLERANCE_DEG);
    expect(Math.abs(leanAt(samples, 4200) - leanAt(samples, 1000) - depth)).toBeLessThan(LEAN_TOLERANCE_DEG);
  });

  it('tells sitting from standing, and rising between them', () => {
    const samples = clerkMoving(camera, 10_000, (tMs) => {
      const share = ramp(tMs, 4500, 5500);
      return { hipHeightM: SEATED_HIPS_M + share * (STANDING_HIPS_M - SEATED_HIPS_M) };
    });
    expect(shareAt(samples, 2000)).toBeLessThan(0.1);
    expect(shareAt(samples, 8000)).toBeGreaterThan(0.9);
    expect(shareAt(samples, 5000)).toBeGreaterThan(0.3);
    expect(shareAt(samples, 5000)).toBeLessThan(0.7);
  });

  it('leaves a clerk seated who lies on the desk, and standing who bows as deep', () => {
    for (const [hipHeightM, least, most] of [
      [SEATED_HIPS_M, -0.2, 0.2],
      [STANDING_HIPS_M, 0.8, 1.2],
    ] as const) {
      const lifted = hipHeightM === SEATED_HIPS_M ? 0.12 : 0;
      const samples = clerkMoving(camera, 9000, (tMs) => {
        const share = pulse(tMs, 3000, 8000);
        return { hipHeightM: hipHeightM + lifted * share, leanDeg: 60 * share };
      });
      for (const tMs of [1000, 4000, 5000, 6000, 7000]) {
        expect(shareAt(samples, tMs)).toBeGreaterThan(least);
        expect(shareAt(samples, tMs)).toBeLessThan(most);
      }
    }
  });

  it('does not take standing for sitting where somebody looked taller on the way in', () => {
    const samples = clerkMoving(camera, 8000, (tMs) => ({ hipHeightM: tMs < 800 ? 1.25 : STANDING_HIPS_M }));
    expect(shareAt(samples, 5000)).toBeGreaterThan(0.8);
  });

  it('follows a clerk who steps aside', () => {
    const samples = clerkMoving(camera, 8000, (tMs) => ({ x: 0.25 * ramp(tMs, 2000, 4000) }));
    expect(shareAt(samples, 7000)).toBeGreaterThan(0.8);
    expect(Math.abs(leanAt(samples, 7000))).toBeLessThan(6);
  });
});

it('two tall and short people are each upright against their own stance', () => {
  const camera = cameraCalled('front');
  for (const hipHeightM of [0.8, 0.96]) {
    const samples = clerkMoving(camera, 6000, (tMs) => ({ hipHeightM, leanDeg: 20 * pulse(tMs, 2000, 4500) }));
    expect(Math.abs(leanAt(samples, 500))).toBeLessThan(LEAN_TOLERANCE_DEG);
    expect(Math.abs(leanAt(samples, 3200) - 20)).toBeLessThan(LEAN_TOLERANCE_DEG + 1);
  }
});

it('shoulders that sink into the chair are seen to sink', () => {
  const camera = cameraCalled('front');
  const samples = clerkMoving(camera, 8000, (tMs) => ({ hipHeightM: SEATED_HIPS_M - (tMs > 4000 ? 0.06 : 0) }));
  const { sunkM } = at(samples, 6000);
  expect(sunkM.available && sunkM.value).toBeGreaterThan(0.03);
});

describe('what was not seen is said to be so', () => {
  it('shoulders outside of the picture', () => {
    const camera = cameraCalled('front');
    const { leanDeg, standingShare } = clerkMoving(camera, 2000, () => ({ x: 5 }))[0]!;
    expect([leanDeg, standingShare]).toEqual([
      { available: false, reason: 'out-of-frame' },
      { available: false, reason: 'out-of-frame' },
    ]);
  });

  it('somebody of a few pixels', () => {
    const far = counterCamera({ ...CAMERAS.front!, distanceM: 20, zones: {} }, { width: 640, height: 360 });
    expect(clerkMoving(far, 2000, () => ({}))[0]!.leanDeg).toEqual({ available: false, reason: 'too-small' });
  });

  it('wrists that the pose only guesses', () => {
    const { arms } = clerkMoving(cameraCalled('front'), 1000, () => ({ visibility: 0.1 }))[0]!;
    expect(arms.left).toEqual({ available: false, reason: 'occluded' });
  });
});

it('without measures of the camera, heights are less sure', () => {
  const spreadOf = (geometry: Parameters<typeof counterCamera>[0]) => {
    const camera = counterCamera(geometry, HD);
    const { standingShare } = clerkMoving(camera, 2000, () => ({}))[5]!;
    return standingShare.available ? standingShare.value.uncertainty : Number.POSITIVE_INFINITY;
  };
  expect(spreadOf({ view: 'front', zones: {} })).toBeGreaterThan(1.5 * spreadOf(CAMERAS.front!));
});

it('a citizen is not judged', () => {
  const camera = cameraCalled('front');
  const reading = personReading(poseOf(camera, body()), { trackId: 'citizen-1', role: 'citizen' });
  const [citizen] = measurePeople([frameReading(0, reading)], camera).people;
  const notSampled = { available: false, reason: 'not-sampled' };
  expect(citizen!.samples[0]).toMatchObject({ standingShare: notSampled, leanDeg: notSampled, smile: notSampled });
});
