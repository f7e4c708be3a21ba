import type { PictureSize } from '../../core/geometry.ts';
import type { FrameReading } from '../../measurements/reading.ts';

/** Readings of one block, as decoded. */
export interface ReadingBlock {
  /** Picture in whose pixels they are; left out for blocks of version 1, which did not say. */
  readonly picture?: PictureSize;
  readonly readings: readonly FrameReading[];
}
