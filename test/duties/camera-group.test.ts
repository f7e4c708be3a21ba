import { describe, expect, test } from 'vitest';
import { groupCameras } from '../../src/duties/camera-group.ts';
import { findStretches } from '../../src/duties/find-stretches.ts';
import type { DutyRecording } from '../../src/duties/stretch.ts';

const NINE = Date.parse('2026-11-20T09:00:00+08:00');
const recording = (
  cameraKey: string,
  startS: number,
  endS: number,
  more: Partial<DutyRecording> = {},
): DutyRecording => ({
  id: startS,
  startedAt: NINE + startS * 1000,
  footage: { startMs: 0, endMs: (endS - startS) * 1000 },
  ...{ cameraKey, rulebooksKey: 'all' },
  ...more,
});
const front = (startS: number, endS: number, more = {}) => recording('front', startS, endS, more);
const side = (startS: number, endS: number, more = {}) => recording('side', startS, endS, more);

/** Each group as `camera seconds` of its recordings. */
const groupsOf = (recordings: readonly DutyRecording[]) =>
  groupCameras(findStretches(recordings)).map((group) =>
    group.map(({ parts }) => parts.map(({ recording: { cameraKey, id } }) => `${cameraKey} ${id}`).join(', ')),
  );

describe('cameras of a window', () => {
  test.each<[string, readonly DutyRecording[], string[][]]>([
    ['that film at the same time are one', [front(0, 300), side(10, 310)], [['front 0', 'side 10']]],
    ['may come in any order', [side(10, 310), front(0, 300)], [['front 0', 'side 10']]],
    ['that film one after the other are two', [front(0, 300), side(300, 600)], [['front 0'], ['side 300']]],
    [
      'are joined over a hole of one',
      [front(0, 100), front(200, 300), side(10, 290)],
      [['front 0', 'side 10', 'front 200']],
    ],
    ['may be three', [front(0, 100), side(50, 200), recording('high', 150, 300)], [['front 0', 'side 50', 'high 150']]],
    [
      'go on over several files each',
      [front(0, 100), front(100, 200), side(50, 150)],
      [['front 0, front 100', 'side 50']],
    ],
    [
      'of other rulebooks are judged apart',
      [front(0, 100), side(0, 100, { rulebooksKey: 'one' })],
      [['front 0'], ['side 0']],
    ],
    [
      'of which one filmed the same time twice keep the longer one',
      [front(0, 100), front(20, 80), side(10, 90)],
      [['front 0', 'side 10'], ['front 20']],
    ],
  ])('%s', (_, recordings, groups) => {
    expect(groupsOf(recordings)).toEqual(groups);
  });
});
