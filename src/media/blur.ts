import type { PictureSize, PixelBox } from '../core/geometry.ts';
import type { Interval } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';
import type { VideoFrame } from './frame.ts';
import { pixelate } from './pixelate.ts';

/** Part of the picture that must not be recognisable for a while: a citizen's face. */
export interface BlurRegion {
  readonly interval: Interval;
  /** In the footage's displayed picture, whatever size the frames are delivered in. */
  readonly box: PixelBox;
}

/** Makes every region unrecognisable, in place, that is wanted at any moment while the frame stands. */
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
