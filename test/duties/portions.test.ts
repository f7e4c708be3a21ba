import { describe, expect, test } from 'vitest';
import { MINUTE_MS } from '../../src/contract/durations.ts';
import { findStretches } from '../../src/duties/find-stretches.ts';
import { portionsOf } from '../../src/duties/portions.ts';
import { quietTimes, quietTimesOf } from '../../src/duties/quiet-times.ts';
import type { DutyRecording } from '../../src/duties/stretch.ts';
import { person } from '../store/support/runs.ts';

const NINE = Date.parse('2026-11-20T09:00:00+08:00');
const quality = { meanLuma: 118, contrast: 42, sharpness: 7 };

const recording = (fromMin: number, toMin: number): DutyRecording => ({
  id: fromMin,
  startedAt: NINE + fromMin * MINUTE_MS,
  footage: { startMs: 0, endMs: (toMin - fromMin) * MINUTE_MS },
  ...{ cameraKey: 'front', rulebooksKey: 'qingpu' },
});
const minutes = (...parts: readonly (readonly [number, number])[]) =>
  parts.map(([from, to]) => ({ startMs: from * MINUTE_MS, endMs: to * MINUTE_MS }));

describe('a stretch is divided', () => {
  test.each<[string, readonly (readonly [number, number])[], number[]]>([
    ['nowhere without a quiet moment', [], [0, 60]],
    ['in the middle of one', [[4, 6]], [0, 5, 60]],
    ['not in one that is short', [[4, 4.3]], [0, 60]],
    [
      'once in each quarter of an hour, in the longest',
      [
        [1, 2],
        [4, 6],
        [20, 21],
      ],
      [0, 5, 20.5, 60],
    ],
    ['in each quarter that a long one covers', [[10, 40]], [0, 12.5, 22.5, 35, 60]],
  ])('%s', (_, quiet, borders) => {
    const [stretch] = findStretches([recording(0, 60)]);
    const portions = portionsOf(stretch!, minutes(...quiet));
    expect([0, ...portions.map(({ span }) => span.endMs / MINUTE_MS)]).toEqual(borders);
  });

  test('at the same times by the clock, whatever else was recorded', () => {
    const [long] = findStretches([recording(0, 60)]);
    const [short] = findStretches([recording(15, 60)]);
    const quiet = minutes([1, 2], [20, 21], [40, 42]);
    const late = quiet.slice(1).map(({ startMs, endMs }) => ({
      startMs: startMs - 15 * MINUTE_MS,
      endMs: endMs - 15 * MINUTE_MS,
    }));
    const bordersAt = (of: typeof long, parts: typeof quiet) =>
      portionsOf(of!, parts).map(({ span }) => of!.originAt + span.endMs);
    expect(bordersAt(long, quiet).slice(1)).toEqual(bordersAt(short, late));
  });

  test('with three minutes before and after to look at, as far as there are', () => {
    const [stretch] = findStretches([recording(0, 60)]);
    expect(portionsOf(stretch!, minutes([4, 6])).map(({ context }) => context)).toEqual(minutes([0, 8], [2, 60]));
  });
});

describe('a quiet time', () => {
  const frame = (tMs: number, ...roles: ('clerk' | 'citizen' | 'unknown')[]) => ({
    tMs,
    quality,
    people: roles.map((role, i) => person(tMs, { trackId: `${role}-${i}`, role })),
  });
  const seconds = (from: number, to: number, ...roles: ('clerk' | 'citizen' | 'unknown')[]) =>
    Array.from({ length: to - from }, (_, i) => frame((from + i) * 1000, ...roles));

  test.each([
    ['goes on while only clerks are seen', seconds(0, 30, 'clerk'), [[0, 29]]],
    ['ends where a citizen comes', [...seconds(0, 10, 'clerk'), ...seconds(10, 12, 'clerk', 'citizen')], [[0, 9]]],
    ['ends with somebody of unknown role', [...seconds(0, 10), ...seconds(10, 12, 'unknown')], [[0, 9]]],
    [
      'ends where nothing was looked at',
      [...seconds(0, 10), ...seconds(20, 30)],
      [
        [0, 9],
        [20, 29],
      ],
    ],
    ['is left out where it is short', [...seconds(0, 2, 'citizen'), ...seconds(2, 5), ...seconds(5, 8, 'citizen')], []],
  ])('%s', (_, readings, expected) => {
    expect(quietTimes(readings).map(({ startMs, endMs }) => [startMs / 1000, endMs / 1000])).toEqual(expected);
  });

  test('goes on over the border of two recordings', () => {
    const [stretch] = findStretches([recording(0, 1), recording(1, 2)]);
    const quiet = quietTimesOf(stretch!, [minutes([0.9, 59 / 60]), minutes([0, 0.1], [0.5, 0.6])]);
    expect(quiet).toEqual(minutes([0.9, 1.1], [1.5, 1.6]));
  });
});
