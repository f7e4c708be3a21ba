import { expect, test } from 'vitest';
import { MINUTE_MS } from '../../src/contract/durations.ts';
import type { Interval } from '../../src/core/interval.ts';
import { busySpan } from '../../src/duties/busy-span.ts';

const minutes = (from: number, to: number): Interval => ({ startMs: from * MINUTE_MS, endMs: to * MINUTE_MS });

test.each<[string, [Interval, Interval], [Interval[], Interval[]], Interval | undefined]>([
  ['the first ten minutes of both', [minutes(0, 60), minutes(5, 50)], [[], []], minutes(5, 15)],
  [
    'the first in which somebody comes',
    [minutes(0, 60), minutes(0, 60)],
    [[minutes(0, 22)], [minutes(0, 9.5)]],
    minutes(20, 30),
  ],
  [
    'the busiest, where few come',
    [minutes(0, 20), minutes(0, 20)],
    [[minutes(0.5, 20)], [minutes(0, 19.2)]],
    minutes(0, 10),
  ],
  ['all of it, where it is short', [minutes(0, 3), minutes(1, 4)], [[], []], minutes(1, 3)],
  ['nothing, where they share nothing', [minutes(0, 3), minutes(3, 6)], [[], []], undefined],
])('what is compared of two cameras is %s', (_, spans, quiet, expected) => {
  expect(busySpan(spans, quiet)).toEqual(expected);
});
