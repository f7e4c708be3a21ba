import type { Interval } from '../core/interval.ts';
import type { Milliseconds, Pixels } from '../core/units.ts';
import type { FfmpegPrograms } from './ffmpeg-process.ts';

export interface DecodeOptions {
  /**
   * Frames a second at most. The first frame at or after each instant of a grid that begins with the footage is taken,
   * with its own presentation time. Left out: every frame.
   */
  readonly sampleFps?: number | undefined;
  /** Larger pictures are scaled down to fit, keeping their shape; meant for landscape, turned for portrait. */
  readonly maxWidth?: Pixels | undefined;
  readonly maxHeight?: Pixels | undefined;
  /** Frames from `startMs` up to, not with, `endMs`. */
  readonly interval?: Interval | undefined;
  /** How long before the interval decoding begins at the latest; pictures of that time are not delivered. */
  readonly runUpMs?: Milliseconds | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly programs?: FfmpegPrograms | undefined;
}
