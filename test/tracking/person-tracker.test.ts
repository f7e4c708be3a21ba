import { describe, expect, it } from 'vitest';
import type { CameraGeometry } from '../../src/core/camera.ts';
import { CAMERAS } from '../support/cameras.ts';
import { type Figure, type SeenFrame, trackScene } from '../support/counter-scene.ts';

const THREE_QUARTER: CameraGeometry = {
  ...CAMERAS['three-quarter']!,
  yawDeg: 46,
  zones: {
    clerk: corners([0.38, 0.01], [0.86, 0.01], [0.82, 0.74], [0.65, 0.91], [0.4, 0.71]),
    citizen: corners([0, 0.01], [0.28, 0.01], [0.32, 1], [0, 1]),
  },
};
function corners(...points: readonly (readonly [number, number])[]) {
  return points.map(([x, y]) => ({ x, y }));
}

const CLERK: Figure = { body: { x: 0, z: 0 } };
/** Faces the clerk, seen from behind. */
const citizenAt = (x: number): Figure => ({ body: { x, z: 1.05, headingDeg: 180 } });
const CITIZEN = citizenAt(0.05);

const idsAt = (seen: readonly SeenFrame[], tMs: number): string[] =>
  seen
    .find((frame) => frame.tMs === tMs)!
    .tracks.map(({ id }) => id)
    .sort();
const everSeen = (seen: readonly SeenFrame[]): string[] =>
  [...new Set(seen.flatMap(({ tracks }) => tracks.map(({ id }) => id)))].sort();

describe('who is who', () => {
  it('clerk and citizen are told apart and keep their names', async () => {
    const seen = await trackScene(THREE_QUARTER, () => [CLERK, CITIZEN]);
    expect(idsAt(seen, 2000)).toEqual(['citizen-1', 'clerk-1']);
    expect(everSeen(seen.filter(({ tMs }) => tMs > 1000))).toEqual(['citizen-1', 'clerk-1']);
  });

  it.each(Object.keys(CAMERAS))(
    'without zones nobody is taken for clerk or citizen, whichever way a %s camera sees them',
    async (name) => {
      const seen = await trackScene({ ...CAMERAS[name]!, zones: {} }, () => [CLERK]);
      expect(idsAt(seen, 2000)).toEqual(['unknown-1']);
    },
  );

  it('a clerk who turns to the printer stays the clerk', async () => {
    const turned = (tMs: number): Figure => ({ body: { headingDeg: tMs > 1500 ? 150 : 0 } });
    const seen = await trackScene(THREE_QUARTER, (tMs) => [turned(tMs)]);
    expect(idsAt(seen, 4000)).toEqual(['clerk-1']);
  });

  it.each([
    ['a monitor, a third of a body', 0.3, ['clerk-1']],
    ['a child', 0.65, ['citizen-1', 'clerk-1']],
  ])('at the citizen’s place, %s', async (_, scale, people) => {
    const seen = await trackScene(THREE_QUARTER, () => [CLERK, { ...CITIZEN, scale }]);
    expect(idsAt(seen, 2000)).toEqual(people);
  });
});

describe('who shows the camera the back', () => {
  const BACK: Figure = { ...CITIZEN, score: 0 };

  it('is found at the counter although the detector finds nobody there', async () => {
    const seen = await trackScene(THREE_QUARTER, (tMs) => (tMs < 1500 ? [CLERK] : [CLERK, BACK]));
    expect(idsAt(seen, 4000)).toEqual(['citizen-1', 'clerk-1']);
  });

  it('is found again at the same place', async () => {
    const isHidden = (tMs: number) => tMs >= 2000 && tMs < 3000;
    const seen = await trackScene(THREE_QUARTER, (tMs) =>
      tMs < 1000 ? [CLERK, CITIZEN] : isHidden(tMs) ? [CLERK] : [CLERK, BACK],
    );
    expect(idsAt(seen, 4000)).toEqual(['citizen-1', 'clerk-1']);
  });

  it('is nobody where the scene has always looked so', async () => {
    const seen = await trackScene(THREE_QUARTER, () => [CLERK, { ...BACK, isScenery: true }]);
    expect(everSeen(seen)).toEqual(['clerk-1']);
  });
});

