import { describe, expect, it } from 'vitest';
import { type CounterCamera, counterCamera } from '../../src/core/counter-camera.ts';
import { valueOr } from '../../src/core/measured.ts';
import { NEITHER_SHARE, stanceOfLegs } from '../../src/measurements/leg-stance.ts';
import type { PersonSeries } from '../../src/measurements/person-series.ts';
import { type Body, body } from '../support/body/body.ts';
import { BUILD_NAMES, BUILDS } from '../support/body/build.ts';
import { poseOf } from '../support/body/pose-of.ts';
import { CAMERAS, cameraCalled, HD } from '../support/cameras.ts';
import { personReading } from '../support/readings.ts';

const FPS = 10;

/** Far enough away that the feet are in the picture. */
const far = (name: string) => counterCamera({ ...CAMERAS[name]!, distanceM: 6 }, HD);

function seen(camera: CounterCamera, durationMs: number, at: (tMs: number) => Partial<Body>): PersonSeries {
  const samples = Array.from({ length: (durationMs / 1000) * FPS + 1 }, (_, i) => {
    const tMs = (i * 1000) / FPS;
    const reading = personReading(poseOf(camera, body(at(tMs))));
    return { tMs, reading, quality: { meanLuma: 110, contrast: 50, sharpness: 3 } };
  });
  return { person: 'unknown-1', role: 'unknown', samples };
}
const shareAt = (series: PersonSeries, index: number): number | string => {
  const share = stanceOfLegs(series, HD)[index]!;
  return share.available ? share.value.value : share.reason;
};

describe.each(Object.keys(CAMERAS))('legs in view of a %s camera', (name) => {
  const camera = far(name);

  it.each(BUILD_NAMES)('of a %s tell standing from sitting without any measure of the camera', (of) => {
    const build = BUILDS[of];
    expect(
      shareAt(
        seen(camera, 2000, () => ({ build })),
        10,
      ),
    ).toBe(1);
    expect(
      shareAt(
        seen(camera, 2000, () => ({ build, hipHeightM: build.seatedHipsM })),
        10,
      ),
    ).toBe(0);
  });

  it.each([30, 60, 85])('stand through a bow of %d°', (leanDeg) => {
    expect(
      shareAt(
        seen(camera, 2000, () => ({ leanDeg })),
        10,
      ),
    ).toBe(1);
  });

  it('are not those of a seated person below a trunk that lies', () => {
    const { seatedHipsM } = BUILDS['average man'];
    const lying = seen(camera, 2000, () => ({ hipHeightM: seatedHipsM, leanDeg: 85, headingDeg: 90 }));
    expect(shareAt(lying, 10)).toBe('bad-view');
  });

  it.each<[string, Partial<Body>]>([
    ['lies on the floor', { hipHeightM: 0.02, leanDeg: 85, headingDeg: 90 }],
    ['crouches, the heels near the hips', { hipHeightM: 0.3, build: { ...BUILDS['average man'], seatedHipsM: -0.5 } }],
  ])('of somebody who %s are neither those of who sits nor of who stands', (_, low) => {
    expect(
      shareAt(
        seen(camera, 2000, () => low),
        10,
      ),
    ).toBe(NEITHER_SHARE);
  });

  it('tell nothing where something hides them', () => {
    expect(
      shareAt(
        seen(camera, 2000, () => ({ hidden: ['legs'] })),
        10,
      ),
    ).toBe('occluded');
  });
});

it('legs on the floor as far as the hips are no seat', () => {
  const low = seen(far('front'), 2000, () => ({ hipHeightM: 0.02, headingDeg: 90 }));
  expect(shareAt(low, 10)).toBe(NEITHER_SHARE);
});

it('legs that are only seen now and then are the model’s guess at what a counter hides', () => {
  const flickering = seen(far('front'), 4000, (tMs) => ({ hidden: tMs % 400 === 0 ? [] : ['legs'] }));
  const shares = stanceOfLegs(flickering, HD).map((share) => valueOr(share, undefined));
  expect(shares.every((share) => share === undefined)).toBe(true);
});

it('feet below the picture’s edge are out of frame', () => {
  expect(
    shareAt(
      seen(cameraCalled('front'), 2000, () => ({ z: 0.6 })),
      10,
    ),
  ).toBe('out-of-frame');
});
