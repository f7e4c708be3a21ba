import { insideOf, type PictureSize, type PixelBox, type PixelCapsule, type PixelPoint } from '../core/geometry.ts';
import type { Interval } from '../core/interval.ts';
import type { Milliseconds, Pixels } from '../core/units.ts';
import type { VideoFrame } from './frame.ts';
import { pixelate } from './pixelate.ts';
import { restore } from './restore.ts';

/**
 * Part of the picture that must not be recognisable for a while: a citizen's face. Pixels are those of the footage's
 * displayed picture, whatever the size of the frames.
 */
export interface BlurRegion {
  readonly interval: Interval;
  readonly box: PixelBox;
  /** Parts of the box that this region does not hide. */
  readonly except?: readonly PixelCapsule[];
  /** Side of the cells of one colour; left out: a share of the box, as for a head that fills it. */
  readonly cellPx?: Pixels;
}

/** Whether a region hides a point while it lasts. */
export const hidesPoint = ({ box, except = [] }: BlurRegion, point: PixelPoint): boolean =>
  point.x >= box.left &&
  point.x <= box.left + box.width &&
  point.y >= box.top &&
  point.y <= box.top + box.height &&
  !except.some((capsule) => insideOf(capsule)(point.x, point.y));

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
  for (const { interval, box, except = [], cellPx } of regions) {
    if (interval.endMs < stands.startMs || interval.startMs > stands.endMs) continue;
    const before = except.length > 0 ? frame.data.slice() : frame.data;
    const scaled = { left: box.left * sx, top: box.top * sy, width: box.width * sx, height: box.height * sy };
    pixelate(frame, scaled, cellPx && cellPx * sx);
    for (const { from, to, radius } of except)
      restore(frame, before, {
        ...{ from: { x: from.x * sx, y: from.y * sy }, to: { x: to.x * sx, y: to.y * sy } },
        radius: radius * Math.min(sx, sy),
      });
  }
}
