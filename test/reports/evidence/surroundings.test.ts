import { describe, expect, test } from 'vitest';
import type { Role } from '../../../src/contract/role.ts';
import type { CameraGeometry } from '../../../src/core/camera.ts';
import { unavailable } from '../../../src/core/measured.ts';
import {
  POSE_LANDMARK_COUNT,
  POSE_LANDMARK_NAMES,
  type PoseLandmarkName,
} from '../../../src/landmarks/pose-landmarks.ts';
import type { FrameReading, PersonReading } from '../../../src/measurements/reading.ts';
import { hidesPoint } from '../../../src/media/blur.ts';
import { hiddenHeads } from '../../../src/reports/evidence/hidden-heads.ts';

const PICTURE = { width: 1920, height: 1080 };

/** Seen from the front, about the nose, 360 px to the metre; arms hang. */
const BODY: Partial<Record<PoseLandmarkName, readonly [x: number, y: number]>> = {
  nose: [0, 5],
  ...{ leftEye: [12, -5], rightEye: [-12, -5], leftEar: [22, 0], rightEar: [-22, 0] },
  ...{ mouthLeft: [8, 20], mouthRight: [-8, 20], leftShoulder: [65, 90], rightShoulder: [-65, 90] },
  ...{ leftElbow: [90, 190], rightElbow: [-90, 190], leftWrist: [95, 280], rightWrist: [-95, 280] },
  ...{ leftIndex: [95, 310], rightIndex: [-95, 310], leftHip: [40, 270], rightHip: [-40, 270] },
};

/** Points of the body, about the nose. */
const POINTS = {
  face: [0, 10],
  crown: [0, -40],
  trunk: [10, 200],
  'upper arm': [78, 140],
  forearm: [93, 240],
  hand: [95, 295],
  'other forearm': [-93, 240],
  beside: [220, 100],
} as const;
type Point = keyof typeof POINTS;

interface Somebody {
  /** Of the nose, as a share of the picture. */
  readonly at: readonly [x: number, y: number];
  readonly role?: Role;
  readonly id?: string;
  /** Where the net is unsure. */
  readonly unsure?: readonly PoseLandmarkName[];
}

function person({ at, role = 'clerk', id = `${role}-1`, unsure = [] }: Somebody): PersonReading {
  const picture = new Float32Array(POSE_LANDMARK_COUNT * 3);
  const [x, y] = [at[0] * PICTURE.width, at[1] * PICTURE.height];
  for (let i = 0; i < POSE_LANDMARK_COUNT; i++) picture.set([x, y, 0], 3 * i);
  for (const [name, [dx, dy]] of Object.entries(BODY) as [PoseLandmarkName, readonly [number, number]][])
    picture.set([x + dx, y + dy, unsure.includes(name) ? 0.5 : 1], POSE_LANDMARK_NAMES.indexOf(name) * 3);
  const none = unavailable('occluded');
  const pose = { presence: 1, picture, world: new Float32Array(POSE_LANDMARK_COUNT * 3) };
  return { trackId: id, role, pose, face: none, leftHand: none, rightHand: none };
}

const frame = (tMs: number, ...people: Somebody[]): FrameReading => ({
  tMs,
  quality: { meanLuma: 120, contrast: 40, sharpness: 5 },
  people: people.map(person),
});

const zone = (left: number, top: number, right: number, bottom: number) => [
  { x: left, y: top },
  { x: right, y: top },
  { x: right, y: bottom },
  { x: left, y: bottom },
];
/** Citizens stand at the left, and never before the clerk. */
const APART: CameraGeometry = { zones: { clerk: zone(0.4, 0, 0.9, 0.9), citizen: zone(0, 0.2, 0.3, 1) } };
/** A camera over the citizens' heads. */
const BEHIND: CameraGeometry = { zones: { clerk: zone(0.4, 0, 0.9, 0.9), citizen: zone(0.3, 0.3, 1, 1) } };
const CLERK: Somebody = { at: [0.6, 0.3] };
const STRETCH = { startMs: 4_000, endMs: 6_000 };

const readings = (...people: Somebody[]): FrameReading[] =>
  Array.from({ length: 61 }, (_, i) => frame(2_000 + 100 * i, ...people));

function hides(of: readonly FrameReading[], camera: CameraGeometry, x: number, y: number, tMs = 5_000): boolean {
  const regions = hiddenHeads({ stretch: STRETCH, readings: of, analysed: PICTURE, shown: PICTURE, camera });
  const point = { x: x * PICTURE.width, y: y * PICTURE.height };
  return regions.some(
    (region) => region.interval.startMs <= tMs && tMs <= region.interval.endMs && hidesPoint(region, point),
  );
}

/** Whether a point of somebody's body is hidden. */
const hidesOf = (
  of: readonly FrameReading[],
  camera: CameraGeometry,
  { at }: Somebody,
  name: Point,
  tMs?: number,
): boolean => hides(of, camera, at[0] + POINTS[name][0] / PICTURE.width, at[1] + POINTS[name][1] / PICTURE.height, tMs);

