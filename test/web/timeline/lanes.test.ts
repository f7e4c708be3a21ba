import { describe, expect, it } from 'vitest';
import { entryAt, type LaneEntry, lane, rowedLane, stackedLane } from '../../../web/src/timeline/lanes.ts';

const entry = (id: string, startMs: number, endMs: number): LaneEntry => ({
  id,
  startMs,
  endMs,
  colour: '#000000',
  label: id,
});

describe('entries of a lane', () => {
  const posture = lane('posture', '坐立', [entry('b', 500, 600), entry('long', 0, 1000), entry('a', 100, 200)]);
  it.each([
    { tMs: 150, slackMs: 0, found: 'a' },
    { tMs: 300, slackMs: 0, found: 'long' },
    { tMs: 550, slackMs: 0, found: 'b' },
    { tMs: 1040, slackMs: 50, found: 'long' },
    { tMs: 1040, slackMs: 10, found: undefined },
  ])('at $tMs ms within $slackMs ms: $found', ({ tMs, slackMs, found }) => {
    expect(entryAt(posture, tMs, slackMs, 0)?.id).toBe(found);
  });
});

describe('a lane of rows', () => {
  it('is as high as the last row that an entry names', () => {
    const lane = rowedLane('r', '', [{ ...entry('a', 0, 10), row: 2 }, entry('b', 0, 10)], 14);
    expect([lane.rows, lane.heightPx]).toEqual([3, 42]);
  });
});

describe('a stacked lane', () => {
  it('puts what overlaps into rows, and what follows back into the first', () => {
    const { entries, rows } = stackedLane('f', '', [entry('a', 0, 10), entry('b', 5, 15), entry('c', 10, 20)], 18, 8);
    expect(entries.map(({ id, row }) => [id, row])).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 0],
    ]);
    expect(rows).toBe(2);
  });

  it('has no more rows than allowed', () => {
    const many = Array.from({ length: 5 }, (_, i) => entry(`${i}`, 0, 10));
    expect(stackedLane('f', '', many, 18, 3).rows).toBe(3);
  });
});
