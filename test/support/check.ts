import { clauseOf, loadRulebooks } from '../../src/config/load-rulebooks.ts';
import type { Interval } from '../../src/core/interval.ts';
import { findEncounters } from '../../src/encounters/find-encounters.ts';
import type { CounterEvent } from '../../src/events/event.ts';
import { type EvaluationContext, evaluate } from '../../src/rulebooks/evaluate.ts';
import type { Finding } from '../../src/rulebooks/finding.ts';
import { event } from './events.ts';

const FOOTAGE: Interval = { startMs: 0, endMs: 100_000 };

/** A citizen at the counter from 10 s to 60 s, who then turns away. */
export const CITIZEN: readonly CounterEvent[] = [
  event('citizen-present', 10_000, 60_000),
  event('citizen-turned-away', 60_000, 62_000),
];
export const SEATED: readonly CounterEvent[] = [event('seated', 0, 100_000)];
export const STANDING: readonly CounterEvent[] = [event('standing', 0, 100_000)];

/** What one clause says of these events, with the encounters found in them. */
export function judged(
  rulebook: string,
  clause: string,
  events: readonly CounterEvent[],
  more: Partial<EvaluationContext> = {},
): Finding {
  const footage = more.footage ?? FOOTAGE;
  const [loaded] = loadRulebooks([rulebook]);
  const only = { ...loaded!, clauses: [clauseOf(loaded!, clause)] };
  const encounters = findEncounters(events, footage);
  const [finding] = evaluate([only], { footage, events, blindness: [], encounters, ...more });
  return finding!;
}

export const verdictOf = ({ verdict, reason }: Finding): string => `${verdict}: ${reason}`;
