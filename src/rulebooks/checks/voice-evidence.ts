import type { Interval } from '../../core/interval.ts';
import type { CounterEvent } from '../../events/event.ts';
import type { OptionSpec } from '../check.ts';
import { type CheckContext, withoutAbsence } from '../check-context.ts';
import { asInterval, type HiddenReason, type Outcome } from '../outcome.ts';
import { hiddenBecause, missedBecause, visibilityOf } from '../visibility.ts';
import { reviewedIfUnsure } from './low-confidence.ts';
import { MAX_HIDDEN_SHARE, MIN_CONFIDENCE } from './shared-options.ts';

/** Options that every check of a voice has. */
export const VOICE_OPTIONS = {
  minOverRoom: {
    unit: 'LU',
    min: 0,
    max: 30,
    about: 'a voice that stands out of the room by less may not have been heard by the citizen, and goes to review',
  },
  maxHiddenShare: MAX_HIDDEN_SHARE,
  minConfidence: MIN_CONFIDENCE,
} as const satisfies Readonly<Record<string, OptionSpec>>;

export type VoiceFigures = Readonly<Record<keyof typeof VOICE_OPTIONS, number>>;

/** Voices of one kind that touch an interval, in order of time. */
export const voicesIn = (
  { events }: CheckContext,
  type: 'clerk-voice' | 'citizen-voice' | 'unknown-voice',
  within: Interval,
): readonly CounterEvent[] =>
  events
    .filter((e) => e.type === type && e.startMs < within.endMs && e.endMs > within.startMs)
    .toSorted((a, b) => a.startMs - b.startMs);

/**
 * Why it cannot be said what the clerk did not say in a span; undefined where enough was heard. The picture's fault comes before the
 * sound's: without a picture nobody knows who is there. Who is not at the post says nothing.
 */
export function unheardBecause(
  context: CheckContext,
  span: Interval,
  { maxHiddenShare }: VoiceFigures,
): HiddenReason | undefined {
  const atPost = withoutAbsence(context);
  const { hiddenShare, reason } = visibilityOf(atPost, 'presence', span);
  return hiddenShare > maxHiddenShare ? reason : hiddenBecause(atPost, 'clerk-voice', span, maxHiddenShare);
}

/** Met by a voice of the clerk’s, unless it is faint or perhaps not the clerk’s. */
export function metByVoice(voice: CounterEvent, options: VoiceFigures): Outcome {
  const figures = {
    ...(voice.value !== undefined && { value: { value: voice.value, unit: 'LU' as const } }),
    threshold: { value: options.minOverRoom, unit: 'LU' },
    evidence: asInterval(voice),
  } as const;
  if (voice.value !== undefined && voice.value < options.minOverRoom)
    return { verdict: 'needs-review', reason: 'near-threshold', ...figures };
  return reviewedIfUnsure({ verdict: 'met', reason: 'observed', ...figures }, [voice], options.minConfidence);
}

/**
 * The outcome where the clerk was not heard in an interval: not met where silence proves it, for review where somebody spoke of
 * whom nobody knows, not assessable where nothing could be heard.
 */
export function withoutVoice(context: CheckContext, within: Interval, options: VoiceFigures): Outcome {
  const hidden = missedBecause(context, 'clerk-voice', within, options.maxHiddenShare);
  const evidence = asInterval(within);
  if (hidden) return { verdict: 'not-assessable', reason: hidden, evidence };
  const unknown = voicesIn(context, 'unknown-voice', within)[0];
  if (unknown) return { verdict: 'needs-review', reason: 'speaker-unknown', evidence: asInterval(unknown) };
  return { verdict: 'not-met', reason: 'not-observed', evidence };
}
