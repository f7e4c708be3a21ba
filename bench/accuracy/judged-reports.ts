import type { Probability } from '../../src/core/units.ts';
import { EVENT_CATALOG, type EventType } from '../../src/events/catalog.ts';
import type { CounterEvent } from '../../src/events/event.ts';
import { SCORED_TYPES } from '../../test/support/event-types.ts';
import { isTooSmall, type ScoredTruth } from './score-clip.ts';
import { sortedReports } from './score-real.ts';
import { isAtOtherWindow, roleOf, type TruthEvent } from './truth.ts';

/** A reported event that the truth can tell right from wrong. */
export interface JudgedReport {
  readonly type: EventType;
  readonly confidence: Probability;
  /** It happened, or is a piece of what happened. */
  readonly isRight: boolean;
}

/**
 * Every reported event that is not ignored, right or wrong.
 * @param asksForRoles whether an act of the clerk has to be done by a clerk, and one of a citizen by a citizen
 * @param types those that the truth lists wherever they happen; others are left out
 */
export const judgedReports = (
  truth: ScoredTruth,
  reported: readonly CounterEvent[],
  asksForRoles: boolean,
  types: readonly EventType[] = SCORED_TYPES,
): JudgedReport[] =>
  types.flatMap((type) => {
    const isByRole = ({ person }: TruthEvent) => !asksForRoles || roleOf(person) === EVENT_CATALOG[type].role;
    const isOut = (event: TruthEvent) => isTooSmall(event) || isAtOtherWindow(event, truth);
    const happened = truth.events.filter((event) => event.type === type && isByRole(event));
    const { pairs, pieces, falseReports } = sortedReports(
      happened.filter((event) => !isOut(event)),
      reported.filter((event) => event.type === type),
      [...happened.filter(isOut), ...(truth.ignore?.filter(({ types }) => types.includes(type)) ?? [])],
    );
    const judged = (isRight: boolean) => (event: CounterEvent) => ({ type, confidence: event.confidence, isRight });
    return [...[...pairs.map(([, event]) => event), ...pieces].map(judged(true)), ...falseReports.map(judged(false))];
  });
