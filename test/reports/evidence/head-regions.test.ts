import { expect, test } from 'vitest';
import type { Role } from '../../../src/contract/role.ts';
import type { PictureSize } from '../../../src/core/geometry.ts';
import { unavailable } from '../../../src/core/measured.ts';
import {
  POSE_LANDMARK_COUNT,
  POSE_LANDMARK_NAMES,
  type PoseLandmarkName,
} from '../../../src/landmarks/pose-landmarks.ts';
import type { PersonReading } from '../../../src/measurements/reading.ts';
import { headRegions } from '../../../src/reports/evidence/head-regions.ts';

const FACE: Partial<Record<PoseLandmarkName, [x: number, y: number]>> = {
  nose: [300, 100],
  leftEye: [310, 90],
  rightEye: [290, 90],
  leftEar: [320, 95],
  rightEar: [280, 95],
  mouthLeft: [306, 115],
  mouthRight: [294, 115],
  leftShoulder: [350, 180],
  rightShoulder: [250, 180],
};

function person(role: Role, moved: typeof FACE = {}): PersonReading {
  const picture = new Float32Array(POSE_LANDMARK_COUNT * 3);
  for (const [name, [x, y]] of Object.entries({ ...FACE, ...moved })) {
    picture.set([x, y, 1], POSE_LANDMARK_NAMES.indexOf(name as PoseLandmarkName) * 3);
  }
  const none = unavailable('occluded');
  const world = new Float32Array(POSE_LANDMARK_COUNT * 3);
  return {
    trackId: `${role}-1`,
    role,
    pose: { presence: 1, picture, world },
    face: none,
    leftHand: none,
    rightHand: none,
  };
}

const ANALYSED = { width: 1920, height: 1080 };
const regionsOf = (...people: PersonReading[]) => regionsShownIn(ANALYSED, people);
const regionsShownIn = (shown: PictureSize, people: PersonReading[]) =>
  headRegions([{ tMs: 5_000, quality: { meanLuma: 120, contrast: 40, sharpness: 5 }, people }], ANALYSED, shown);

test('covers citizens and whoever has no role, never the clerk', () => {
  expect(regionsOf(person('clerk'))).toEqual([]);
  expect(regionsOf(person('clerk'), person('citizen'), person('unknown'))).toHaveLength(2);
});

test('holds all of the head and more, also in profile', () => {
  const inProfile = person('citizen', { leftEar: [301, 95], rightEar: [300, 95] });
  for (const { box } of [...regionsOf(person('citizen')), ...regionsOf(inProfile)]) {
    expect(box.left).toBeLessThan(270);
    expect(box.left + box.width).toBeGreaterThan(330);
    expect(box.top).toBeLessThan(70);
    expect(box.top + box.height).toBeGreaterThan(125);
  }
});

test('holds for the time between two readings', () => {
  expect(regionsOf(person('citizen'))[0]?.interval).toEqual({ startMs: 4_500, endMs: 5_500 });
});

test('follows the displayed picture where smaller pictures were analysed', () => {
  const [analysed] = regionsOf(person('citizen'));
  const [displayed] = regionsShownIn({ width: 3840, height: 2160 }, [person('citizen')]);
  const { left, top, width, height } = analysed!.box;
  expect(displayed!.box).toEqual({ left: left * 2, top: top * 2, width: width * 2, height: height * 2 });
});
