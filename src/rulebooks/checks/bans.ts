import type { Interval } from '../../core/interval.ts';
import { overlapMs } from '../../core/interval.ts';
import type { EventType, EventVariant } from '../../events/catalog.ts';
import type { CounterEvent } from '../../events/event.ts';
import { type Check, type OptionSpec, spanCheck } from '../check.ts';
import { type CheckContext, clerkEvents, withoutAbsence } from '../check-context.ts';
import { episodesOf } from '../episodes.ts';
import { asInterval, type Outcome } from '../outcome.ts';
import { hiddenBecause } from '../visibility.ts';
import { reviewedIfUnsure } from './low-confidence.ts';
import { MAX_HIDDEN_SHARE, MIN_CONFIDENCE, TIME_TOLERANCE } from './shared-options.ts';

/** What a clerk is never to do, by the events that show it. */
interface Ban {
  readonly types: readonly [EventType, ...EventType[]];
  /** Of these events the ones of one kind only. */
  readonly variant?: EventVariant;
  /** Nothing is said of a clerk who was never in this posture. */
  readonly posture?: 'standing' | 'seated';
  /** Pictures cannot tell the act from what is allowed: every one goes to a person. */
  readonly isForReview?: boolean;
  /** The act is missed too often for its absence to be believed. */
  readonly isOftenMissed?: boolean;
}

const LONGEST = {
  unit: 'ms',
  min: 0,
  max: 600_000,
  about: 'the act up to this is a moment of something else, not the act',
} as const satisfies OptionSpec;

/** A check that the clerk does not do it anywhere in the span for longer than a moment. The longest one decides. */
export const ban = (
  name: string,
  { types, variant, posture, isForReview = false, isOftenMissed = false }: Ban,
): Check =>
  spanCheck({
    ...{ name, tellsEpisodes: true },
    options: {
      longest: LONGEST,
      timeTolerance: TIME_TOLERANCE,
      maxHiddenShare: MAX_HIDDEN_SHARE,
      minConfidence: MIN_CONFIDENCE,
    },
    judge(context, options): Outcome {
      const { span } = context;
      const threshold = { value: options.longest, unit: 'ms' } as const;
      const acts = actsIn(ofKind(clerkEvents(context, types, span), variant), span);
      const worst = worstOf(acts, options.minConfidence);
      const figures = (ms: number, evidence: Interval) => ({
        value: { value: ms, unit: 'ms', uncertainty: options.timeTolerance } as const,
        threshold,
        evidence: asInterval(evidence),
      });
      if (worst && worst.ms > options.longest - options.timeTolerance) {
        const episodes = episodesOf(
          context,
          acts.filter(({ ms }) => ms > options.longest - options.timeTolerance).map(({ event }) => event),
        );
        const seen = { ...figures(worst.ms, worst.event), episodes };
        if (worst.ms <= options.longest + options.timeTolerance)
          return { verdict: 'needs-review', reason: 'near-threshold', ...seen };
        if (isForReview) return { verdict: 'needs-review', reason: 'person-decides', ...seen };
        const outcome: Outcome = { verdict: 'not-met', reason: 'above-threshold', ...seen };
        return reviewedIfUnsure(outcome, [worst.event], options.minConfidence);
      }
      const evidence = asInterval(span);
      const hidden = hiddenBecause(withoutAbsence(context), types[0], span, options.maxHiddenShare);
      if (hidden) return { verdict: 'not-assessable', reason: hidden, threshold, evidence };
      if (posture && msIn(context, posture) <= options.longest)
        return { verdict: 'not-applicable', reason: 'not-observed', threshold, evidence };
      if (isOftenMissed) return { verdict: 'not-assessable', reason: 'low-confidence', threshold, evidence };
      return {
        verdict: 'met',
        reason: worst ? 'below-threshold' : 'not-observed',
        ...figures(worst?.ms ?? 0, span),
        episodes: episodesOf(context, []),
      };
    },
  });

const ofKind = (events: readonly CounterEvent[], variant: EventVariant | undefined): readonly CounterEvent[] =>
  variant === undefined ? events : events.filter((event) => event.variant === variant);

interface Act {
  readonly event: CounterEvent;
  /** Within the span. */
  readonly ms: number;
}

const actsIn = (events: readonly CounterEvent[], span: Interval): readonly Act[] =>
  events.map((event) => ({ event, ms: overlapMs(event, span) })).filter(({ ms }) => ms > 0);

/** The longest of those that are sure, else the longest of all. */
function worstOf(acts: readonly Act[], minConfidence: number): Act | undefined {
  const byLength = acts.toSorted((a, b) => b.ms - a.ms);
  return byLength.find(({ event }) => event.confidence >= minConfidence) ?? byLength[0];
}

const msIn = (context: CheckContext, posture: 'standing' | 'seated'): number =>
  clerkEvents(context, [posture], context.span).reduce((sum, event) => sum + overlapMs(event, context.span), 0);

const FOR_REVIEW = { isForReview: true } as const;

/** What clerks are never to do with arms and hands, and with things that only a person can tell. */
export const ARM_BANS: readonly Check[] = [
  ban('no-arms-folded', { types: ['arms-folded'] }),
  ban('no-chin-in-hand', { types: ['chin-in-hand'], posture: 'seated' }),
  ban('no-hands-on-hips', { types: ['hands-on-hips'], posture: 'standing', ...FOR_REVIEW }),
  ban('no-leaning-on-counter', { types: ['leaning-on-counter'], posture: 'standing', ...FOR_REVIEW }),
  ban('no-hair-touch', { types: ['hair-touch'], ...FOR_REVIEW }),
  ban('no-face-touch', { types: ['face-touch'], ...FOR_REVIEW }),
  // Behind a counter hands leave the picture in many ways.
  ban('no-hands-in-pockets', { types: ['hands-in-pockets'], posture: 'standing', ...FOR_REVIEW, isOftenMissed: true }),
  // Most hands have too few pixels to tell their fingers apart.
  ban('no-one-finger-point', { types: ['one-finger-point'], ...FOR_REVIEW, isOftenMissed: true }),
  ban('no-phone-use', { types: ['phone-use'], ...FOR_REVIEW, isOftenMissed: true }),
  ban('no-eating', { types: ['eating'], ...FOR_REVIEW, isOftenMissed: true }),
  ban('no-headphones', { types: ['headphones-on'], ...FOR_REVIEW, isOftenMissed: true }),
  // A wide swing of the hand is not always a throw, and a small throw is no wide swing.
  ban('no-throwing', { types: ['paper-thrown'], ...FOR_REVIEW, isOftenMissed: true }),
  ban('hands-in-place-standing', {
    types: ['hands-on-hips', 'arms-folded', 'hands-in-pockets'],
    posture: 'standing',
    ...FOR_REVIEW,
  }),
];
