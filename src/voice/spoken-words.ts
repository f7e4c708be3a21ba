import type { Interval } from '../core/interval.ts';

/** A Mandarin syllable in pinyin without its tone: `nin`, `lv`. */
export type Syllable = string;

/** What a clerk said in one breath, as it was written down. */
export interface SpokenWords extends Interval {
  /** As it is kept: digits that may be somebody's are masked. */
  readonly text: string;
  /** Of the Chinese characters of the text, in their order. */
  readonly syllables: readonly Syllable[];
}

/** What is known of the clerks' words. */
export interface Transcript {
  /** In order of time. */
  readonly words: readonly SpokenWords[];
  /** Where words were written down. */
  readonly covered: readonly Interval[];
  /** Of what recordings words were written down: what is said elsewhere, or left unsaid, nobody knows. */
  readonly written: readonly Interval[];
}
