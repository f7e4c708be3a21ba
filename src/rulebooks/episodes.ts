import { overlapMs } from '../core/interval.ts';
import type { CounterEvent } from '../events/event.ts';
import type { CheckContext } from './check-context.ts';
import type { Episodes } from './finding.ts';
import { asInterval } from './outcome.ts';
import { usableMs } from './usable-footage.ts';

/** Acts as the episodes of what a clause forbids, with how long they could have been seen in the span. */
export function episodesOf({ span, footage, gaps }: CheckContext, acts: readonly CounterEvent[]): Episodes {
  const outsideMs = span.endMs - span.startMs - overlapMs(span, footage);
  return {
    watchedMs: Math.max(0, usableMs(span, gaps) - outsideMs),
    seen: acts
      .toSorted((a, b) => a.startMs - b.startMs)
      .map((act) => ({ ...asInterval(act), person: act.person, confidence: act.confidence })),
  };
}
