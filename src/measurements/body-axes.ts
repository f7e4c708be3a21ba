import type { Metres, Pixels } from '../core/units.ts';
import type { Vector } from '../core/vector.ts';
import { between, cross, dot, length, scale, subtract, unit } from '../core/vector.ts';
import type { PoseLandmarkName, PoseLandmarks } from '../landmarks/pose-landmarks.ts';
import { pixelOf, worldOf } from '../landmarks/pose-landmarks.ts';

/** The directions of one person's own trunk as the pose net sees it: no camera file enters. */
export interface BodyAxes {
  /** Unit vectors in the camera's axes: along the line of the shoulders, from hips to shoulders, out of the chest. */
  readonly left: Vector;
  readonly up: Vector;
  readonly ahead: Vector;
  /** Middle of the hips to middle of the shoulders. */
  readonly trunkM: Metres;
}

/** The axes of the trunk in one pose, by its shoulder and hip joints. */
export function bodyAxes(pose: PoseLandmarks): BodyAxes {
  const [leftShoulder, rightShoulder] = [worldOf(pose, 'leftShoulder'), worldOf(pose, 'rightShoulder')];
  const hips = between(worldOf(pose, 'leftHip'), worldOf(pose, 'rightHip'));
  const trunk = subtract(between(leftShoulder, rightShoulder), hips);
  const left = unit(subtract(leftShoulder, rightShoulder));
  const up = unit(subtract(trunk, scale(left, dot(trunk, left))));
  return { left, up, ahead: cross(left, up), trunkM: Math.max(SHORTEST_TRUNK_M, length(trunk)) };
}

/** No trunk is shorter: only guards the division. */
const SHORTEST_TRUNK_M: Metres = 0.1;

/** The parts of a body that no counter hides and that lie at different heights. */
const UPPER: readonly PoseLandmarkName[] = ['nose', 'leftEar', 'rightEar', 'leftShoulder', 'rightShoulder'];

/**
 * How long the trunk would appear across the line of sight, by the scale of head and shoulders. A trunk that leans towards
 * the camera or is seen from above looks shorter than this.
 */
export function trunkPx(pose: PoseLandmarks): Pixels {
  const inPicture = spread(UPPER.map((name) => pixelOf(pose, name)));
  const inMetres = spread(UPPER.map((name) => worldOf(pose, name)));
  const { trunkM } = bodyAxes(pose);
  return inMetres === 0 ? 1 : Math.max(1, (trunkM * inPicture) / inMetres);
}

/** Root mean square distance from the middle, across the line of sight. */
function spread(points: readonly { readonly x: number; readonly y: number }[]): number {
  let [x, y, square] = [0, 0, 0];
  for (const point of points) {
    x += point.x / points.length;
    y += point.y / points.length;
  }
  for (const point of points) square += (point.x - x) ** 2 + (point.y - y) ** 2;
  return Math.sqrt(square / points.length);
}
