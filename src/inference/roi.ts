import type { PixelBox, PixelPoint } from '../core/geometry.ts';
import type { Pixels, Radians } from '../core/units.ts';

/** A square of the displayed picture that a net looks at; may reach outside the picture. */
export interface Roi {
  readonly centreX: Pixels;
  readonly centreY: Pixels;
  readonly sidePx: Pixels;
  /** Clockwise rotation of the square, as seen. */
  readonly rotationRad: Radians;
}

/** The smallest upright square about the middle of a box that holds it. */
export const squareAround = (box: PixelBox): Roi => ({
  centreX: box.left + box.width / 2,
  centreY: box.top + box.height / 2,
  sidePx: Math.max(box.width, box.height),
  rotationRad: 0,
});

/**
 * The square about `centre` whose upward axis points to `rim`, reaching `scale` times that distance to each side.
 * Source: MediaPipe's AlignmentPointsRectsCalculator with a target angle of 90°.
 */
export function alignedRoi(centre: PixelPoint, rim: PixelPoint, scale: number): Roi {
  const dx = rim.x - centre.x;
  const dy = rim.y - centre.y;
  return {
    centreX: centre.x,
    centreY: centre.y,
    sidePx: 2 * Math.hypot(dx, dy) * scale,
    rotationRad: normalizedAngle(Math.PI / 2 - Math.atan2(-dy, dx)),
  };
}

/**
 * The square about the upright box of `points`, turned level with the line `from` → `to`, with its long side scaled.
 */
export function levelRoi(points: readonly PixelPoint[], from: PixelPoint, to: PixelPoint, scale: number): Roi {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const square = squareAround({ left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top });
  return { ...square, sidePx: square.sidePx * scale, rotationRad: Math.atan2(to.y - from.y, to.x - from.x) };
}

/** The same angle in -π ≤ angle < π. */
export const normalizedAngle = (angle: Radians): Radians =>
  angle - 2 * Math.PI * Math.floor((angle + Math.PI) / (2 * Math.PI));

/**
 * Where a point of the square lies in the picture.
 * @param u,v 0..1 across and down the square
 */
export function roiToPicture(roi: Roi, u: number, v: number): PixelPoint {
  const x = (u - 0.5) * roi.sidePx;
  const y = (v - 0.5) * roi.sidePx;
  const cos = Math.cos(roi.rotationRad);
  const sin = Math.sin(roi.rotationRad);
  return { x: roi.centreX + x * cos - y * sin, y: roi.centreY + x * sin + y * cos };
}
