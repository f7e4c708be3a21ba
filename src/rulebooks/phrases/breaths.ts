import type { Interval } from '../../core/interval.ts';
import { durationMs } from '../../core/interval.ts';
import type { Milliseconds } from '../../core/units.ts';
import type { SpokenWords, Syllable } from '../../voice/spoken-words.ts';

/** Words that follow each other after a shorter pause are one breath: a phrase may lie across two lines of subtitles. */
const LONGEST_PAUSE_MS: Milliseconds = 1500;

/** What was said without a longer pause. */
export interface Breath {
  readonly syllables: readonly Syllable[];
  /** When each syllable was spoken, as far as the length of its line tells. */
  readonly times: readonly Interval[];
}

/** Joins words to breaths. @param words in order of time */
export function breathsOf(words: readonly SpokenWords[]): Breath[] {
  const groups: SpokenWords[][] = [];
  for (const line of words) {
    const last = groups.at(-1)?.at(-1);
    if (last && line.startMs - last.endMs <= LONGEST_PAUSE_MS) groups.at(-1)!.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => ({
    syllables: group.flatMap(({ syllables }) => syllables),
    times: group.flatMap(timesOf),
  }));
}

function timesOf(line: SpokenWords): Interval[] {
  const eachMs = durationMs(line) / line.syllables.length;
  return line.syllables.map((_, i) => ({
    startMs: Math.round(line.startMs + i * eachMs),
    endMs: Math.round(line.startMs + (i + 1) * eachMs),
  }));
}
