import type { Phrase } from '../../src/rulebooks/phrases/phrase.ts';
import type { SpokenWords, Transcript } from '../../src/voice/spoken-words.ts';
import { syllablesOf } from '../../src/words/syllables.ts';

/** What a clerk said from one moment to another. */
export const spoken = (startMs: number, endMs: number, text: string): SpokenWords => ({
  ...{ startMs, endMs, text },
  syllables: syllablesOf(text),
});

/** Words that were written down everywhere. */
export const transcript = (...words: SpokenWords[]): Transcript => ({
  words,
  covered: [{ startMs: 0, endMs: 1_000_000 }],
  written: [{ startMs: 0, endMs: 1_000_000 }],
});

const formsOf = (texts: readonly string[]) => texts.map((text) => ({ text, parts: text.split(' ').map(syllablesOf) }));

/** A phrase with these forms; parts are divided by spaces. */
export const phraseOf = (
  forms: readonly string[],
  over: Partial<Omit<Phrase, 'except'>> & { except?: string[] } = {},
): Phrase => ({
  id: 'phrase',
  kind: 'required',
  moment: 'served',
  forms: formsOf(forms),
  ...over,
  except: formsOf(over.except ?? []),
});
