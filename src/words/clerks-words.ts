import type { Role } from '../contract/role.ts';
import { durationMs, type Interval, overlapMs } from '../core/interval.ts';
import type { SpokenWords } from '../voice/spoken-words.ts';
import { maskDigits } from './mask-digits.ts';
import type { SaidLine } from './said-line.ts';
import { syllablesOf } from './syllables.ts';

/** A voice that was found, and whose it is. */
export interface FoundVoice extends Interval {
  readonly role: Role;
}

/** Of the voices under a line, so much is a clerk's where the line is: times of subtitles are some tenths of a second off. */
const LEAST_CLERKS_SHARE = 0.8;
/** A line of which less lies under any voice belongs to nobody. */
const LEAST_VOICED_SHARE = 0.3;

/**
 * What may be kept of lines that anybody may have said: the clerks' own, masked. A line under a citizen's voice, or under a voice of
 * nobody knows whom, is dropped; its digits still count, since one reads out the first half of a number and the other goes on.
 * @param lines in order of time
 */
export const clerksWords = (lines: readonly SaidLine[], turns: readonly FoundVoice[]): SpokenWords[] =>
  maskDigits(lines)
    .filter((line) => isClerks(line, turns))
    .map(({ startMs, endMs, text }) => ({
      ...{ startMs: Math.round(startMs), endMs: Math.round(endMs), text },
      syllables: syllablesOf(text),
    }));

function isClerks(line: SaidLine, turns: readonly FoundVoice[]): boolean {
  const msOf = (voices: readonly FoundVoice[]) => voices.reduce((ms, turn) => ms + overlapMs(turn, line), 0);
  const clerkMs = msOf(turns.filter(({ role }) => role === 'clerk'));
  const otherMs = msOf(turns.filter(({ role }) => role !== 'clerk'));
  return clerkMs >= LEAST_VOICED_SHARE * durationMs(line) && clerkMs >= LEAST_CLERKS_SHARE * (clerkMs + otherMs);
}

/** Speech that may be handed to a recogniser: the clerks' turns. */
export const clerksTurns = (turns: readonly FoundVoice[]): Interval[] =>
  turns.filter(({ role }) => role === 'clerk').map(({ startMs, endMs }) => ({ startMs, endMs }));
