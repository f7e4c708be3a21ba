import type { PictureSize } from '../../core/geometry.ts';
import type { FrameReading } from '../../measurements/reading.ts';

/** A stretch of readings, as it is read back. */
export interface ReadingBlock {
  /** In whose pixels they are; left out where the block is of version 1, which did not say. */
  readonly picture?: PictureSize;
  readonly readings: readonly FrameReading[];
}
