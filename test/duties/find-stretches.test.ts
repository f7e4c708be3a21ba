import { describe, expect, test } from 'vitest';
import { findStretches } from '../../src/duties/find-stretches.ts';
import { type DutyRecording, spanOf } from '../../src/duties/stretch.ts';

const NINE = Date.parse('2026-11-20T09:00:00+08:00');

/** A recording from one second after nine to another; its own time begins at 700 ms. */
const from = (startS: number, endS: number, more: Partial<DutyRecording> = {}): DutyRecording => ({
  id: startS,
  startedAt: NINE + startS * 1000,
  footage: { startMs: 700, endMs: 700 + (endS - startS) * 1000 },
  cameraKey: 'front',
  rulebooksKey: 'all',
  ...more,
});
const idsOf = (recordings: readonly DutyRecording[]) =>
  findStretches(recordings).map(({ parts }) => parts.map(({ recording }) => recording.id));

describe('recordings of a window', () => {
  const LATE = 15 * 3600;
  test.each<[string, readonly DutyRecording[], number[][]]>([
    ['that follow each other are one', [from(0, 300), from(300, 600), from(600, 900)], [[0, 300, 600]]],
    ['come in any order', [from(600, 900), from(0, 300), from(300, 600)], [[0, 300, 600]]],
    ['may miss two seconds', [from(0, 300), from(302, 600)], [[0, 302]]],
    ['that miss more are two', [from(0, 300), from(302.1, 600)], [[0], [302.1]]],
    ['may overlap', [from(0, 300), from(270, 600)], [[0, 270]]],
    ['may end with a short file that overlaps', [from(0, 300), from(298, 300.5)], [[0, 298]]],
    ['that show the same minutes are two', [from(0, 300), from(100, 400)], [[0], [100]]],
    ['of which one lies within another are two', [from(0, 300), from(10, 20), from(300, 400)], [[0, 300], [10]]],
    ['of two cameras are two', [from(0, 300), from(300, 600, { cameraKey: 'side' })], [[0], [300]]],
    ['of two days are two', [from(LATE - 10, LATE), from(LATE, LATE + 10)], [[LATE - 10], [LATE]]],
  ])('%s', (_, recordings, ids) => {
    expect(idsOf(recordings)).toEqual(ids);
  });

  test('speak one after the other, in the time since the first began', () => {
    const [stretch] = findStretches([from(0, 300), from(298, 600), from(601, 700)]);
    expect(stretch!.originAt).toBe(NINE);
    expect(stretch!.parts.map(({ speaks }) => [speaks.startMs, speaks.endMs])).toEqual([
      [0, 300_000],
      [300_000, 600_000],
      [600_000, 700_000],
    ]);
    expect(stretch!.parts.map(({ shiftMs }) => shiftMs)).toEqual([-700, 297_300, 600_300]);
    expect(spanOf(stretch!)).toEqual({ startMs: 0, endMs: 700_000 });
  });
});
