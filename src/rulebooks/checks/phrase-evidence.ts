import { durationMs, gapsBetween, type Interval, overlapMs } from '../../core/interval.ts';
import { count, milliseconds, parameters, valuesOf } from '../../core/parameter.ts';
import type { CounterEvent } from '../../events/event.ts';
import type { SpokenWords } from '../../voice/spoken-words.ts';
import type { CheckContext } from '../check-context.ts';
import { asInterval, type Outcome } from '../outcome.ts';
import type { FoundPhrase } from '../phrases/find-phrase.ts';
import { metByVoice, type VoiceFigures, voicesIn } from './voice-evidence.ts';

/** The clerk's words that touch an interval, in order of time. */
export const wordsIn = ({ words }: CheckContext, within: Interval): readonly SpokenWords[] =>
  (words?.words ?? []).filter((line) => overlapMs(line, within) > 0);

export const WRITTEN_PARAMETERS = parameters({
  longestGapMs: milliseconds(800, {
    source: 'Assumption: three syllables at a usual pace; the shortest phrases have two.',
    testedRange: 'not tested',
  }),
  leastSyllablesEachS: count(1, {
    source: 'Assumption: speech has four to five a second; of a turn with fewer, words are missing.',
    testedRange: 'not tested',
  }),
});

const WRITTEN = valuesOf(WRITTEN_PARAMETERS);

/** Whether the words of all recordings of an interval were written down. */
export const areWordsKnown = ({ words, footage }: CheckContext, within: Interval): boolean => {
  if (words === undefined) return false;
  const recorded = {
    startMs: Math.max(within.startMs, footage.startMs),
    endMs: Math.min(within.endMs, footage.endMs),
  };
  return gapsBetween(words.written, recorded).every((gap) => durationMs(gap) < WRITTEN.longestGapMs);
};

/** The first of the clerk's turns of which words may be missing. */
export const unwrittenVoice = (context: CheckContext, within: Interval): Interval | undefined => {
  const covered = (context.words?.covered ?? []).toSorted((a, b) => a.startMs - b.startMs);
  return voicesIn(context, 'clerk-voice', within).find(
    (voice) =>
      gapsBetween(covered, voice).some((gap) => durationMs(gap) >= WRITTEN.longestGapMs) ||
      syllablesIn(context, voice) < (WRITTEN.leastSyllablesEachS * durationMs(voice)) / 1000,
  );
};

/** How many syllables, letters and digits, masked or not, were written down of a turn. */
const syllablesIn = (context: CheckContext, voice: Interval): number =>
  wordsIn(context, voice).reduce((sum, line) => {
    const spoken = line.text.match(/[\p{L}\p{N}＊]/gu)?.length ?? 0;
    return sum + (spoken * overlapMs(line, voice)) / durationMs(line);
  }, 0);

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

/** Voices that may have been the clerk's, however faint: of nobody knows whom, or perhaps not the citizen's. */
export const voicesPerhapsOfClerk = (
  context: CheckContext,
  within: Interval,
  { minConfidence }: VoiceFigures,
): readonly CounterEvent[] => [
  ...voicesIn(context, 'unknown-voice', within),
  ...voicesIn(context, 'citizen-voice', within).filter(({ confidence }) => confidence < minConfidence),
];
