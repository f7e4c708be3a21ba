import { describe, expect, it } from 'vitest';
import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import { OBSERVABLE_QUANTITIES } from '../../src/contract/observable-quantity.ts';
import { UNAVAILABLE_REASONS } from '../../src/contract/unavailable-reason.ts';
import { findEncounters } from '../../src/encounters/find-encounters.ts';
import type { CounterEvent } from '../../src/events/event.ts';
import { type EvaluationContext, evaluate } from '../../src/rulebooks/evaluate.ts';
import { CITIZEN } from '../support/check.ts';
import { blind, event } from '../support/events.ts';

const rulebooks = loadRulebooks();
const FOOTAGE = { startMs: 0, endMs: 100_000 };
const WINDOW_KINDS = ['comprehensive', 'information-desk', 'assistance'] as const;
/** A clerk is there, and a citizen, with what an encounter is made of; what the clerk does is not known. */
const HANDOVERS: readonly CounterEvent[] = [
  event('receive-hands-unseen', 20_000, 22_000),
  event('give-hands-unseen', 45_000, 47_000),
];

/** The clauses that accuse somebody, of all that are judged. */
function accusing(events: readonly CounterEvent[], more: Partial<EvaluationContext> = {}): readonly string[] {
  const encounters = findEncounters(events, FOOTAGE);
  expect(encounters).toHaveLength(1);
  return WINDOW_KINDS.flatMap((windowKind) =>
    evaluate(rulebooks, { footage: FOOTAGE, events, blindness: [], encounters, windowKind, ...more })
      .filter(({ verdict }) => verdict === 'not-met')
      .map(({ rulebook, clause }) => `${rulebook} ${clause}`),
  );
}
const allBlind = (reason: (typeof UNAVAILABLE_REASONS)[number]) =>
  OBSERVABLE_QUANTITIES.map((quantity) => blind(quantity, FOOTAGE.startMs, FOOTAGE.endMs, reason));

describe('no clause accuses anybody from silence', () => {
  it.each(UNAVAILABLE_REASONS)('where nothing could be seen: %s', (reason) => {
    expect(accusing([...CITIZEN, ...HANDOVERS], { blindness: allBlind(reason) })).toEqual([]);
    expect(accusing(CITIZEN, { blindness: allBlind(reason) })).toEqual([]);
  });

  it('where no clerk was found', () => {
    expect(accusing(CITIZEN)).toEqual([]);
  });

  it('where there was no picture', () => {
    expect(accusing([...CITIZEN, ...HANDOVERS], { gaps: [FOOTAGE] })).toEqual([]);
  });

  it('where the post was empty', () => {
    expect(accusing([...CITIZEN, event('absent', 0, 100_000)])).toEqual([]);
  });

  it('where the clerk neither sits nor stands, as far as was seen: nobody is said not to have stood', () => {
    const onStanding = rulebooks.flatMap(({ id, clauses }) =>
      clauses
        .filter(({ judgement }) => /^(stands|sits)-/.test(judgement.check ?? ''))
        .map((clause) => `${id} ${clause.id}`),
    );
    expect(onStanding.length).toBeGreaterThan(10);
    const seen = accusing([...CITIZEN, ...HANDOVERS, event('smile', 12_000, 14_000)]);
    expect(seen.filter((clause) => onStanding.includes(clause))).toEqual([]);
  });

  // Every duty is seen by one of these; hidden in all of the encounter, no duty that needs it is said to be neglected.
  it.each(OBSERVABLE_QUANTITIES)('where only %s could not be seen, fewer accuse than where all was', (quantity) => {
    const events = [...CITIZEN, event('seated', 0, 100_000), event('looking-away', 1000, 3000)];
    const all = accusing(events);
    expect(all.length).toBeGreaterThan(0);
    const some = accusing(events, { blindness: [blind(quantity, 0, 100_000)] });
    expect(all).toEqual(expect.arrayContaining([...some]));
    if (['posture', 'smile', 'raised-arm', 'presence'].includes(quantity)) expect(some.length).toBeLessThan(all.length);
  });
});
