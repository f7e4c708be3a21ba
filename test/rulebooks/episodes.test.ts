import { describe, expect, test } from 'vitest';
import type { CounterEvent } from '../../src/events/event.ts';
import type { EvaluationContext } from '../../src/rulebooks/evaluate.ts';
import { cityClause, judgedBy, SEATED } from '../support/check.ts';
import { event } from '../support/events.ts';

const CLAUSE = cityClause('on-duty', 'no-arms-folded', {
  longest: { value: 2000, unit: 'ms', setBy: 'product' },
  timeTolerance: { value: 500, unit: 'ms', setBy: 'product' },
});
const episodesOf = (events: readonly CounterEvent[], more: Partial<EvaluationContext> = {}) =>
  judgedBy(CLAUSE, [...SEATED, ...events], more).episodes;
const timesOf = (episodes: ReturnType<typeof episodesOf>) =>
  episodes?.seen.map(({ startMs, endMs }) => [startMs, endMs]);

describe('what is forbidden on duty is one finding with every time it was seen', () => {
  test.each<[string, CounterEvent[], number[][]]>([
    ['never', [], []],
    ['for a moment only', [event('arms-folded', 20_000, 21_000)], []],
    [
      'twice, the longer one last',
      [event('arms-folded', 20_000, 25_000), event('arms-folded', 70_000, 90_000)],
      [
        [20_000, 25_000],
        [70_000, 90_000],
      ],
    ],
    [
      'once, and once for a moment',
      [event('arms-folded', 20_000, 25_000), event('arms-folded', 70_000, 71_000)],
      [[20_000, 25_000]],
    ],
  ])('%s', (_, events, expected) => {
    expect(timesOf(episodesOf(events))).toEqual(expected);
  });

  test('with who did it and how sure that is', () => {
    const act = event('arms-folded', 20_000, 25_000, { confidence: 0.8 });
    expect(episodesOf([act])?.seen).toEqual([{ startMs: 20_000, endMs: 25_000, person: act.person, confidence: 0.8 }]);
  });

  test('and how long it could have been seen: without the gaps', () => {
    expect(episodesOf([])?.watchedMs).toBe(100_000);
    expect(episodesOf([], { gaps: [{ startMs: 10_000, endMs: 15_000 }] })?.watchedMs).toBe(95_000);
  });

  test('nothing where nothing could be said', () => {
    const blindness = [
      { quantity: 'arms', person: 'clerk-1', role: 'clerk', reason: 'occluded', startMs: 0, endMs: 90_000 },
    ] as const;
    expect(episodesOf([], { blindness })).toBeUndefined();
  });
});
