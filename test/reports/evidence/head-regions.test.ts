import { describe, expect, test } from 'vitest';
import type { Role } from '../../../src/contract/role.ts';
import type { PictureSize, PixelPoint } from '../../../src/core/geometry.ts';
import { unavailable } from '../../../src/core/measured.ts';
import {
  POSE_LANDMARK_COUNT,
  POSE_LANDMARK_NAMES,
  type PoseLandmarkName,
} from '../../../src/landmarks/pose-landmarks.ts';
import type { FrameReading, PersonReading } from '../../../src/measurements/reading.ts';
import type { BlurRegion } from '../../../src/media/blur.ts';
import { headRegions } from '../../../src/reports/evidence/head-regions.ts';
import { hiddenHeads } from '../../../src/reports/evidence/hidden-heads.ts';

type Landmarks = Partial<Record<PoseLandmarkName, readonly [x: number, y: number]>>;

/** Somebody whose head is a disc of radius 40 px about the nose, seen from the front or, all landmarks on the face, from the side. */
const FRONT: Landmarks = {
  nose: [0, 5],
  ...{ leftEye: [12, -5], rightEye: [-12, -5], leftEar: [22, 0], rightEar: [-22, 0] },
  ...{ mouthLeft: [8, 20], mouthRight: [-8, 20], leftShoulder: [55, 80], rightShoulder: [-55, 80] },
  ...{ leftHip: [35, 240], rightHip: [-35, 240] },
};
const PROFILE: Landmarks = {
  ...{ nose: [32, 8], leftEye: [26, -4], rightEye: [28, -4], leftEar: [20, 2], rightEar: [22, 2] },
  ...{ mouthLeft: [26, 20], mouthRight: [27, 20], leftShoulder: [5, 82], rightShoulder: [-8, 78] },
  ...{ leftHip: [2, 240], rightHip: [-4, 240] },
};
const HEAD_RADIUS_PX = 40;
const PICTURE = { width: 1920, height: 1080 };

interface Somebody {
  readonly at: PixelPoint;
  readonly role?: Role;
  readonly id?: string;
  readonly landmarks?: Landmarks;
}

function person({ at, role = 'citizen', id = `${role}-1`, landmarks = FRONT }: Somebody): PersonReading {
  const picture = new Float32Array(POSE_LANDMARK_COUNT * 3);
  for (let i = 0; i < POSE_LANDMARK_COUNT; i++) picture.set([at.x, at.y, 0], 3 * i);
  for (const [name, [x, y]] of Object.entries(landmarks))
    picture.set([at.x + x, at.y + y, 1], POSE_LANDMARK_NAMES.indexOf(name as PoseLandmarkName) * 3);
  const none = unavailable('occluded');
  const world = new Float32Array(POSE_LANDMARK_COUNT * 3);
  const pose = { presence: 1, picture, world };
  return { trackId: id, role, pose, face: none, leftHand: none, rightHand: none };
}

const frame = (tMs: number, ...people: Somebody[]): FrameReading => ({
  tMs,
  quality: { meanLuma: 120, contrast: 40, sharpness: 5 },
  people: people.map(person),
});

const regionsOf = (readings: readonly FrameReading[], shown: PictureSize = PICTURE) =>
  headRegions(readings, PICTURE, shown);

/** Whether all of a head is hidden then; what lies outside of the picture is not shown anyway. */
function isHidden(
  regions: readonly BlurRegion[],
  tMs: number,
  { x, y }: PixelPoint,
  size: PictureSize = PICTURE,
): boolean {
  const active = regions.filter(({ interval }) => interval.startMs <= tMs && tMs <= interval.endMs);
  const points = Array.from({ length: 24 }, (_, i) => {
    const angle = (i / 24) * 2 * Math.PI;
    return { x: x + HEAD_RADIUS_PX * Math.cos(angle), y: y + HEAD_RADIUS_PX * Math.sin(angle) };
  });
  return points
    .filter((point) => point.x >= 0 && point.y >= 0 && point.x < size.width && point.y < size.height)
    .every((point) =>
      active.some(
        ({ box }) =>
          point.x >= box.left &&
          point.x <= box.left + box.width &&
          point.y >= box.top &&
          point.y <= box.top + box.height,
      ),
    );
}

const AMID = { x: 900, y: 400 };

describe('a head', () => {
  test.each([
    ['from the front', FRONT],
    ['in profile, all landmarks on the face', PROFILE],
  ])('%s is hidden with its hair', (_, landmarks) => {
    expect(isHidden(regionsOf([frame(5000, { at: AMID, landmarks })]), 5000, AMID)).toBe(true);
  });

  test('of the clerk is never hidden, of whoever has no role is', () => {
    expect(regionsOf([frame(5000, { at: AMID, role: 'clerk' })])).toEqual([]);
    expect(isHidden(regionsOf([frame(5000, { at: AMID, role: 'unknown' })]), 5000, AMID)).toBe(true);
  });

  test('is hidden where it is shown, whatever size was analysed', () => {
    const shown = { width: 3840, height: 2160 };
    const boxes = (regions: readonly BlurRegion[]) => regions.map(({ box }) => box);
    const [analysed, displayed] = [regionsOf([frame(0, { at: AMID })]), regionsOf([frame(0, { at: AMID })], shown)];
    expect(boxes(displayed)).toEqual(
      boxes(analysed).map(({ left, top, width, height }) => ({
        ...{ left: left * 2, top: top * 2, width: width * 2, height: height * 2 },
      })),
    );
  });
});

