import { type Interval, overlapMs } from '../../core/interval.ts';
import type { SpokenWords } from '../../voice/spoken-words.ts';
import type { CheckContext } from '../check-context.ts';
import { asInterval, type Outcome } from '../outcome.ts';
import type { FoundPhrase } from '../phrases/find-phrase.ts';
import { metByVoice, type VoiceFigures, voicesIn } from './voice-evidence.ts';

/** The clerk's words that touch an interval, in order of time. */
export const wordsIn = ({ words }: CheckContext, within: Interval): readonly SpokenWords[] =>
  (words?.words ?? []).filter((line) => overlapMs(line, within) > 0);

/** Less of a voice than this share may have no words. */
const LEAST_WRITTEN = 0.5;

/** The first of the clerk's turns whose words nobody wrote down. */
export const unwrittenVoice = (context: CheckContext, within: Interval): Interval | undefined =>
  voicesIn(context, 'clerk-voice', within).find((voice) => {
    const written = context.words?.covered.reduce((ms, part) => ms + overlapMs(part, voice), 0) ?? 0;
    return written < LEAST_WRITTEN * (voice.endMs - voice.startMs);
  });

/**
 * Met by a phrase, as far as it was the clerk's voice and could be heard. Words lie where a voice was when they were stored; where
 * no clerk's voice is found there now, nobody knows whose they are.
 */
export function metByPhrase(context: CheckContext, found: FoundPhrase, options: VoiceFigures): Outcome {
  const evidence = asInterval(found);
  const [voice] = voicesIn(context, 'clerk-voice', found).toSorted((a, b) => overlapMs(b, found) - overlapMs(a, found));
  if (!voice) return { verdict: 'needs-review', reason: 'speaker-unknown', evidence };
  return { ...metByVoice(voice, options), evidence };
}

/** Voices of nobody knows whom that stand out enough to have been the clerk's. */
export const unknownVoice = (context: CheckContext, within: Interval, { minOverRoom }: VoiceFigures) =>
  voicesIn(context, 'unknown-voice', within).find(({ value }) => value === undefined || value >= minOverRoom);
