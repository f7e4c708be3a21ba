import { describe, expect, it } from 'vitest';
import { wilsonInterval } from '../../../web/src/charts/wilson-interval.ts';

describe('wilsonInterval', () => {
  // Against the figures of Newcombe (Statistics in Medicine 1998, table I, method 3).
  it.each([
    { hits: 81, of: 263, low: 0.2553, high: 0.3662 },
    { hits: 15, of: 148, low: 0.0624, high: 0.1605 },
    { hits: 0, of: 20, low: 0, high: 0.1611 },
    { hits: 1, of: 29, low: 0.0061, high: 0.1718 },
  ])('$hits of $of', ({ hits, of, low, high }) => {
    const interval = wilsonInterval(hits, of)!;
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('says nothing of nothing', () => expect(wilsonInterval(0, 0)).toBeUndefined());
});
