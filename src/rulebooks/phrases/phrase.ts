import type { Syllable } from '../../voice/spoken-words.ts';

/**
 * When a phrase is said: in a phase, with papers also a while before and after the hands meet; `return` reaches to the end of the
 * encounter, `after-intake` is any time once papers were taken, `served` any time of the encounter.
 */
export const PHRASE_MOMENTS = [
  'arrival',
  'inquiry',
  'intake',
  'processing',
  'return',
  'farewell',
  'after-intake',
  'served',
] as const;
export type PhraseMoment = (typeof PHRASE_MOMENTS)[number];

export const PHRASE_KINDS = ['required', 'forbidden'] as const;
export type PhraseKind = (typeof PHRASE_KINDS)[number];

/** One way to say a phrase: all parts, in any order, in one breath. */
export interface PhraseForm {
  /** As it is written in the rulebook, parts divided by spaces. */
  readonly text: string;
  readonly parts: readonly (readonly Syllable[])[];
}

/** What a clerk is to say, or never to say. */
export interface Phrase {
  /** Unique in its rulebook. */
  readonly id: string;
  readonly kind: PhraseKind;
  readonly moment: PhraseMoment;
  readonly forms: readonly PhraseForm[];
  /** Sounds like it and means something else. */
  readonly except: readonly PhraseForm[];
}
