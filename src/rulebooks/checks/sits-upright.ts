import { durationMs, type Interval, overlapMs } from '../../core/interval.ts';
import type { Milliseconds } from '../../core/units.ts';
import { phaseOf } from '../../encounters/encounter.ts';
import { without } from '../../encounters/visit.ts';
import type { CounterEvent } from '../../events/event.ts';
import { spanCheck } from '../check.ts';
import { type CheckContext, clerkEvents, withoutAbsence } from '../check-context.ts';
import { asInterval, type Outcome } from '../outcome.ts';
import { hiddenBecause } from '../visibility.ts';
import { MAX_HIDDEN_SHARE, MIN_CONFIDENCE, TIME_TOLERANCE } from './shared-options.ts';

/** A slump and how long it lasts in the span. */
interface Slump {
  readonly event: CounterEvent;
  readonly ms: Milliseconds;
}

/**
 * A seated clerk neither sinks, nor leans back, nor lies on the desk for longer than a moment. One slump does not make a shift: as
 * long as shifts are not known, a small part of the time goes to review. Only what is sure is held against anybody.
 */
export const sitsUpright = spanCheck({
  name: 'sits-upright',
  options: {
    longestSlump: {
      unit: 'ms',
      min: 0,
      max: 600_000,
      about: 'a slump up to this is a change of posture, not sitting so',
    },
    timeTolerance: TIME_TOLERANCE,
    leastShare: {
      unit: 'share',
      min: 0,
      max: 1,
      about: 'slumps that last longer, but for less of the time seated than this, go to review',
    },
    longestLean: {
      unit: 'ms',
      min: 0,
      max: 600_000,
      about: 'leaning forward for longer, while no citizen is consulting, goes to review; 0 where that is allowed',
    },
    minSeated: { unit: 'ms', min: 0, max: 600_000, about: 'seated for less than this, nothing is said' },
    maxHiddenShare: MAX_HIDDEN_SHARE,
    minConfidence: MIN_CONFIDENCE,
  },
  judge(context, options): Outcome {
    const { span } = context;
    const all = clerkEvents(context, ['slumped'], span)
      .map((event) => ({ event, ms: overlapMs(event, span) }))
      .toSorted((a, b) => b.ms - a.ms);
    const isSure = ({ event }: Slump) => event.confidence >= options.minConfidence;
    const isLong = ({ ms }: Slump) => ms > options.longestSlump - options.timeTolerance;
    const slumps = all.filter(isSure);
    const unsure = all.find((slump) => !isSure(slump) && isLong(slump));
    const worst = slumps[0];
    const seatedMs = clerkEvents(context, ['seated'], span).reduce((sum, e) => sum + overlapMs(e, span), 0);
    const threshold = { value: options.longestSlump, unit: 'ms' } as const;
    const lasted = (ms: Milliseconds) => ({ value: ms, unit: 'ms', uncertainty: options.timeTolerance }) as const;
    if (worst && isLong(worst)) {
      const figures = { value: lasted(worst.ms), threshold, evidence: asInterval(worst.event) };
      if (worst.ms <= options.longestSlump + options.timeTolerance)
        return { verdict: 'needs-review', reason: 'near-threshold', ...figures };
      const slumpedMs = slumps.filter(({ ms }) => ms > options.longestSlump).reduce((sum, { ms }) => sum + ms, 0);
      if (slumpedMs < options.leastShare * seatedMs)
        return { verdict: 'needs-review', reason: 'short-part-only', ...figures };
      return { verdict: 'not-met', reason: 'above-threshold', ...figures };
    }
    if (unsure) {
      const figures = { value: lasted(unsure.ms), threshold, evidence: asInterval(unsure.event) };
      return { verdict: 'needs-review', reason: 'low-confidence', ...figures };
    }
    const lean = options.longestLean > 0 ? longestLean(context) : undefined;
    if (lean && durationMs(lean) > options.longestLean)
      return {
        verdict: 'needs-review',
        reason: 'clause-leaves-open',
        value: lasted(durationMs(lean)),
        threshold: { value: options.longestLean, unit: 'ms' },
        evidence: lean,
      };
    const evidence = asInterval(span);
    const hidden = hiddenBecause(withoutAbsence(context), 'slumped', span, options.maxHiddenShare);
    if (hidden) return { verdict: 'not-assessable', reason: hidden, threshold, evidence };
    if (seatedMs < options.minSeated) return { verdict: 'not-applicable', reason: 'not-observed', threshold, evidence };
    const reason = all.length > 0 ? 'below-threshold' : 'not-observed';
    return { verdict: 'met', reason, value: lasted(all[0]?.ms ?? 0), threshold, evidence };
  },
});

/** The longest time of leaning forward within the span outside of inquiries, in which clerks lean towards whoever asks. */
function longestLean(context: CheckContext): Interval | undefined {
  const inquiries = context.encounters.flatMap((encounter) => phaseOf(encounter, 'inquiry') ?? []);
  return clerkEvents(context, ['bent-forward'], context.span)
    .flatMap((lean) => without({ ...lean, ...insideOf(lean, context.span) }, inquiries))
    .toSorted((a, b) => durationMs(b) - durationMs(a))[0];
}

const insideOf = (lean: Interval, span: Interval): Interval => ({
  startMs: Math.max(lean.startMs, span.startMs),
  endMs: Math.min(lean.endMs, span.endMs),
});
