import { expect, test } from 'vitest';
import { findStretches } from '../../src/duties/find-stretches.ts';
import { joinReadings } from '../../src/duties/join-readings.ts';
import type { SeenRecording } from '../../src/duties/stretch.ts';
import type { FrameReading, PersonReading } from '../../src/measurements/reading.ts';
import { person } from '../store/support/runs.ts';

const NINE = Date.parse('2026-11-20T09:00:00+08:00');

/** Somebody whose shoulders are so many pixels to the right of where the builder puts them; a body is about 180 px. */
function at(rightPx: number, trackId: string, role: PersonReading['role'] = 'clerk'): PersonReading {
  const one = person(0, { trackId, role });
  const picture = one.pose.picture.map((value, i) => (i % 3 === 0 ? value + rightPx : value));
  return { ...one, pose: { ...one.pose, picture } };
}
const quality = { meanLuma: 118, contrast: 42, sharpness: 7 };
const frames = (people: (tMs: number) => PersonReading[], lengthMs = 10_000): FrameReading[] =>
  Array.from({ length: lengthMs / 200 }, (_, i) => ({ tMs: i * 200, quality, people: people(i * 200) }));
const recording = (id: number, startS: number, readings: FrameReading[]): SeenRecording => ({
  id,
  startedAt: NINE + startS * 1000,
  footage: { startMs: 0, endMs: readings.at(-1)!.tMs },
  cameraKey: 'front',
  rulebooksKey: 'all',
  ...{ readings, gaps: [] },
});
const joined = (...recordings: SeenRecording[]) => {
  const [stretch] = findStretches(recordings);
  return joinReadings(stretch!);
};
const idsAt = (readings: readonly FrameReading[], tMs: number) =>
  readings.find((frame) => frame.tMs >= tMs)!.people.map(({ trackId }) => trackId);

test('who stays where they were is the same person, whatever number the next file gives', () => {
  const first = recording(
    1,
    0,
    frames(() => [at(0, 'clerk-1'), at(400, 'citizen-1', 'citizen')]),
  );
  const next = recording(
    2,
    10,
    frames(() => [at(410, 'citizen-1', 'citizen'), at(-5, 'clerk-2')]),
  );
  const { readings, tracks } = joined(first, next);
  expect(idsAt(readings, 10_000)).toEqual(['citizen-1', 'clerk-1']);
  expect(tracks[1]).toEqual(new Map(Object.entries({ 'citizen-1': 'citizen-1', 'clerk-2': 'clerk-1' })));
});

test.each([
  ['at another place', () => [at(600, 'clerk-1')], ['clerk-2']],
  ['on the other side', () => [at(0, 'citizen-1', 'citizen')], ['citizen-1']],
  ['who comes later', (tMs: number) => (tMs < 4000 ? [] : [at(0, 'clerk-1')]), ['clerk-2']],
])('somebody %s is another person', (_, people, ids) => {
  const { readings } = joined(
    recording(
      1,
      0,
      frames(() => [at(0, 'clerk-1')]),
    ),
    recording(2, 10, frames(people)),
  );
  expect(idsAt(readings, 15_000)).toEqual(ids);
});

test('of two who may go on as one, the nearer does', () => {
  const first = recording(
    1,
    0,
    frames(() => [at(0, 'clerk-1'), at(60, 'clerk-2')]),
  );
  const next = recording(
    2,
    10,
    frames(() => [at(55, 'clerk-1'), at(5, 'clerk-2')]),
  );
  expect(idsAt(joined(first, next).readings, 12_000)).toEqual(['clerk-2', 'clerk-1']);
});

test('what two files show counts once, and by the earlier one', () => {
  const { readings } = joined(
    recording(
      1,
      0,
      frames(() => [at(0, 'clerk-1')]),
    ),
    recording(
      2,
      8,
      frames(() => [at(0, 'clerk-1'), at(500, 'citizen-1', 'citizen')]),
    ),
  );
  const times = readings.map(({ tMs }) => tMs);
  expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
  expect(idsAt(readings, 9000)).toEqual(['clerk-1']);
  expect(idsAt(readings, 10_000)).toEqual(['clerk-1', 'citizen-1']);
});

test('gaps are in the time of the stretch, as far as the recording speaks', () => {
  const first = recording(
    1,
    0,
    frames(() => []),
  );
  const next = {
    ...recording(
      2,
      8,
      frames(() => []),
    ),
    gaps: [{ startMs: 1000, endMs: 5000 }],
  };
  expect(joined(first, next).gaps).toEqual([{ startMs: 9800, endMs: 13_000 }]);
});

test('sound is in the time of the stretch too', () => {
  const heard = (readings: FrameReading[]) =>
    readings.map((frame) => ({ ...frame, sound: [{ startMs: frame.tMs - 200, channels: [] }] }));
  const { readings } = joined(recording(1, 0, heard(frames(() => []))), recording(2, 10, heard(frames(() => []))));
  expect(readings.map(({ sound }) => sound![0]!.startMs)).toEqual(readings.map(({ tMs }) => tMs - 200));
});