describe('between sightings', () => {
  test.each([
    ['from one frame to the next', 200],
    ['while the tracker has lost him', 4800],
  ])('a head is hidden wherever it may be, %s', (_, gapMs) => {
    const regions = regionsOf([frame(0, { at: { x: 500, y: 400 } }), frame(gapMs, { at: { x: 800, y: 500 } })]);
    for (const share of [0, 0.25, 0.5, 0.75, 1])
      expect(isHidden(regions, gapMs * share, { x: 500 + 300 * share, y: 400 + 100 * share })).toBe(true);
  });

  test('somebody who is found again as another is hidden on the way', () => {
    const regions = regionsOf([
      frame(0, { at: AMID }),
      frame(2000, { at: { x: AMID.x + 250, y: AMID.y }, id: 'citizen-2' }),
    ]);
    for (const x of [0, 125, 250]) expect(isHidden(regions, 8 * x, { x: AMID.x + x, y: AMID.y })).toBe(true);
  });
});

describe('before the first sighting and after the last', () => {
  const walk = (steps: readonly (readonly [tMs: number, x: number, y: number])[]) =>
    steps.map(([tMs, x, y]) => frame(tMs, { at: { x, y } }));

  test.each([
    [
      'from the left',
      walk([
        [3000, 200, 400],
        [3200, 230, 400],
      ]),
      [
        { x: 20, y: 400 },
        { x: 110, y: 410 },
      ],
    ],
    [
      'from the right',
      walk([
        [3000, 1750, 400],
        [3200, 1740, 400],
      ]),
      [
        { x: 1900, y: 400 },
        { x: 1820, y: 390 },
      ],
    ],
    [
      'from below, not straight',
      walk([
        [3000, 900, 900],
        [3200, 900, 880],
      ]),
      [
        { x: 870, y: 1060 },
        { x: 880, y: 980 },
      ],
    ],
    // Walked fast, and was noticed late.
    [
      'from far on the left',
      walk([
        [3000, 700, 400],
        [3500, 850, 400],
      ]),
      [
        { x: 20, y: 400 },
        { x: 400, y: 400 },
      ],
    ],
  ])('the way to the edge is hidden: %s', (_, readings, places) => {
    const regions = regionsOf(readings);
    for (const place of places) expect(isHidden(regions, 2000, place), JSON.stringify(place)).toBe(true);
    const back = regionsOf(readings.toReversed().map((reading) => ({ ...reading, tMs: 6000 - reading.tMs })));
    for (const place of places) expect(isHidden(back, 4000, place), `out ${JSON.stringify(place)}`).toBe(true);
  });

  test('the surroundings are hidden where somebody appears or vanishes amid the picture', () => {
    const regions = regionsOf([frame(5000, { at: AMID })]);
    for (const tMs of [1200, 8800])
      for (const x of [-60, 60]) expect(isHidden(regions, tMs, { x: AMID.x + x, y: AMID.y })).toBe(true);
    expect(isHidden(regions, 500, AMID)).toBe(false);
  });

  test('nothing is hidden any more where the clerk turns out to be the one who was seen', () => {
    const regions = regionsOf([
      frame(0, { at: AMID, role: 'unknown' }),
      frame(200, { at: AMID, role: 'clerk' }),
      frame(400, { at: AMID, role: 'clerk' }),
    ]);
    expect(isHidden(regions, 100, AMID)).toBe(true);
    expect(isHidden(regions, 400, AMID)).toBe(false);
  });
});

describe('where nothing was measured', () => {
  const stretch = { startMs: 0, endMs: 20_000 };
  const seconds = (...of: number[]) => of.map((second) => frame(1000 * second));

  test('no picture is shown once measurements are gone', () => {
    expect(() =>
      hiddenHeads({ stretch, readings: [], analysed: PICTURE, shown: PICTURE, camera: { zones: {} } }),
    ).toThrow(expect.objectContaining({ code: 'LIYI_NOT_MEASURED' }));
  });

  test.each([
    ['a counter that is looked at each second', Array.from({ length: 21 }, (_, i) => i), []],
    ['a gap', [0, 1, 2, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20], [{ startMs: 3500, endMs: 8500 }]],
    ['an end that was never analysed', Array.from({ length: 11 }, (_, i) => i), [{ startMs: 11_500, endMs: 20_000 }]],
  ])('all of the picture is hidden: %s', (_, of, unseen) => {
    const shown = { width: 640, height: 360 };
    const regions = hiddenHeads({ stretch, readings: seconds(...of), analysed: PICTURE, shown, camera: { zones: {} } });
    const box = { left: 0, top: 0, width: 640, height: 360 };
    expect(regions).toEqual(unseen.map((interval) => ({ interval, box, cellPx: 20 })));
  });

  test.each([
    ['after the last reading', 14_000],
    ['before the first', 6_000],
    ['between two that are far apart', 10_000],
  ])('all of a still is hidden: %s', (_, tMs) => {
    const some = tMs === 10_000 ? seconds(8, 12) : seconds(9, 10, 11);
    const still = { startMs: tMs, endMs: tMs };
    const regions = hiddenHeads({
      stretch: still,
      readings: some,
      analysed: PICTURE,
      shown: PICTURE,
      camera: { zones: {} },
    });
    expect(regions.map(({ box }) => box)).toEqual([{ left: 0, top: 0, ...PICTURE }]);
    // The picture on show then may have come a little before.
    expect(regions[0]!.interval.startMs).toBeLessThan(tMs);
  });
});
