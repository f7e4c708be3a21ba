import { describe, expect, it } from 'vitest';
import type { CounterEvent } from '../../../src/events/event.ts';
import type { EvaluationContext } from '../../../src/rulebooks/evaluate.ts';
import { CITIZEN, judged, SEATED, verdictOf } from '../../support/check.ts';
import { blind, event } from '../../support/events.ts';

const PAPERS = [event('two-handed-receive', 16_000, 18_000), event('two-handed-give', 54_000, 56_000)];
const away = event('absent', 30_000, 40_000);
const smile = (startMs: number, more: Partial<CounterEvent> = {}) => event('smile', startMs, startMs + 1500, more);

describe('a smile on leaving an encounter and coming back', () => {
  it.each<[string, readonly CounterEvent[], Partial<EvaluationContext>, string]>([
    ['the clerk stays', [], {}, 'not-applicable: not-observed'],
    ['on leaving', [away, smile(27_000)], {}, 'met: observed'],
    ['on coming back', [away, smile(41_000)], {}, 'met: observed'],
    ['unsure', [away, smile(41_000, { confidence: 0.4 })], {}, 'needs-review: low-confidence'],
    ['long before', [away, smile(20_000)], {}, 'not-met: not-observed'],
    ['the absence unsure', [{ ...away, confidence: 0.1 }], {}, 'needs-review: low-confidence'],
    ['at one of two absences', [event('absent', 20_000, 24_000), away, smile(41_000)], {}, 'not-met: not-observed'],
    [
      'the face hidden on coming back',
      [away],
      { blindness: [blind('smile', 40_000, 46_000)] },
      'not-assessable: occluded',
    ],
  ])('%s', (_, events, more, expected) => {
    const finding = judged(
      'chongqing-2023',
      '4.2.2.5-leaves-with-smile',
      [...CITIZEN, ...SEATED, ...PAPERS, ...events],
      more,
    );
    expect(verdictOf(finding)).toBe(expected);
  });
});
