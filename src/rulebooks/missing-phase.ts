import { PHASES, type Phase } from '../contract/phase.ts';
import { isPictureFault } from '../contract/picture-fault.ts';
import type { Interval } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';
import type { EncounterCheckContext } from './check-context.ts';
import { asInterval, type HiddenReason, type Outcome } from './outcome.ts';

/** The outcome for a phase that an encounter does not have: it did not occur, or the footage cuts it off. */
export function missingPhase({ encounter, ...context }: EncounterCheckContext, phase: Phase): Outcome {
  const evidence = asInterval(encounter);
  const at = PHASES.indexOf(phase);
  const seen = encounter.phases.map((p) => PHASES.indexOf(p.phase));
  // Inquiry also fills what was cut off at the beginning, so it does not prove that no intake came before.
  const isBeforeAll = seen.filter((i) => i !== PHASES.indexOf('inquiry')).every((i) => at < i);
  if (!encounter.beginsInFootage && isBeforeAll)
    return {
      verdict: 'not-assessable',
      reason: cutReason(context, encounter.startMs) ?? 'starts-before-footage',
      evidence,
    };
  if (!encounter.endsInFootage && seen.every((i) => at > i))
    return { verdict: 'not-assessable', reason: cutReason(context, encounter.endMs) ?? 'ends-after-footage', evidence };
  return { verdict: 'not-applicable', reason: 'no-such-phase', evidence };
}

/** What cuts an encounter off at that time within the footage; undefined where its own beginning or end does. */
function cutReason(
  { footage, gaps, blindness }: Omit<EncounterCheckContext, 'encounter'>,
  tMs: Milliseconds,
): HiddenReason | undefined {
  if (tMs <= footage.startMs || tMs >= footage.endMs) return undefined;
  const touches = ({ startMs, endMs }: Interval) => startMs - BORDER_MS <= tMs && endMs + BORDER_MS >= tMs;
  const fault = blindness.find((b) => b.quantity === 'presence' && isPictureFault(b.reason) && touches(b));
  return fault?.reason ?? (gaps.some(touches) ? 'footage-gap' : undefined);
}

/** Borders of blindness are rounded. */
const BORDER_MS: Milliseconds = 1;
