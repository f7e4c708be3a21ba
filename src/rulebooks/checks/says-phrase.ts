import type { Phase } from '../../contract/phase.ts';
import { type Interval, overlapMs } from '../../core/interval.ts';
import { type Check, phraseCheck } from '../check.ts';
import type { EncounterCheckContext } from '../check-context.ts';
import { missingPhase } from '../missing-phase.ts';
import { asInterval, hullOf, type Outcome } from '../outcome.ts';
import { findPhrase, SAID } from '../phrases/find-phrase.ts';
import { momentOf } from '../phrases/moment.ts';
import type { Phrase } from '../phrases/phrase.ts';
import { missedBecause } from '../visibility.ts';
import { areWordsKnown, metByPhrase, unwrittenVoice, voicesPerhapsOfClerk, wordsIn } from './phrase-evidence.ts';
import { VOICE_OPTIONS, type VoiceFigures, voicesIn } from './voice-evidence.ts';

const OPTIONS = {
  ...VOICE_OPTIONS,
  leastSaid: { unit: 'count', min: 1, max: 20, about: 'so many of the phrases are said, at least' },
} as const;
type PhraseFigures = VoiceFigures & { readonly leastSaid: number };

/**
 * The clerk says the phrases, each in its moment. Without words nobody is accused: silence of the recogniser is no silence of
 * the clerk. No list has every wording, and a recogniser mishears: other words in the moment go to a person.
 * @param isAlwaysDue whether the clause binds in every encounter that has the moment
 */
const saying = (name: string, isAlwaysDue: boolean): Check =>
  phraseCheck({
    name,
    scope: 'encounter',
    phrases: 'required',
    options: OPTIONS,
    judge(context, options, phrases): Outcome {
      const placed = phrases.flatMap((phrase) => {
        const span = momentOf(context.encounter, phrase.moment);
        return span === undefined ? [] : [{ phrase, span }];
      });
      const [first, ...rest] = placed.map(({ span }) => span);
      if (first === undefined) return missingPhase(context, phrases[0]!.moment as Phase);
      const best = placed
        .flatMap(({ phrase, span }) => bestOf(findPhrase(phrase, wordsIn(context, span))))
        .toSorted((a, b) => b.similarity - a.similarity);
      const said = best.filter(({ similarity }) => similarity >= SAID);
      if (said.length >= options.leastSaid) return metByPhrase(context, said[options.leastSaid - 1]!, options);
      const within = hullOf(first, ...rest);
      const unheard = notHeard(context, within, options);
      if (unheard) return unheard;
      const perhaps = best[said.length];
      const evidence = asInterval(perhaps ?? within);
      if (perhaps) return { verdict: 'needs-review', reason: 'near-threshold', evidence };
      if (!isAlwaysDue || isPerhapsNotDue(context, placed))
        return { verdict: 'needs-review', reason: 'exception-possible', evidence };
      return saidOtherwise(context, placed)
        ? { verdict: 'needs-review', reason: 'clause-leaves-open', evidence }
        : { verdict: 'not-met', reason: 'not-observed', evidence };
    },
  });

export const PHRASE_DUTIES: readonly Check[] = [saying('says-phrase', true), saying('says-phrase-if-due', false)];

/** Whether a phrase goes with papers and none were seen: who only asks may be told less. */
const isPerhapsNotDue = ({ encounter }: EncounterCheckContext, placed: readonly Placed[]): boolean =>
  !encounter.phases.some(({ phase }) => phase === 'intake' || phase === 'return') &&
  placed.some(({ phrase }) => phrase.moment === 'after-intake');

interface Placed {
  readonly phrase: Phrase;
  readonly span: Interval;
}

const bestOf = <T extends { readonly similarity: number }>(found: readonly T[]): readonly T[] =>
  found.toSorted((a, b) => b.similarity - a.similarity).slice(0, 1);

/** Why it cannot be said that the phrase was not spoken; undefined where every word of the clerk's is known. */
function notHeard(context: EncounterCheckContext, within: Interval, options: PhraseFigures): Outcome | undefined {
  const { encounter } = context;
  const evidence = asInterval(within);
  const hidden = missedBecause(context, 'clerk-voice', within, options.maxHiddenShare);
  if (hidden) return { verdict: 'not-assessable', reason: hidden, evidence };
  if (!encounter.beginsInFootage && within.startMs <= encounter.startMs)
    return { verdict: 'not-assessable', reason: 'starts-before-footage', evidence };
  if (!encounter.endsInFootage && within.endMs >= encounter.endMs)
    return { verdict: 'not-assessable', reason: 'ends-after-footage', evidence };
  if (!areWordsKnown(context, within)) return { verdict: 'not-assessable', reason: 'no-words', evidence };
  const unwritten = unwrittenVoice(context, within);
  if (unwritten) return { verdict: 'not-assessable', reason: 'no-words', evidence: asInterval(unwritten) };
  const [unknown] = [
    ...voicesPerhapsOfClerk(context, within, options),
    ...context.colleaguesVoices.filter((voice) => overlapMs(voice, within) > 0),
  ];
  return unknown && { verdict: 'needs-review', reason: 'speaker-unknown', evidence: asInterval(unknown) };
}

/** Whether the clerk said anything in the moment of a phrase. */
const saidOtherwise = (context: EncounterCheckContext, placed: readonly Placed[]): boolean =>
  placed.some(({ span }) => voicesIn(context, 'clerk-voice', span).length > 0);
