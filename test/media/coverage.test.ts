import { describe, expect, it } from 'vitest';
import { Coverage } from '../../src/media/coverage.ts';

describe('Coverage', () => {
  it.each([
    { stepMs: 40, times: [], intervals: [] },
    { stepMs: 40, times: [1400, 1440, 1480], intervals: [[1400, 1520]] },
    { stepMs: 40, times: [0, 2000], intervals: [[0, 2040]] },
    {
      stepMs: 40,
      times: [0, 40, 2041, 2081],
      intervals: [
        [0, 80],
        [2041, 2121],
      ],
    },
    { stepMs: 5000, times: [0, 5000, 10_000], intervals: [[0, 15_000]] },
  ])('of $times, each standing for $stepMs ms', ({ stepMs, times, intervals }) => {
    const coverage = new Coverage(stepMs);
    for (const t of times) expect(coverage.add(t)).toBe(true);
    expect(coverage.intervals().map(({ startMs, endMs }) => [startMs, endMs])).toEqual(intervals);
    expect(coverage.lastPtsMs).toBe(times.at(-1));
  });

  it('ends where a picture is missing, at the beginning and the end too', () => {
    const coverage = new Coverage(1000);
    coverage.interrupt();
    expect(coverage.lastPtsMs).toBeUndefined();
    coverage.add(1000);
    coverage.interrupt();
    coverage.interrupt();
    coverage.add(4000);
    coverage.interrupt();
    expect(coverage.intervals()).toEqual([
      { startMs: 1000, endMs: 2000 },
      { startMs: 4000, endMs: 5000 },
    ]);
    expect(coverage.lastPtsMs).toBe(4000);
  });

  it('does not take a time that does not advance', () => {
    const coverage = new Coverage(40);
    expect([0, 40, 40, 20, 80].map((t) => coverage.add(t))).toEqual([true, true, false, false, true]);
    expect(coverage.intervals()).toEqual([{ startMs: 0, endMs: 120 }]);
  });
});
