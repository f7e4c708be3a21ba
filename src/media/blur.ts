import type { PictureSize, PixelBox } from '../core/geometry.ts';
import type { Interval } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';
import type { VideoFrame } from './frame.ts';
import { pixelate } from './pixelate.ts';

/** Part of the picture that must not be recognisable for a while: a citizen's face. */
export interface BlurRegion {
  readonly interval: Interval;
  /** In pixels of the footage's displayed picture, whatever the size of the frames. */
  readonly box: PixelBox;
}

/**
 * Pixelates, in place, every region that is to be hidden at any moment while the frame is on show.
 * @param standsMs how long the frame is on show
 * @param displayed size of the picture in whose pixels the regions are
 */
export function blurFrame(
  frame: VideoFrame,
  standsMs: Milliseconds,
  regions: readonly BlurRegion[],
  displayed: PictureSize,
): void {
  const stands = { startMs: frame.ptsMs, endMs: frame.ptsMs + standsMs };
  const [sx, sy] = [frame.width / displayed.width, frame.height / displayed.height];
  for (const { interval, box } of regions) {
    if (interval.endMs < stands.startMs || interval.startMs > stands.endMs) continue;
    pixelate(frame, { left: box.left * sx, top: box.top * sy, width: box.width * sx, height: box.height * sy });
  }
}