describe('of a window whose zones are known', () => {
  test.each([
    ['at the citizens’ place', 0.2, 0.6],
    ['at the clerk’s place', 0.45, 0.4],
    ['who waits beyond', 0.95, 0.6],
    ['who passes behind', 0.35, 0.05],
    ['right beside the clerk', CLERK.at[0] + POINTS.beside[0] / 1920, CLERK.at[1] + POINTS.beside[1] / 1080],
  ])('somebody whom no net sees is hidden, %s', (_, x, y) => {
    expect(hides(readings(CLERK), APART, x, y)).toBe(true);
  });

  test.each(['face', 'crown', 'trunk', 'upper arm', 'forearm', 'hand'] satisfies Point[])(
    'the clerk’s %s is shown',
    (name) => {
      for (const camera of [APART, BEHIND]) expect(hidesOf(readings(CLERK), camera, CLERK, name)).toBe(false);
    },
  );

  const HALF_HIDDEN: Somebody = { ...CLERK, unsure: ['leftElbow', 'leftWrist', 'leftIndex'] };

  test.each([
    ['trunk', true],
    ['upper arm', true],
    ['forearm', true],
    ['hand', true],
    ['other forearm', false],
    ['face', false],
  ] satisfies [Point, boolean][])(
    'where citizens may stand before an arm that the net is unsure of: %s hidden is %s',
    (name, hidden) => {
      expect(hidesOf(readings(HALF_HIDDEN), BEHIND, CLERK, name)).toBe(hidden);
      expect(hidesOf(readings(HALF_HIDDEN), APART, CLERK, name)).toBe(false);
    },
  );

  test('what the net is unsure of for a moment is hidden around it', () => {
    const of = readings(CLERK).map((reading) => (reading.tMs === 5_000 ? frame(5_000, HALF_HIDDEN) : reading));
    expect(hidesOf(of, BEHIND, CLERK, 'forearm', 4_950)).toBe(true);
    expect(hidesOf(of, BEHIND, CLERK, 'forearm', 4_200)).toBe(false);
  });

  test('of a citizen the hands are shown', () => {
    const citizen: Somebody = { at: [0.15, 0.3], role: 'citizen' };
    expect(hidesOf(readings(CLERK, citizen), APART, citizen, 'hand')).toBe(false);
    for (const name of ['face', 'crown', 'trunk', 'upper arm'] as const)
      expect(hidesOf(readings(CLERK, citizen), APART, citizen, name)).toBe(true);
  });

  test('of somebody of whom nobody knows who it is nothing is shown', () => {
    const unknown: Somebody = { at: CLERK.at, role: 'unknown' };
    for (const name of ['face', 'hand'] as const) expect(hidesOf(readings(unknown), APART, unknown, name)).toBe(true);
  });

  test('a clerk who goes elsewhere is shown there, and one of the next window is not', () => {
    const away: Somebody = { at: [0.15, 0.2] };
    expect(hidesOf(readings(away), APART, away, 'face')).toBe(false);
    const neighbours = [{ clerk: zone(0.92, 0, 1, 0.5), citizen: zone(0.92, 0.5, 1, 1) }];
    const next: Somebody = { at: [0.95, 0.1], id: 'clerk-2' };
    expect(hidesOf(readings(CLERK, next), { ...APART, neighbours }, next, 'face')).toBe(true);
  });

  test('it holds for a picture that came before the moment and is still on show', () => {
    expect(hides(readings(CLERK), APART, 0.95, 0.6, 1_000)).toBe(true);
  });

  test('a clerk at an idle counter, who is looked at once a second, is shown', () => {
    const idle = Array.from({ length: 7 }, (_, i) => frame(2_000 + 1_000 * i, CLERK));
    for (const tMs of [4_100, 4_600, 5_000, 5_900]) expect(hidesOf(idle, APART, CLERK, 'face', tMs)).toBe(false);
  });

  test('cells are so large that no head is known by them', () => {
    const [region] = hiddenHeads({
      ...{ stretch: STRETCH, readings: readings(CLERK), analysed: PICTURE },
      ...{ shown: { width: 960, height: 540 }, camera: APART },
    });
    expect(region?.cellPx).toBe(30);
  });
});

describe('where not both sides of each post are known', () => {
  const posts = {
    left: { clerk: zone(0.2, 0, 0.4, 0.6), citizen: zone(0.2, 0.6, 0.4, 1) },
    right: { clerk: zone(0.5, 0, 0.7, 0.6) },
  };

  test.each([
    ['one side of the window', { zones: { clerk: zone(0.4, 0, 0.9, 0.9) } }],
    ['one side of a post', { zones: {}, posts }],
    ['no zone', { zones: {} }],
  ] satisfies [string, CameraGeometry][])('surroundings are shown: %s', (_, camera) => {
    expect(hides(readings(CLERK), camera, 0.95, 0.6)).toBe(false);
  });
});
