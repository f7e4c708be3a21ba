import { expect, test } from 'vitest';
import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import type { CameraGeometry, CounterZones } from '../../src/core/camera.ts';
import type { PicturePolygon } from '../../src/core/geometry.ts';
import { interpret } from '../../src/interpret.ts';
import type { FrameReading, PersonReading } from '../../src/measurements/reading.ts';
import { interpretationOf, recordedReadings } from '../support/recorded-readings.ts';

const RULEBOOKS = loadRulebooks(['chongqing-2023', 'qingpu-2023']);
/** How far the second post lies beside the first, in widths of the picture. */
const BESIDE = 1;
const LEFT_AT_MS = 12_000;
/** The clerk there walks off for two seconds, so many pixels in each. */
const WALK_MS = 2000;
const WALK_PX = 150;

const readings = await recordedReadings('counter-violations');
const request = interpretationOf('counter-violations', readings);
const { zones } = request.camera;
const beside = (zone: PicturePolygon | undefined) => zone?.map(({ x, y }) => ({ x: x + BESIDE, y }));
const right: CounterZones = { clerk: beside(zones.clerk)!, citizen: beside(zones.citizen)! };
const { zones: _, ...position } = request.camera;
const camera: CameraGeometry = { ...position, zones: {}, posts: { left: zones, right } };

const walkedPx = (tMs: number): number => (WALK_PX * Math.max(0, tMs - (LEFT_AT_MS - WALK_MS))) / 1000;

const aside = (person: PersonReading, tMs: number): PersonReading => ({
  ...person,
  trackId: `${person.trackId}7`,
  pose: {
    ...person.pose,
    picture: person.pose.picture.map((value, i) =>
      i % 3 === 0 ? value + BESIDE * request.picture.width + walkedPx(tMs) : value,
    ),
  },
});

/** The clip at the left post; beside it the same clerk a second time, who leaves. */
const atBoth = readings.map((frame): FrameReading => {
  const second =
    frame.tMs < LEFT_AT_MS
      ? frame.people.filter(({ role }) => role === 'clerk').map((person) => aside(person, frame.tMs))
      : [];
  return { ...frame, people: [...frame.people, ...second] };
});
const { timeline } = interpret({ ...request, camera, readings: atBoth, rulebooks: RULEBOOKS });
const alone = interpret({ ...request, rulebooks: RULEBOOKS }).timeline;
const at = <T extends { readonly post?: string }>(entries: readonly T[], post: string) =>
  entries.filter((entry) => entry.post === post).map(({ post: _, ...entry }) => entry);

test('of two posts each is judged by itself: what happens at the other changes nothing', () => {
  expect(at(timeline.events, 'left')).toEqual(alone.events);
  expect(at(timeline.findings, 'left').map(({ clause, verdict }) => [clause, verdict])).toEqual(
    alone.findings.map(({ clause, verdict }) => [clause, verdict]),
  );
  expect(timeline.encounters.map(({ post, id }) => [post, id])).toEqual(
    alone.encounters.map(({ id }) => ['left', `${id}@left`]),
  );
});

test('an absence is a post’s: a colleague at the next one does not end it', () => {
  const absences = timeline.events.filter(({ type }) => type === 'absent');
  expect(absences.map(({ post }) => post)).toEqual(['right']);
  expect(absences[0]!.startMs).toBeLessThan(LEFT_AT_MS + 1000);
});

test('clauses of a whole shift are judged for every post', () => {
  const away = timeline.findings.filter(({ clause }) => clause === '3.2.3-away-at-most-15-min');
  expect(away.map(({ post }) => post)).toEqual(['left', 'right']);
});

test('everybody is at one post', () => {
  expect(timeline.people.map(({ id, post }) => [id, post])).toEqual([
    ...alone.people.map(({ id }) => [id, 'left']),
    ['clerk-17', 'right'],
  ]);
});
