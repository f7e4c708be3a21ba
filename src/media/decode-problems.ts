import { LiyiError } from '../core/errors.ts';
import { gapsBetween, type Interval } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';
import { holeMsOf } from './coverage.ts';
import type { DecodeCoverage } from './frame-source.ts';

/** Headers round durations, and the last pictures of a stream may wait for others that never came. */
const END_TOLERANCE_MS: Milliseconds = 1_000;
/** Named one by one up to this many. */
const NAMED_GAPS = 3;

export interface DecodeFacts {
  /** For messages: `decoding hall.mp4`. */
  readonly work: string;
  /** What was asked for, as far as it is known that there is footage. */
  readonly bounds: Interval;
  readonly stepMs: Milliseconds;
  /** From here on times are told. */
  readonly recordingStartMs: Milliseconds;
  /** What the decoder said last. */
  readonly messages: string;
}

/** What of the footage was lost though the decoder succeeded, as one error; undefined where nothing was. */
export function shortfallOf(decoded: DecodeCoverage, facts: DecodeFacts): LiyiError | undefined {
  const { covered, corrupt, skipped, lastPtsMs = Number.NEGATIVE_INFINITY } = decoded;
  const { work, bounds, stepMs, recordingStartMs, messages } = facts;
  const secondsOf = (tMs: Milliseconds) => `${((tMs - recordingStartMs) / 1000).toFixed(1)} s`;
  const isCutOff = lastPtsMs < bounds.endMs - 2 * stepMs - END_TOLERANCE_MS;
  const gaps = gapsBetween(covered, { startMs: bounds.startMs, endMs: lastPtsMs }).filter(
    ({ startMs, endMs }) => endMs - startMs > holeMsOf(stepMs),
  );
  const damage = [
    ...(isCutOff ? [`no picture can be decoded after ${secondsOf(lastPtsMs)}`] : []),
    ...(corrupt > 0 ? [`${corrupt} pictures or packets are damaged`] : []),
  ];
  const losses = [
    ...(skipped > 0 ? [`${skipped} pictures are left out: their times do not advance`] : []),
    ...(gaps.length > 0 ? [`no pictures ${gapsText(gaps, secondsOf)}`] : []),
  ];
  if (damage.length + losses.length === 0) return undefined;
  return new LiyiError(damage.length > 0 ? 'LIYI_INPUT_DAMAGED' : 'LIYI_INPUT_GAPS', {
    message: `${work}: ${[...damage, ...losses].join('; ')}`,
    remedy: 'What could be decoded was used. Export the recording again from the recorder if it should be whole.',
    cause: new Error(messages),
  });
}

function gapsText(gaps: readonly Interval[], secondsOf: (tMs: Milliseconds) => string): string {
  const named = gaps
    .slice(0, NAMED_GAPS)
    .map(({ startMs, endMs }) => `from ${secondsOf(startMs)} to ${secondsOf(endMs)}`);
  const others = gaps.length - named.length;
  return `${named.join(', ')}${others > 0 ? ` and in ${others} other stretches` : ''}`;
}

/** The LIYI_INPUT_NO_FRAMES error for a recording of which nothing can be decoded. */
export const noFrames = (work: string, messages: string): LiyiError =>
  new LiyiError('LIYI_INPUT_NO_FRAMES', {
    message: `${work}: not a single frame can be decoded`,
    remedy: 'Play the input to check it, and export the recording again from the recorder.',
    cause: new Error(messages),
  });
