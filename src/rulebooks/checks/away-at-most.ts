import { durationMs, type Interval } from '../../core/interval.ts';
import type { CounterEvent } from '../../events/event.ts';
import { spanCheck } from '../check.ts';
import { type CheckContext, clerkEvents, withoutAbsence } from '../check-context.ts';
import { episodesOf } from '../episodes.ts';
import { asInterval, type Outcome } from '../outcome.ts';
import { hiddenBecause, visibilityOf } from '../visibility.ts';
import { idleExemption } from './idle-exemption.ts';
import { MAX_HIDDEN_SHARE, MIN_CONFIDENCE, TIME_TOLERANCE } from './shared-options.ts';

/**
 * The post is empty for no longer than the clause allows. A missing picture is not an empty post, nor is a post where
 * somebody presses keys of the calling system. Lunch and closing time are no absence either: where opening hours are not
 * known, a person judges whatever is too long.
 */
export const awayAtMost = spanCheck({
  ...{ name: 'away-at-most', tellsEpisodes: true },
  options: {
    longest: { unit: 'ms', min: 0, max: 86_400_000, about: 'absence at a stretch' },
    timeTolerance: { ...TIME_TOLERANCE, max: 600_000 },
    exemptBelowWaiting: {
      unit: 'count',
      min: 0,
      max: 100,
      about: 'an absence through which fewer citizens wait than this is excused; 0 for no exemption',
    },
    maxHiddenShare: MAX_HIDDEN_SHARE,
    minConfidence: MIN_CONFIDENCE,
  },
  judge(context, options): Outcome {
    const threshold = { value: options.longest, unit: 'ms' } as const;
    const absences = clerkEvents(context, ['absent'], context.span);
    const byLength = absences.toSorted((a, b) => durationMs(b) - durationMs(a));
    const isTooLong = (a: Interval) => durationMs(a) > options.longest + options.timeTolerance;
    const excuse = (a: Interval) => (isTooLong(a) ? idleExemption(context, options.exemptBelowWaiting, a) : undefined);
    const worst = byLength.find((a) => excuse(a)?.verdict !== 'not-applicable') ?? byLength[0];
    const perhaps = joinedThroughHiding(context, absences).toSorted((a, b) => durationMs(b) - durationMs(a))[0];
    const value = { value: worst ? durationMs(worst) : 0, unit: 'ms', uncertainty: options.timeTolerance } as const;
    const evidence = asInterval(worst ?? context.span);
    const episodes = episodesOf(context, absences.filter(isTooLong));
    if (worst && isTooLong(worst)) {
      const excused = excuse(worst);
      if (excused) return excused;
      if (context.clerkKeyPresses.some((act) => act.startMs > worst.startMs && act.endMs < worst.endMs))
        return { verdict: 'needs-review', reason: 'in-conflict', value, threshold, evidence, episodes };
      if (worst.confidence >= options.minConfidence && context.areHoursKnown)
        return { verdict: 'not-met', reason: 'above-threshold', value, threshold, evidence, episodes };
      const reason = worst.confidence < options.minConfidence ? 'low-confidence' : 'opening-hours-unknown';
      return { verdict: 'needs-review', reason, value, threshold, evidence, episodes };
    }
    if (worst && value.value >= options.longest - options.timeTolerance)
      return { verdict: 'needs-review', reason: 'near-threshold', value, threshold, evidence };
    if (perhaps && durationMs(perhaps) > options.longest)
      return { verdict: 'needs-review', reason: 'in-conflict', value, threshold, evidence: perhaps };

    const hidden = hiddenBecause(withoutAbsence(context), 'absent', context.span, options.maxHiddenShare);
    if (hidden) return { verdict: 'not-assessable', reason: hidden, threshold, evidence };
    const cut = absences.find((a) => isCutBefore(a, context.footage) || isCutAfter(a, context.footage));
    if (cut)
      return {
        verdict: 'not-assessable',
        reason: isCutBefore(cut, context.footage) ? 'starts-before-footage' : 'ends-after-footage',
        value,
        threshold,
        evidence: asInterval(cut),
      };
    return { verdict: 'met', reason: worst ? 'below-threshold' : 'not-observed', value, threshold, evidence, episodes };
  },
});

/** Absences with nothing but hidden time between them may be one absence. */
function joinedThroughHiding(context: CheckContext, absences: readonly CounterEvent[]): Interval[] {
  const joined: Interval[] = [];
  for (const absence of absences) {
    const before = joined.at(-1);
    const between = before && { startMs: before.endMs, endMs: absence.startMs };
    if (
      before &&
      between &&
      (durationMs(between) <= 0 || visibilityOf(context, 'presence', between).hiddenShare >= 0.99)
    )
      joined[joined.length - 1] = { startMs: before.startMs, endMs: Math.max(before.endMs, absence.endMs) };
    else joined.push(asInterval(absence));
  }
  return joined;
}

/** An absence takes a moment to be noticed, and the last pictures may not be analysed. */
const FOOTAGE_BORDER_MS = 1_000;
const isCutBefore = (a: Interval, footage: Interval): boolean => a.startMs - footage.startMs <= FOOTAGE_BORDER_MS;
const isCutAfter = (a: Interval, footage: Interval): boolean => footage.endMs - a.endMs <= FOOTAGE_BORDER_MS;
