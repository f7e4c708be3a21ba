import type { Interval } from '../../core/interval.ts';
import { overlapMs, padded } from '../../core/interval.ts';
import type { CounterEvent } from '../../events/event.ts';
import { encounterCheck } from '../check.ts';
import { clerkEvents, type EncounterCheckContext, withoutAbsence } from '../check-context.ts';
import { asInterval, type Outcome } from '../outcome.ts';
import { missedBecause } from '../visibility.ts';
import { reviewedIfUnsure } from './low-confidence.ts';
import { MAX_HIDDEN_SHARE, MIN_CONFIDENCE } from './shared-options.ts';

/** Whenever the clerk leaves the citizen during the phase, a smile comes with leaving or with coming back. */
export const smilesWhenAway = encounterCheck({
  name: 'smiles-when-away',
  scope: 'phase',
  options: {
    within: { unit: 'ms', min: 0, max: 60_000, about: 'of leaving or coming back a smile still counts' },
    maxHiddenShare: MAX_HIDDEN_SHARE,
    minConfidence: MIN_CONFIDENCE,
  },
  judge(context, options): Outcome {
    const absences = clerkEvents(context, ['absent'], context.span).filter((a) => overlapMs(a, context.span) > 0);
    if (absences.length === 0)
      return { verdict: 'not-applicable', reason: 'not-observed', evidence: asInterval(context.span) };
    const outcomes = absences.map((absence) => atBorders(context, absence, options));
    return outcomes.find(({ verdict }) => verdict !== 'met') ?? outcomes[0]!;
  },
});

function atBorders(
  context: EncounterCheckContext,
  absence: CounterEvent,
  options: { readonly within: number; readonly maxHiddenShare: number; readonly minConfidence: number },
): Outcome {
  const { startMs, endMs } = absence;
  const moments: readonly Interval[] = [
    { startMs: startMs - options.within, endMs: startMs },
    { startMs: endMs, endMs: endMs + options.within },
  ];
  const smile = moments.flatMap((moment) => clerkEvents(context, ['smile'], moment))[0];
  const evidence = padded(absence, options.within, options.within, context.footage);
  if (smile) {
    const outcome: Outcome = { verdict: 'met', reason: 'observed', evidence: asInterval(smile) };
    return reviewedIfUnsure(outcome, [smile], options.minConfidence);
  }
  const atPost = withoutAbsence(context);
  for (const moment of moments) {
    const hidden = missedBecause(atPost, 'smile', moment, options.maxHiddenShare);
    if (hidden) return { verdict: 'not-assessable', reason: hidden, evidence };
  }
  const outcome: Outcome = { verdict: 'not-met', reason: 'not-observed', evidence };
  return reviewedIfUnsure(outcome, [absence], options.minConfidence);
}
