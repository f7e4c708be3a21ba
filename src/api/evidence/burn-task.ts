import type { Interval } from '../../core/interval.ts';
import type { PlainError } from '../../core/plain-error.ts';
import type { Pixels } from '../../core/units.ts';
import type { FrameReading } from '../../measurements/reading.ts';
import type { BlurRegion } from '../../media/blur.ts';
import type { FfmpegPrograms } from '../../media/ffmpeg-process.ts';
import type { Footage } from '../../media/footage.ts';

/** A clip to write with landmarks drawn into it. */
export interface BurnTask {
  readonly footage: Footage;
  readonly interval: Interval;
  readonly path: string;
  readonly maxHeight: Pixels;
  readonly blurRegions: readonly BlurRegion[];
  /** Presentation times whose sound is kept; left out: all of it is. */
  readonly audible?: readonly Interval[] | undefined;
  readonly readings: readonly FrameReading[];
  /** Width of the pictures in whose pixels the landmarks are. */
  readonly pictureWidth: Pixels;
  readonly programs: FfmpegPrograms;
}

export type BurnAnswer = { readonly done: true } | { readonly done: false; readonly error: PlainError };
