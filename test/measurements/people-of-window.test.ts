import { describe, expect, test } from 'vitest';
import type { CameraGeometry } from '../../src/core/camera.ts';
import { counterCamera } from '../../src/core/counter-camera.ts';
import { clerksElsewhere, peopleOfWindow } from '../../src/measurements/people-of-window.ts';
import type { FrameReading, PersonReading } from '../../src/measurements/reading.ts';
import { HD } from '../support/cameras.ts';
import { recordedReadings } from '../support/recorded-readings.ts';

const box = (left: number, top: number, right: number, bottom: number) => [
  { x: left, y: top },
  { x: right, y: top },
  { x: right, y: bottom },
  { x: left, y: bottom },
];
const LEFT = { clerk: box(0.05, 0, 0.35, 0.4), citizen: box(0, 0.4, 0.4, 1) };
const RIGHT = { clerk: box(0.6, 0, 0.9, 0.4), citizen: box(0.55, 0.4, 1, 1) };
const camera = (own: CameraGeometry['zones'], ...neighbours: CameraGeometry['zones'][]) =>
  counterCamera({ zones: own, neighbours }, HD);

const [someone] = (await recordedReadings('counter-violations')).flatMap(({ people }) => people);
/** Somebody whose trunk is at a place in the picture. */
function at(trackId: string, role: PersonReading['role'], x: number, y: number): PersonReading {
  const picture = someone!.pose.picture.map((value, i) =>
    i % 3 === 0 ? x * HD.width : i % 3 === 1 ? y * HD.height : value,
  );
  return { ...someone!, trackId, role, pose: { ...someone!.pose, picture } };
}
const frame = (tMs: number, people: readonly PersonReading[]): FrameReading => ({
  tMs,
  quality: { meanLuma: 0.5, contrast: 0.2, sharpness: 1 },
  people,
});
const seenAt = (own: CameraGeometry['zones'], other: CameraGeometry['zones'], frames: readonly FrameReading[]) =>
  peopleOfWindow(frames, camera(own, other)).map(({ people }) => people.map(({ trackId }) => trackId));

describe('of two windows in one picture', () => {
  const both = [
    frame(0, [
      at('clerk-1', 'clerk', 0.2, 0.2),
      at('clerk-2', 'clerk', 0.7, 0.2),
      at('citizen-1', 'citizen', 0.7, 0.8),
    ]),
  ];
  test('each has its own people', () => {
    expect(seenAt(LEFT, RIGHT, both)).toEqual([['clerk-1']]);
    expect(seenAt(RIGHT, LEFT, both)).toEqual([['clerk-2', 'citizen-1']]);
  });
  test('whoever stands between them belongs to the nearer one', () => {
    const between = [frame(0, [at('citizen-1', 'citizen', 0.45, 0.9)])];
    expect(seenAt(LEFT, RIGHT, between)).toEqual([['citizen-1']]);
    expect(seenAt(RIGHT, LEFT, between)).toEqual([[]]);
  });
  const walk = (xs: readonly number[]) => xs.map((x, i) => frame(i * 500, [at('citizen-1', 'citizen', x, 0.8)]));
  test('somebody who goes on to the next one and stays belongs there from then on', () => {
    const frames = walk([0.2, 0.2, 0.7, 0.7, 0.7, 0.7, 0.7]);
    expect(seenAt(LEFT, RIGHT, frames).map(({ length }) => length)).toEqual([1, 1, 0, 0, 0, 0, 0]);
    expect(seenAt(RIGHT, LEFT, frames).map(({ length }) => length)).toEqual([0, 0, 1, 1, 1, 1, 1]);
  });
  test('somebody who only leans over stays', () => {
    expect(seenAt(LEFT, RIGHT, walk([0.2, 0.7, 0.7, 0.2, 0.7])).flat()).toHaveLength(5);
  });
  test('the clerks of the other one are known as colleagues', () => {
    const colleagues = (own: CameraGeometry['zones'], other: CameraGeometry['zones']) =>
      clerksElsewhere(both, camera(own, other)).flatMap(({ people }) => people.map(({ trackId }) => trackId));
    expect(colleagues(LEFT, RIGHT)).toEqual(['clerk-2']);
    expect(colleagues(RIGHT, LEFT)).toEqual(['clerk-1']);
  });
  test('seen from aside, a citizen belongs to the post across the counter', () => {
    const aside = { yawDeg: 30, pitchDeg: 20, heightM: 2.35, distanceM: 3.5, hfovDeg: 58 };
    const [left, right] = [box(0.27, 0.1, 0.58, 0.55), box(0.48, 0.12, 0.82, 0.68)];
    const camera = counterCamera({ ...aside, zones: { clerk: right }, neighbours: [{ clerk: left }] }, HD);
    const seen = peopleOfWindow([frame(0, [at('citizen-1', 'citizen', 0.48, 0.5)])], camera);
    expect(seen.map(({ people }) => people.length)).toEqual([1]);
  });
  test('a camera of one window has everybody', () => {
    expect(peopleOfWindow(both, camera(LEFT))).toBe(both);
  });
});
