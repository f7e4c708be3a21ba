import type { Interval } from '../core/interval.ts';
import { durationMs } from '../core/interval.ts';
import type { Measured } from '../core/measured.ts';
import type { Milliseconds } from '../core/units.ts';

export interface Sample {
  readonly tMs: Milliseconds;
  readonly value: Measured<number>;
}

/** When a quantity counts as "on". All in presentation time, so that any sampling rate gives the same intervals. */
export interface HysteresisOptions {
  /** On from here upwards. */
  readonly enter: number;
  /** Off below here; not above `enter`. */
  readonly leave: number;
  /** Shorter intervals are dropped. */
  readonly minHoldMs: Milliseconds;
  /** Off must last this long to end an interval; shorter breaks are bridged. */
  readonly releaseMs: Milliseconds;
  /** How long an interval continues without a value; a longer gap ends it at the last value. */
  readonly bridgeMs: Milliseconds;
}

interface Point {
  readonly tMs: Milliseconds;
  readonly value: number;
}
interface State {
  readonly last?: Point;
  /** While on. */
  readonly startMs?: Milliseconds;
  /** While on, since the quantity fell below `leave`. */
  readonly offSinceMs?: Milliseconds;
}
interface Step {
  readonly state: State;
  readonly closed?: Interval;
}

const INITIAL: State = {};

/**
 * The intervals in which a quantity was on; samples in order of time, borders interpolated between them.
 * @throws RangeError where `leave` lies above `enter` or a time is negative.
 */
export function intervalsOn(samples: Iterable<Sample>, options: HysteresisOptions): Interval[] {
  validate(options);
  const out: Interval[] = [];
  let state = INITIAL;
  for (const sample of samples) {
    const step = advance(state, sample, options);
    if (step.closed) out.push(step.closed);
    state = step.state;
  }
  const open = closed(state);
  if (open) out.push(open);
  return out.filter((interval) => durationMs(interval) >= options.minHoldMs);
}

function validate(options: HysteresisOptions): void {
  const times = [options.minHoldMs, options.releaseMs, options.bridgeMs];
  if (options.leave > options.enter || times.some((t) => t < 0))
    throw new RangeError(`hysteresis: leave must not exceed enter, no time be negative: ${JSON.stringify(options)}`);
}

function advance(state: State, sample: Sample, options: HysteresisOptions): Step {
  if (!sample.value.available) return { state };
  const { last } = state;
  if (last && sample.tMs - last.tMs > options.bridgeMs) {
    const ended = closed(state);
    const next = advance(INITIAL, sample, options);
    return ended ? { ...next, closed: ended } : next;
  }
  const point = { tMs: sample.tMs, value: sample.value.value };
  if (state.startMs === undefined) {
    return point.value >= options.enter
      ? { state: { last: point, startMs: crossing(last, point, options.enter) } }
      : { state: { last: point } };
  }
  if (point.value >= options.leave) return { state: { last: point, startMs: state.startMs } };
  const offSinceMs = state.offSinceMs ?? crossing(last, point, options.leave);
  if (point.tMs - offSinceMs < options.releaseMs) return { state: { last: point, startMs: state.startMs, offSinceMs } };
  return { state: { last: point }, closed: { startMs: state.startMs, endMs: offSinceMs } };
}

function closed(state: State): Interval | undefined {
  if (state.startMs === undefined || !state.last) return undefined;
  return { startMs: state.startMs, endMs: state.offSinceMs ?? state.last.tMs };
}

/** When the straight line between two points passes `level`. */
function crossing(from: Point | undefined, to: Point, level: number): Milliseconds {
  if (!from || from.value === to.value) return to.tMs;
  const share = (level - from.value) / (to.value - from.value);
  return from.tMs + (to.tMs - from.tMs) * Math.min(1, Math.max(0, share));
}
