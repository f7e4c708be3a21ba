import type { CounterEvent } from '../../events/event.ts';
import { phraseCheck } from '../check.ts';
import { asInterval, type Outcome } from '../outcome.ts';
import { findPhrase } from '../phrases/find-phrase.ts';
import { areWordsKnown, unwrittenVoice, voicesPerhapsOfClerk, wordsIn } from './phrase-evidence.ts';
import { unheardBecause, VOICE_OPTIONS } from './voice-evidence.ts';

/** The clerk says none of the phrases. Words alone prove no rudeness: whatever sounds like one goes to a person, with the sound. */
export const neverSays = phraseCheck({
  name: 'never-says',
  scope: 'span',
  phrases: 'forbidden',
  options: VOICE_OPTIONS,
  judge(context, options, phrases): Outcome {
    const { span } = context;
    const found = phrases
      .flatMap((phrase) => findPhrase(phrase, wordsIn(context, span)))
      .toSorted((a, b) => b.similarity - a.similarity);
    const evidence = asInterval(found[0] ?? span);
    if (found.length > 0)
      return {
        ...{ verdict: 'needs-review', reason: 'person-decides', evidence },
        value: { value: found.length, unit: 'count' },
      };
    const hidden = unheardBecause(context, span, options);
    if (hidden) return { verdict: 'not-assessable', reason: hidden, evidence };
    if (!areWordsKnown(context, span)) return { verdict: 'not-assessable', reason: 'no-words', evidence };
    const unwritten = unwrittenVoice(context, span);
    if (unwritten) return { verdict: 'not-assessable', reason: 'no-words', evidence: asInterval(unwritten) };
    // What hardly stands out of the room no citizen hears.
    const isHeard = ({ value }: CounterEvent) => value === undefined || value >= options.minOverRoom;
    const unknown = voicesPerhapsOfClerk(context, span, options).find(isHeard);
    if (unknown) return { verdict: 'needs-review', reason: 'speaker-unknown', evidence: asInterval(unknown) };
    return { verdict: 'met', reason: 'not-observed', evidence };
  },
});
