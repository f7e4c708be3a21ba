import { type CounterCamera, type CounterPoint, toCameraAxes } from '../../src/core/counter-camera.ts';
import type { PixelPoint } from '../../src/core/geometry.ts';
import { subtract } from '../../src/core/vector.ts';

/** Where a point at the counter appears; may lie outside the picture. Points behind the camera give nonsense. */
export function project(camera: CounterCamera, point: CounterPoint): PixelPoint {
  const { x, y, z: depth } = toCameraAxes(camera, subtract(point, camera.position));
  const { picture, focalPx } = camera;
  return { x: picture.width / 2 + (focalPx * x) / depth, y: picture.height / 2 + (focalPx * y) / depth };
}
