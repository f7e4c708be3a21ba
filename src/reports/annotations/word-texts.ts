import type { SpokenWords } from '../../voice/spoken-words.ts';
import type { TimedText } from './timed-text.ts';

/** The texts with a row of what the clerks said, in order of time. */
export const withWords = (texts: readonly TimedText[], words: readonly SpokenWords[]): TimedText[] =>
  [...texts, ...words.map(({ startMs, endMs, text }) => ({ tier: '语音转写 words', startMs, endMs, text }))].sort(
    (a, b) => a.startMs - b.startMs || a.endMs - b.endMs,
  );
