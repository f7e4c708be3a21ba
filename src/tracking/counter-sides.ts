import { TRUNK_LENGTH_M } from '../core/anatomy.ts';
import { type CameraGeometry, zonesOfAll } from '../core/camera.ts';
import type { CounterPoint } from '../core/counter-camera.ts';
import { counterCamera, pixelsPerMetre } from '../core/counter-camera.ts';
import type { PictureSize } from '../core/geometry.ts';
import type { CounterSides } from './counter-role.ts';

const CLERK_CHEST: CounterPoint = { x: 0, y: 1.15, z: 0 };
/** A counter is about 0.7 m deep and the citizen stands close to it. */
const CITIZEN_CHEST: CounterPoint = { x: 0, y: 1.25, z: 1.2 };

/** What tells the two sides apart in this camera's picture, from where the camera stands. */
export function counterSides(geometry: CameraGeometry, picture: PictureSize): CounterSides {
  const camera = counterCamera(geometry, picture);
  return {
    windows: zonesOfAll(geometry),
    cameraYawDeg: camera.yawDeg,
    clerkBodyPx: TRUNK_LENGTH_M * pixelsPerMetre(camera, CLERK_CHEST),
    citizenBodyPx: TRUNK_LENGTH_M * pixelsPerMetre(camera, CITIZEN_CHEST),
  };
}
