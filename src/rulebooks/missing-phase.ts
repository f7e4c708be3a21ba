import { PHASES, type Phase } from '../contract/phase.ts';
import type { Encounter } from '../encounters/encounter.ts';
import { asInterval, type Outcome } from './outcome.ts';

/** The outcome for a phase that an encounter does not have: it did not occur, or the footage cuts it off. */
export function missingPhase(encounter: Encounter, phase: Phase): Outcome {
  const evidence = asInterval(encounter);
  const at = PHASES.indexOf(phase);
  const seen = encounter.phases.map((p) => PHASES.indexOf(p.phase));
  // Inquiry also fills what was cut off at the beginning, so it does not prove that no intake came before.
  const isBeforeAll = seen.filter((i) => i !== PHASES.indexOf('inquiry')).every((i) => at < i);
  if (!encounter.beginsInFootage && isBeforeAll)
    return { verdict: 'not-assessable', reason: 'starts-before-footage', evidence };
  if (!encounter.endsInFootage && seen.every((i) => at > i))
    return { verdict: 'not-assessable', reason: 'ends-after-footage', evidence };
  return { verdict: 'not-applicable', reason: 'no-such-phase', evidence };
}
