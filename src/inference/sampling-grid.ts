import type { PixelBox } from '../core/geometry.ts';
import type { Roi } from './roi.ts';

/** The input a net expects. */
export interface TensorSpec {
  /** Width and height, a multiple of 4. */
  readonly size: number;
  /** Values for black and white. */
  readonly valueRange: readonly [black: number, white: number];
}

/**
 * Where a tensor's pixels lie, as indices of luma samples (centres are whole numbers): that of the first pixel, the
 * step to the next column, the step to the next row, and the span outside which there is black. Inside that span
 * but outside the picture its edge is repeated.
 */
export interface SamplingGrid {
  readonly x: number;
  readonly y: number;
  readonly columnX: number;
  readonly columnY: number;
  readonly rowX: number;
  readonly rowY: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Beyond the edge of any picture. */
const UNBOUNDED = 1e9;

/**
 * The tensor's first pixel lies on the square's corner, not half a step inside it, as in MediaPipe's CPU graphs
 * (warpPerspective over pixel indices): half a step off, landmarks move by a pixel of the picture and more.
 * All numbers in single precision, so that both samplers round alike.
 * @param bounds a part of the picture outside which there is black; without it the picture's edge is repeated
 */
export function samplingGrid(roi: Roi, size: number, bounds?: PixelBox): SamplingGrid {
  const step = roi.sidePx / size;
  const columnX = step * Math.cos(roi.rotationRad);
  const columnY = step * Math.sin(roi.rotationRad);
  const half = size / 2;
  return {
    x: Math.fround(roi.centreX - half * columnX + half * columnY),
    y: Math.fround(roi.centreY - half * columnY - half * columnX),
    columnX: Math.fround(columnX),
    columnY: Math.fround(columnY),
    rowX: Math.fround(-columnY),
    rowY: Math.fround(columnX),
    left: Math.fround(bounds ? bounds.left - 0.5 : -UNBOUNDED),
    top: Math.fround(bounds ? bounds.top - 0.5 : -UNBOUNDED),
    right: Math.fround(bounds ? bounds.left + bounds.width - 0.5 : UNBOUNDED),
    bottom: Math.fround(bounds ? bounds.top + bounds.height - 0.5 : UNBOUNDED),
  };
}
