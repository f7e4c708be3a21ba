import type { Milliseconds } from '../core/units.ts';
import { ACTIVITY_STEP_MS, type Activity } from './activity.ts';

/** Clocks that are farther apart are set wrong: nothing is assumed of them. */
const LARGEST_OFFSET_MS: Milliseconds = 5000;
/** How much further is looked: a likeness that still grows at the largest offset belongs to a larger one. */
const BEYOND_MS: Milliseconds = 1000;
/** Less time in common is too little to compare. */
const LEAST_SHARED_MS: Milliseconds = 10_000;
/** Assumption: two cameras that see the same people agree at least this well, as a correlation. */
const LEAST_CORRELATION = 0.35;
/** Half the length over which activity is averaged, in steps: pictures of two cameras are not taken at the same moments. */
const SMOOTHING_STEPS = 2;

/** How a camera's clock differs from another's. */
export interface ClockOffset {
  /** Add it to the camera's times to have the other one's. */
  readonly offsetMs: Milliseconds;
  readonly source: 'set' | 'estimated';
}

/**
 * How two cameras' clocks differ, by when people are there and move.
 * @param second in the same absolute time as the first, as far as their clocks agree
 * @returns undefined where what they see is too little, or too different, to say it
 */
export function clockOffset(first: Activity, second: Activity): ClockOffset | undefined {
  const [a, b] = [smoothed(first), smoothed(second)];
  const lagSteps = Math.round((LARGEST_OFFSET_MS + BEYOND_MS) / ACTIVITY_STEP_MS);
  const apartSteps = Math.round((b.startMs - a.startMs) / ACTIVITY_STEP_MS);
  const restMs = b.startMs - a.startMs - apartSteps * ACTIVITY_STEP_MS;
  const scores = Array.from({ length: 2 * lagSteps + 1 }, (_, i) => likeness(a, b, apartSteps + i - lagSteps));
  const best = scores.reduce((top, score, i) => (score > scores[top]! ? i : top), 0);
  if (!(scores[best]! >= LEAST_CORRELATION)) return undefined;
  const offsetMs = (best - lagSteps + betweenSteps(scores, best)) * ACTIVITY_STEP_MS - restMs;
  if (Math.abs(offsetMs) > LARGEST_OFFSET_MS) return undefined;
  return { offsetMs: Math.round(offsetMs), source: 'estimated' };
}

/** Mean correlation of the channels where the second is moved by so many steps; -1 where they share too little. */
function likeness(a: Activity, b: Activity, byStep: number): number {
  const from = Math.max(0, byStep);
  const to = Math.min(a.channels[0]!.length, b.channels[0]!.length + byStep);
  if ((to - from) * ACTIVITY_STEP_MS < LEAST_SHARED_MS) return -1;
  const known = a.channels.flatMap((channel, i) => {
    const value = correlation(channel, b.channels[i]!, from, to, byStep);
    return Number.isNaN(value) ? [] : [value];
  });
  return known.length === 0 ? -1 : known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** Pearson's; NaN where one of them does not change. */
function correlation(a: Float64Array, b: Float64Array, from: number, to: number, byStep: number): number {
  let [sumA, sumB, sumAA, sumBB, sumAB] = [0, 0, 0, 0, 0];
  for (let i = from; i < to; i++) {
    const [x, y] = [a[i]!, b[i - byStep]!];
    sumA += x;
    sumB += y;
    sumAA += x * x;
    sumBB += y * y;
    sumAB += x * y;
  }
  const n = to - from;
  return (n * sumAB - sumA * sumB) / Math.sqrt((n * sumAA - sumA * sumA) * (n * sumBB - sumB * sumB));
}

/** Where between the steps the peak lies, by the parabola through it and its neighbours: -0.5..0.5. */
function betweenSteps(scores: readonly number[], best: number): number {
  const [before, at, after] = [scores[best - 1], scores[best]!, scores[best + 1]];
  if (before === undefined || after === undefined) return 0;
  const bend = before - 2 * at + after;
  return bend === 0 ? 0 : Math.max(-0.5, Math.min(0.5, (before - after) / (2 * bend)));
}

const smoothed = ({ startMs, channels }: Activity): Activity => ({ startMs, channels: channels.map(averaged) });

function averaged(values: Float64Array): Float64Array {
  return values.map((_, i) => {
    let [sum, count] = [0, 0];
    for (let j = Math.max(0, i - SMOOTHING_STEPS); j <= Math.min(values.length - 1, i + SMOOTHING_STEPS); j++) {
      sum += values[j]!;
      count++;
    }
    return sum / count;
  });
}
