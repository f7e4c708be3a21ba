import type { CameraGeometry, CounterZones } from '../../src/core/camera.ts';
import type { CounterCamera } from '../../src/core/counter-camera.ts';
import { counterCamera } from '../../src/core/counter-camera.ts';
import type { PicturePolygon, PictureSize } from '../../src/core/geometry.ts';

export const HD: PictureSize = { width: 1280, height: 720 };

/** Cameras as they hang at counters. */
export const CAMERAS: Readonly<Record<string, CameraGeometry>> = {
  front: { view: 'front', yawDeg: 4, pitchDeg: 16, heightM: 1.85, distanceM: 2.5, hfovDeg: 56, zones: {} },
  'front-high': { view: 'front-high', yawDeg: 16, pitchDeg: 30, heightM: 2.55, distanceM: 2.8, hfovDeg: 54, zones: {} },
  'three-quarter': {
    view: 'three-quarter',
    yawDeg: -45,
    pitchDeg: 15,
    heightM: 1.85,
    distanceM: 2.7,
    hfovDeg: 54,
    zones: {},
  },
  side: { view: 'side', yawDeg: 88, pitchDeg: 5, heightM: 1.4, distanceM: 3, hfovDeg: 52, zones: {} },
};

export const cameraCalled = (name: string, picture = HD): CounterCamera => counterCamera(CAMERAS[name]!, picture);

const band = (left: number, right: number): PicturePolygon => [
  { x: left, y: 0 },
  { x: right, y: 0 },
  { x: right, y: 1 },
  { x: left, y: 1 },
];

/** Clerk on the right, citizen on the left of the picture, papers between. */
export const SIDE_BY_SIDE: CounterZones = {
  clerk: band(0.5, 1),
  citizen: band(0, 0.5),
  handover: band(0.35, 0.65),
};

/** Zones that tell nobody's side: either side of the counter may be anywhere in the picture. */
export const EVERYWHERE: CounterZones = { clerk: band(0, 1), citizen: band(0, 1) };
