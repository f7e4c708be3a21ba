import { type Interval, overlapMs } from '../core/interval.ts';
import type { Portion } from './portions.ts';
import type { DutyRecording, Stretch, StretchPart } from './stretch.ts';

/** What a portion needs of one recording. */
export interface PortionSlice<R extends DutyRecording = DutyRecording> {
  /** Which part of the stretch. */
  readonly index: number;
  /** The part in the time of the portion, which begins with its span. */
  readonly part: StretchPart<R>;
  /** In the recording's presentation time. */
  readonly readMs: Interval;
}

/** The recordings that a portion is measured from, in order. */
export const slicesOf = <R extends DutyRecording>(
  { parts }: Stretch<R>,
  { span, context }: Portion,
): PortionSlice<R>[] =>
  parts.flatMap(({ recording, shiftMs, speaks }, index) => {
    if (overlapMs(speaks, context) === 0) return [];
    const part = { recording, shiftMs: shiftMs - span.startMs, speaks: moved(speaks, -span.startMs) };
    return [{ index, part, readMs: moved(context, -shiftMs) }];
  });

const moved = ({ startMs, endMs }: Interval, byMs: number): Interval => ({
  startMs: startMs + byMs,
  endMs: endMs + byMs,
});
