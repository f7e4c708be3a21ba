import { describe, expect, it } from 'vitest';
import { absolute } from '../../../src/store/runs/wall-clock.ts';

describe('absolute time', () => {
  it('counts from the first frame, in whole milliseconds', () => {
    expect(absolute({ startedAt: 1_000_000, startMs: 40 }, 73.4)).toBe(1_000_033);
  });

  it('is unknown where the start is', () => {
    expect(absolute({ startedAt: null, startMs: 40 }, 73)).toBeNull();
  });
});
