import type { PixelPoint } from '../core/geometry.ts';
import { midpoint } from '../core/geometry.ts';
import type { Roi } from './roi.ts';
import { alignedRoi, roiToPicture, shiftedAndScaled } from './roi.ts';

/** Wrist, thumb and the first two joints of each finger: what does not move much. */
const STEADY = [0, 1, 2, 3, 5, 6, 9, 10, 13, 14, 17, 18] as const;
const WRIST = 0;
const INDEX_KNUCKLE = 5;
const MIDDLE_KNUCKLE = 9;
const RING_KNUCKLE = 13;
/** Source: MediaPipe's hand_landmark_landmarks_to_roi graph. */
const SCALE = 2;
const SHIFT = -0.1;

/**
 * The square for the landmark net about a hand whose landmarks are known, turned so that the fingers point up.
 * @param picture 21 × (x, y, z)
 */
export function handRoi(picture: Float32Array): Roi {
  const point = (i: number): PixelPoint => ({ x: picture[3 * i]!, y: picture[3 * i + 1]! });
  const knuckles = midpoint(midpoint(point(INDEX_KNUCKLE), point(RING_KNUCKLE)), point(MIDDLE_KNUCKLE));
  const { rotationRad } = alignedRoi(point(WRIST), knuckles, 1);
  const [cos, sin] = [Math.cos(rotationRad), Math.sin(rotationRad)];
  // The box along the hand's own axes, about the picture's origin.
  const across = STEADY.map(point).map(({ x, y }) => x * cos + y * sin);
  const along = STEADY.map(point).map(({ x, y }) => y * cos - x * sin);
  const [left, right] = [Math.min(...across), Math.max(...across)];
  const [top, bottom] = [Math.min(...along), Math.max(...along)];
  const axes = { centreX: 0, centreY: 0, sidePx: 1, rotationRad };
  const centre = roiToPicture(axes, (left + right) / 2 + 0.5, (top + bottom) / 2 + 0.5);
  const [width, height] = [right - left, bottom - top];
  const sidePx = Math.max(width, height);
  return shiftedAndScaled(
    { centreX: centre.x, centreY: centre.y, sidePx, rotationRad },
    0,
    (SHIFT * height) / sidePx,
    SCALE,
  );
}
