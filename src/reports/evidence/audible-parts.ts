import type { Interval } from '../../core/interval.ts';
import type { Milliseconds } from '../../core/units.ts';
import type { CounterEvent } from '../../events/event.ts';

/** The borders of a voice are known to some windows of 32 ms. */
const AROUND_MS: Milliseconds = 100;

/** What may be heard in evidence: the clerk's own voice. Everything else said at the counter is muted. */
export const audibleParts = (events: readonly Pick<CounterEvent, 'type' | 'startMs' | 'endMs'>[]): Interval[] =>
  events
    .filter(({ type }) => type === 'clerk-voice')
    .map(({ startMs, endMs }) => ({ startMs: startMs - AROUND_MS, endMs: endMs + AROUND_MS }));