describe('identity', () => {
  /** From the clerk's place to the citizen's and back again. */
  const walksAround = (tMs: number) => ({ x: 0.05, z: 1.05 * Math.sin((Math.PI * Math.min(6000, tMs)) / 6000) });

  it('a role that comes back brings its name back', async () => {
    const seen = await trackScene(THREE_QUARTER, (tMs) => [{ body: walksAround(tMs) }], { durationMs: 9000 });
    expect(everSeen(seen.filter(({ tMs }) => tMs > 1000))).toEqual(['citizen-1', 'clerk-1']);
    expect(idsAt(seen, 9000)).toEqual(['clerk-1']);
  });

  it('the role stays while the landmarks are a guess', async () => {
    const seen = await trackScene(
      THREE_QUARTER,
      (tMs) => [{ body: walksAround(Math.max(0, tMs - 1000)), presence: tMs < 1000 ? 0.99 : 0.3 }],
      { durationMs: 4000 },
    );
    expect(everSeen(seen.filter(({ tMs }) => tMs > 500))).toEqual(['clerk-1']);
  });

  it.each([0, 1])('of two who were lost, one found again keeps the own name: %d', async (which) => {
    const both: Figure[] = [CLERK, { body: { x: 0.35, z: 0 } }];
    const seen = await trackScene(THREE_QUARTER, (tMs) => (tMs < 2000 ? both : tMs < 3200 ? [] : [both[which]!]));
    const [found] = seen.at(-1)!.tracks;
    const before = seen.find(({ tMs }) => tMs === 1500)!.tracks;
    const apart = ({ roi }: (typeof before)[number]) => Math.abs(roi.centreX - found!.roi.centreX);
    expect(before.toSorted((a, b) => apart(a) - apart(b)).map(({ id }) => id)[0]).toBe(found!.id);
    expect(before).toHaveLength(2);
  });

  it.each([5, 10, 25])('outlasts a second unseen at the same place, at %d fps', async (fps) => {
    const hidden = (tMs: number) => tMs >= 1600 && tMs < 2600;
    const seen = await trackScene(THREE_QUARTER, (tMs) => (hidden(tMs) ? [] : [CLERK]), { fps });
    expect(idsAt(seen, 2400)).toEqual([]);
    expect(everSeen(seen)).toEqual(['clerk-1']);
    expect(idsAt(seen, 4000)).toEqual(['clerk-1']);
  });

  it('follows somebody who walks', async () => {
    const seen = await trackScene(THREE_QUARTER, (tMs) => [{ body: { x: 0.1 * Math.sin(tMs / 800), z: 0 } }, CITIZEN]);
    expect(everSeen(seen.filter(({ tMs }) => tMs > 1000))).toEqual(['citizen-1', 'clerk-1']);
  });

  it('of one who left does not pass to the next who comes', async () => {
    const seen = await trackScene(
      THREE_QUARTER,
      (tMs) => (tMs < 2000 ? [CLERK, CITIZEN] : tMs < 7000 ? [CLERK] : [CLERK, CITIZEN]),
      { durationMs: 9000 },
    );
    expect(idsAt(seen, 9000)).toEqual(['citizen-2', 'clerk-1']);
  });
});

describe('searching', () => {
  it('somebody at the next window does not keep a citizen from being found', async () => {
    const oneOfSeveral: CameraGeometry = {
      ...CAMERAS.front!,
      hfovDeg: 96,
      zones: {
        clerk: corners([0.35, 0], [0.65, 0], [0.65, 0.6], [0.35, 0.6]),
        citizen: corners([0.35, 0.3], [0.65, 0.3], [0.65, 1], [0.35, 1]),
      },
    };
    const neighbour = citizenAt(-1.2);
    const back: Figure = { ...citizenAt(0), score: 0 };
    const seen = await trackScene(oneOfSeveral, (tMs) => (tMs < 2000 ? [neighbour] : [neighbour, back]));
    expect(idsAt(seen, 1500)).toEqual(['citizen-1']);
    expect(idsAt(seen, 2600)).toEqual(['citizen-1', 'citizen-2']);
  });
});

describe('what is nobody', () => {
  it('a person found twice is one', async () => {
    const twin: Figure = { body: { x: 0.04, z: 0.02 } };
    const seen = await trackScene(THREE_QUARTER, () => [CLERK, twin]);
    expect(Math.max(...seen.map(({ tracks }) => tracks.length))).toBe(1);
  });

  it('an unsure proposal that was always part of the scene', async () => {
    const monitor: Figure = { body: { x: 0.05, z: 1.05 }, score: 0.3, isScenery: true };
    const seen = await trackScene(THREE_QUARTER, () => [CLERK, monitor]);
    expect(everSeen(seen)).toEqual(['clerk-1']);
  });

  it('an equally unsure proposal that came into the scene is somebody', async () => {
    const seen = await trackScene(THREE_QUARTER, (tMs) => (tMs < 1500 ? [CLERK] : [CLERK, { ...CITIZEN, score: 0.3 }]));
    expect(idsAt(seen, 4000)).toEqual(['citizen-1', 'clerk-1']);
  });

  it('somebody seen for an instant', async () => {
    const seen = await trackScene(THREE_QUARTER, (tMs) => (tMs === 2000 ? [CLERK, CITIZEN] : [CLERK]));
    expect(everSeen(seen)).toEqual(['clerk-1']);
  });

  it('somebody far away in the background', async () => {
    const seen = await trackScene(THREE_QUARTER, () => [CLERK, { body: { x: -5, z: -8 } }]);
    expect(everSeen(seen)).toEqual(['clerk-1']);
  });

  it('a thing on the counter taken for a body upside down', async () => {
    const thing: Figure = { body: { x: 0.05, z: 1.05, hipHeightM: 1.5, leanDeg: 180 } };
    const seen = await trackScene(THREE_QUARTER, (tMs) => (tMs < 1500 ? [CLERK] : [CLERK, thing]));
    expect(everSeen(seen)).toEqual(['clerk-1']);
  });

  it('an empty counter', async () => {
    expect(everSeen(await trackScene(THREE_QUARTER, () => []))).toEqual([]);
  });
});
