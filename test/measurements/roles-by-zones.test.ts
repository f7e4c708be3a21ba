import { describe, expect, test } from 'vitest';
import { counterCamera } from '../../src/core/counter-camera.ts';
import { personSeries } from '../../src/measurements/person-series.ts';
import type { FrameReading, PersonReading } from '../../src/measurements/reading.ts';
import { rolesByZones } from '../../src/measurements/roles-by-zones.ts';
import { HD } from '../support/cameras.ts';
import { recordedReadings } from '../support/recorded-readings.ts';

const box = (left: number, top: number, right: number, bottom: number) => [
  { x: left, y: top },
  { x: right, y: top },
  { x: right, y: bottom },
  { x: left, y: bottom },
];
const ZONES = { clerk: box(0.4, 0, 0.7, 0.4), citizen: box(0.3, 0.4, 0.8, 1) };
const EVERY_MS = 200;

const [someone] = (await recordedReadings('counter-violations')).flatMap(({ people }) => people);

/** Somebody of a role whose trunk is at one place after the other. */
function seenAt(role: PersonReading['role'], places: readonly (readonly [number, number])[]): FrameReading[] {
  return places.map(([x, y], i) => {
    const pose = someone!.pose.picture.map((value, j) => (j % 3 === 2 ? value : [x * HD.width, y * HD.height][j % 3]!));
    return {
      tMs: i * EVERY_MS,
      quality: { meanLuma: 0.5, contrast: 0.2, sharpness: 1 },
      people: [{ ...someone!, trackId: 'person', role, pose: { ...someone!.pose, picture: pose } }],
    };
  });
}

function roleOf(frames: readonly FrameReading[], zones: Parameters<typeof counterCamera>[0]['zones'], afterMs = 5000) {
  const endMs = frames.at(-1)!.tMs + afterMs;
  return rolesByZones(personSeries(frames), counterCamera({ zones }, HD), endMs)[0]!.role;
}

const stays = (x: number, y: number) => Array.from({ length: 20 }, () => [x, y] as const);
const walks = (y: number) => Array.from({ length: 20 }, (_, i) => [0.3 + i * 0.025, y] as const);

describe('with zones', () => {
  test.each([
    ['a citizen at the counter', 'citizen', stays(0.5, 0.7), 'citizen'],
    ['a citizen who comes to it', 'citizen', [...stays(0.1, 0.7), ...stays(0.5, 0.7)], 'citizen'],
    ['who only stands beside the citizens’ zone', 'citizen', stays(0.1, 0.7), 'unknown'],
    ['a clerk at the post', 'clerk', stays(0.5, 0.2), 'clerk'],
    ['a clerk who comes to the post', 'clerk', [...walks(0.2).slice(0, 8), ...stays(0.5, 0.2)], 'clerk'],
    ['a colleague who walks through it', 'clerk', walks(0.2), 'unknown'],
  ] as const)('%s', (_, role, places, expected) => {
    expect(roleOf(seenAt(role, places), ZONES)).toBe(expected);
  });

  test('a clerk who has just come when the footage ends stays the clerk', () => {
    expect(roleOf(seenAt('clerk', walks(0.2)), ZONES, 0)).toBe('clerk');
  });

  test('where no citizens’ zone is drawn, citizens stay citizens', () => {
    expect(roleOf(seenAt('citizen', stays(0.1, 0.7)), { clerk: ZONES.clerk })).toBe('citizen');
  });
});
