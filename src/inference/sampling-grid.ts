import type { PixelBox } from '../core/geometry.ts';
import type { VideoFrame } from '../media/frame.ts';
import type { Roi } from './roi.ts';

/** What a net wants as its input. */
export interface TensorSpec {
  /** Width and height, a multiple of 4. */
  readonly size: number;
  /** What black and white become. */
  readonly valueRange: readonly [black: number, white: number];
}

/**
 * Where a tensor's pixels lie, as indices of luma samples (centres are whole numbers): that of the first pixel, the
 * step to the next column, the step to the next row, and the span outside which there is black.
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

/** All numbers in single precision, so that both samplers round alike. */
export function samplingGrid(frame: VideoFrame, roi: Roi, size: number, bounds?: PixelBox): SamplingGrid {
  const step = roi.sidePx / size;
  const columnX = step * Math.cos(roi.rotationRad);
  const columnY = step * Math.sin(roi.rotationRad);
  const half = (size - 1) / 2;
  const right = bounds ? Math.min(frame.width, bounds.left + bounds.width) : frame.width;
  const bottom = bounds ? Math.min(frame.height, bounds.top + bounds.height) : frame.height;
  return {
    x: Math.fround(roi.centreX - 0.5 - half * columnX + half * columnY),
    y: Math.fround(roi.centreY - 0.5 - half * columnY - half * columnX),
    columnX: Math.fround(columnX),
    columnY: Math.fround(columnY),
    rowX: Math.fround(-columnY),
    rowY: Math.fround(columnX),
    left: Math.fround(Math.max(0, bounds?.left ?? 0) - 0.5),
    top: Math.fround(Math.max(0, bounds?.top ?? 0) - 0.5),
    right: Math.fround(right - 0.5),
    bottom: Math.fround(bottom - 0.5),
  };
}
