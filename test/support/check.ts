import { clauseOf, loadRulebooks } from '../../src/config/load-rulebooks.ts';
import type { ClausePhase } from '../../src/contract/phase.ts';
import type { Interval } from '../../src/core/interval.ts';
import { findEncounters } from '../../src/encounters/find-encounters.ts';
import type { CounterEvent } from '../../src/events/event.ts';
import type { Clause, OptionValues } from '../../src/rulebooks/clause.ts';
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

/** What one clause says of these events at a comprehensive window, with the encounters found in them. */
export function judged(
  rulebook: string,
  clause: string,
  events: readonly CounterEvent[],
  more: Partial<EvaluationContext> = {},
): Finding {
  const [loaded] = loadRulebooks([rulebook]);
  return judgedBy(clauseOf(loaded!, clause), events, more);
}

/** The same of a clause that no bundled rulebook has. */
export function judgedBy(
  clause: Clause,
  events: readonly CounterEvent[],
  more: Partial<EvaluationContext> = {},
): Finding {
  const footage = more.footage ?? FOOTAGE;
  const [book] = loadRulebooks(['qingpu-2023']);
  const encounters = findEncounters(events, footage);
  const context = { footage, events, blindness: [], encounters, windowKind: 'comprehensive' as const, ...more };
  const [finding] = evaluate([{ ...book!, clauses: [clause] }], context);
  return finding!;
}

const FIGURES = {
  maxHiddenShare: { value: 0.3, unit: 'share', setBy: 'product' },
  minConfidence: { value: 0.5, unit: 'probability', setBy: 'product' },
} as const;

/** A clause of some city, with its own figures. */
export function cityClause(phase: ClausePhase, check: string, options: OptionValues): Clause {
  const [book] = loadRulebooks(['qingpu-2023']);
  const { id, source, validFrom, channels, severity, wording } = clauseOf(book!, '3.1-smile-arrival');
  const judgement = { check, options: { ...FIGURES, ...options } };
  return { id, source, validFrom, channels, severity, wording, phase, judgement };
}

export const verdictOf = ({ verdict, reason }: Finding): string => `${verdict}: ${reason}`;
