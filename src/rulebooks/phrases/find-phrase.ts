import type { Interval } from '../../core/interval.ts';
import type { SpokenWords, Syllable } from '../../voice/spoken-words.ts';
import { type Breath, breathsOf } from './breaths.ts';
import { type FoundPart, findPart } from './find-part.ts';
import type { Phrase, PhraseForm } from './phrase.ts';

/**
 * From this similarity on a phrase was said: near sounds throughout, or one wrong syllable of five. Source: `npm run bench:phrases`,
 * chosen on its development sentences.
 */
export const SAID = 0.78;
/** From here on it may have been said, and a person listens: one wrong syllable of three. */
const MAYBE_SAID = 0.65;

/** Where a phrase was said, or something like it. */
export interface FoundPhrase extends Interval {
  readonly phrase: Phrase;
  /** From `MAYBE_SAID` to 1. */
  readonly similarity: number;
}

/** Where a phrase was said among words, in order of time. @param words in order of time */
export const findPhrase = (phrase: Phrase, words: readonly SpokenWords[]): FoundPhrase[] =>
  breathsOf(words).flatMap((breath) =>
    inBreath(phrase, breath.syllables).map(({ from, to, similarity }) => ({
      ...{ phrase, similarity },
      startMs: breath.times[from]!.startMs,
      endMs: breath.times[to - 1]!.endMs,
    })),
  );

/** The occurrences that are no exception's, each moment once, by the form that is most like it. */
function inBreath({ forms, except }: Phrase, spoken: Breath['syllables']): FoundPart[] {
  const others = except.flatMap((form) => findForm(form, spoken));
  const isException = (found: FoundPart) =>
    others.some((other) => other.from <= found.from && other.to >= found.to && other.similarity >= found.similarity);
  const all = forms.flatMap((form) => findForm(form, spoken)).filter((found) => !isException(found));
  const kept: FoundPart[] = [];
  for (const found of all.toSorted((a, b) => b.similarity - a.similarity))
    if (kept.every((other) => found.to <= other.from || found.from >= other.to)) kept.push(found);
  return kept.toSorted((a, b) => a.from - b.from);
}

/** All parts of a form, in any order; as similar as the part that is least so. */
function findForm({ parts }: PhraseForm, spoken: readonly Syllable[]): FoundPart[] {
  const [first, ...rest] = parts;
  if (first === undefined) return [];
  return findPart(first, spoken, MAYBE_SAID).flatMap((found) => {
    const together = [found];
    for (const part of rest) {
      const [nearest] = findPart(part, spoken, MAYBE_SAID)
        .filter((one) => together.every((other) => isBeside(one, other)))
        .toSorted((a, b) => b.similarity - a.similarity || between(a, found) - between(b, found));
      if (nearest === undefined) return [];
      together.push(nearest);
    }
    return [hullOf(together)];
  });
}

/** Parts of one phrase have no more syllables between them. Source: the development sentences have up to five. */
const LONGEST_BETWEEN = 6;

const isBeside = (a: FoundPart, b: FoundPart): boolean => between(a, b) >= 0 && between(a, b) <= LONGEST_BETWEEN;
/** Syllables between two parts; less than 0 where they overlap. */
const between = (a: FoundPart, b: FoundPart): number => Math.max(a.from - b.to, b.from - a.to);
const hullOf = (parts: readonly FoundPart[]): FoundPart => ({
  from: Math.min(...parts.map(({ from }) => from)),
  to: Math.max(...parts.map(({ to }) => to)),
  similarity: Math.min(...parts.map(({ similarity }) => similarity)),
});
