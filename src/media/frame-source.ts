import type { LiyiError } from '../core/errors.ts';
import type { Interval } from '../core/interval.ts';
import type { Milliseconds, Pixels } from '../core/units.ts';
import type { VideoFrame } from './frame.ts';

export interface DecodeCoverage {
  /** Frames handed out. */
  readonly frames: number;
  /** Pictures and packets that the decoder reported as damaged; some are delivered as far as they could be repaired. */
  readonly corrupt: number;
  /** Pictures dropped because their presentation time did not advance. */
  readonly skipped: number;
  /** Intervals in which pictures follow each other without a gap, in order. */
  readonly covered: readonly Interval[];
  readonly lastPtsMs?: Milliseconds;
}

/** `complete`: everything that was asked for could be decoded; otherwise why not. */
export type DecodeOutcome = DecodeCoverage &
  ({ readonly complete: true } | { readonly complete: false; readonly problem: LiyiError });

/**
 * Where frames come from: a recording, pictures or a live stream. Iterate it once. Leaving the loop early, disposing of
 * it or aborting its signal ends the decoder. Iteration throws where not a single frame could be decoded, and when
 * aborted; a problem after the first frame ends the loop and is reported by `outcome`.
 */
export interface FrameSource extends AsyncIterable<VideoFrame>, AsyncDisposable {
  /** Size of every frame delivered. */
  readonly width: Pixels;
  readonly height: Pixels;
  /** What was decoded so far; final once the loop has ended. */
  outcome(): DecodeOutcome;
}
