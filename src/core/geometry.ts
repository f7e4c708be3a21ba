import type { Metres, PictureFraction, Pixels } from './units.ts';

/** Origin at the picture's top left, x to the right, y down. */
export interface PixelPoint {
  readonly x: Pixels;
  readonly y: Pixels;
}
/** Normalised to the picture: 0..1 of width and height, from the top left. */
export interface PicturePoint {
  readonly x: PictureFraction;
  readonly y: PictureFraction;
}
/**
 * Metres about the middle of the hips: x to the picture's right, y down, z away from the camera (MediaPipe pose world).
 */
export interface WorldPoint {
  readonly x: Metres;
  readonly y: Metres;
  readonly z: Metres;
}
export interface PixelBox {
  readonly left: Pixels;
  readonly top: Pixels;
  readonly width: Pixels;
  readonly height: Pixels;
}
/** All points of a picture that lie within a radius of a line from one point to another. */
export interface PixelCapsule {
  readonly from: PixelPoint;
  readonly to: PixelPoint;
  readonly radius: Pixels;
}
export interface PictureSize {
  readonly width: Pixels;
  readonly height: Pixels;
}
/** Three or more corners in order; closed by joining the last to the first. */
export type PicturePolygon = readonly PicturePoint[];

/** Euclidean distance of two points of a picture. */
export const distance = (a: PixelPoint, b: PixelPoint): Pixels => Math.hypot(a.x - b.x, a.y - b.y);
/** Point half-way between two points of a picture. */
export const midpoint = (a: PixelPoint, b: PixelPoint): PixelPoint => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

/** Tells of points whether they lie in a capsule, its rim included. */
export function insideOf({ from, to, radius }: PixelCapsule): (x: Pixels, y: Pixels) => boolean {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const perLength = 1 / Math.max(Number.MIN_VALUE, dx * dx + dy * dy);
  return (x, y) => {
    const [px, py] = [x - from.x, y - from.y];
    const share = Math.min(1, Math.max(0, (px * dx + py * dy) * perLength));
    return (px - share * dx) ** 2 + (py - share * dy) ** 2 <= radius * radius;
  };
}

/** Whether a point lies in the picture: from 0 up to, not including, its width and height. */
export const isInPicture = ({ x, y }: PixelPoint, { width, height }: PictureSize): boolean =>
  x >= 0 && y >= 0 && x < width && y < height;

/**
 * Whether a point lies in a polygon, by ray casting. A point on a border that two polygons share lies in one of them.
 */
export function isInside(point: PicturePoint, polygon: PicturePolygon): boolean {
  let inside = false;
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    const a = polygon[i]!;
    const b = polygon[j]!;
    if (a.y > point.y !== b.y > point.y && point.x < ((b.x - a.x) * (point.y - a.y)) / (b.y - a.y) + a.x)
      inside = !inside;
  }
  return inside;
}

/** The smallest upright rectangle that holds a polygon, in the polygon's own unit. Infinite for one without corners. */
export function boundsOf(polygon: PicturePolygon): { left: number; top: number; right: number; bottom: number } {
  const xs = polygon.map((p) => p.x);
  const ys = polygon.map((p) => p.y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

/** Overlap of two boxes as a share of the area that both cover together, 0..1. */
export function intersectionOverUnion(a: PixelBox, b: PixelBox): number {
  const w = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const h = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  if (w <= 0 || h <= 0) return 0;
  return (w * h) / (a.width * a.height + b.width * b.height - w * h);
}
