import type { CameraView } from '../contract/camera-view.ts';
import { type CameraGeometry, type CounterZones, ownZones, zonesOfAll } from './camera.ts';
import type { PicturePolygon, PictureSize, PixelPoint, WorldPoint } from './geometry.ts';
import type { Degrees, Metres, Pixels } from './units.ts';
import { toDegrees, toRadians } from './units.ts';
import { add, cross, dot, scale, subtract, unit } from './vector.ts';

/**
 * A place at the counter, metres. Origin on the floor below the clerk; x to the clerk's left, y up, z from the clerk
 * across the counter to the citizen.
 */
export interface CounterPoint {
  readonly x: Metres;
  readonly y: Metres;
  readonly z: Metres;
}

/** A pinhole camera without roll or distortion that looks at the clerk's place. */
export interface CounterCamera {
  readonly picture: PictureSize;
  readonly position: CounterPoint;
  readonly yawDeg: Degrees;
  readonly pitchDeg: Degrees;
  readonly focalPx: Pixels;
  /** Unit vectors of the picture's right, down and into-the-picture axes. */
  readonly right: CounterPoint;
  readonly down: CounterPoint;
  readonly forward: CounterPoint;
  /** Whether height, pitch, distance and field of view were all given; otherwise typical values stand in. */
  readonly calibrated: boolean;
  /** Whether the camera file says from which side the camera looks. */
  readonly yawKnown: boolean;
  /** Whether zones tell the clerk's side of the picture from the citizens'. */
  readonly hasZones: boolean;
  /** Zones of every window in the picture, those of the own one's posts first. */
  readonly windows: readonly CounterZones[];
  /** How many of them are the own window's. */
  readonly ownWindows: number;
}

interface TypicalMounting {
  readonly yawDeg: Degrees;
  readonly heightM: Metres;
  readonly distanceM: Metres;
  readonly hfovDeg: Degrees;
}

/** Assumption: usual mountings of counter cameras. Quantities that depend on them carry a larger uncertainty. */
const TYPICAL: Record<CameraView, TypicalMounting> = {
  front: { yawDeg: 0, heightM: 1.9, distanceM: 2.5, hfovDeg: 56 },
  'front-high': { yawDeg: 0, heightM: 2.6, distanceM: 2.8, hfovDeg: 56 },
  'three-quarter': { yawDeg: 45, heightM: 1.9, distanceM: 2.7, hfovDeg: 56 },
  side: { yawDeg: 90, heightM: 1.5, distanceM: 3, hfovDeg: 56 },
  close: { yawDeg: 0, heightM: 1.55, distanceM: 1.75, hfovDeg: 45 },
};

/** Height at which a camera of unknown pitch is assumed to look: the chest of a clerk at the counter. */
const SCENE_MIDDLE_HEIGHT_M: Metres = 1.12;
/** The middle of the scene lies over the clerk's edge of the counter. */
const SCENE_MIDDLE_DEPTH_M: Metres = 0.15;

/**
 * Builds the camera model from a camera file and the size of the picture in whose pixels the landmarks are. What the
 * file leaves out is taken from the usual mounting of its view; a missing pitch is the one that looks at the clerk's
 * chest.
 */
export function counterCamera(geometry: CameraGeometry, picture: PictureSize): CounterCamera {
  const own = ownZones(geometry);
  const typical = TYPICAL[geometry.view ?? 'front'];
  const yawDeg = geometry.yawDeg ?? typical.yawDeg * sideOf(own[0]!);
  const heightM = geometry.heightM ?? typical.heightM;
  const distanceM = geometry.distanceM ?? typical.distanceM;
  const pitchDeg = geometry.pitchDeg ?? pitchTowards(SCENE_MIDDLE_HEIGHT_M, heightM, distanceM);
  const focalPx = picture.width / 2 / Math.tan(toRadians(geometry.hfovDeg ?? typical.hfovDeg) / 2);
  const yaw = toRadians(yawDeg);
  const pitch = toRadians(pitchDeg);
  const onFloor = distanceM * Math.cos(pitch);
  const forward = {
    x: -Math.sin(yaw) * Math.cos(pitch),
    y: -Math.sin(pitch),
    z: -Math.cos(yaw) * Math.cos(pitch),
  };
  const right = { x: Math.cos(yaw), y: 0, z: -Math.sin(yaw) };
  return {
    picture,
    yawDeg,
    pitchDeg,
    focalPx,
    forward,
    right,
    down: cross(forward, right),
    position: {
      x: onFloor * Math.sin(yaw),
      y: heightM,
      z: SCENE_MIDDLE_DEPTH_M + onFloor * Math.cos(yaw),
    },
    yawKnown: geometry.yawDeg !== undefined,
    windows: zonesOfAll(geometry),
    ownWindows: own.length,
    hasZones: own.some(({ clerk, citizen }) => clerk !== undefined || citizen !== undefined),
    calibrated: [geometry.heightM, geometry.distanceM, geometry.hfovDeg, geometry.pitchDeg].every(
      (v) => v !== undefined,
    ),
  };
}

/**
 * 1 where the camera stands on the clerk's left, -1 on the right: from there the citizen appears right of the clerk.
 */
function sideOf({ clerk, citizen }: CounterZones): 1 | -1 {
  if (!clerk || !citizen) return 1;
  const middle = (zone: PicturePolygon) => zone.reduce((sum, { x }) => sum + x, 0) / zone.length;
  return middle(citizen) > middle(clerk) ? -1 : 1;
}

function pitchTowards(targetHeightM: Metres, heightM: Metres, distanceM: Metres): Degrees {
  const sine = (heightM - targetHeightM) / distanceM;
  return toDegrees(Math.asin(Math.min(1, Math.max(-1, sine))));
}

/** Turns a direction from the camera's axes (right, down, into the picture) into the counter's. */
export const toCounterAxes = (camera: CounterCamera, { x, y, z }: WorldPoint): CounterPoint =>
  add(add(scale(camera.right, x), scale(camera.down, y)), scale(camera.forward, z));

/** Turns a direction from the counter's axes into the camera's: right, down, into the picture. */
export const toCameraAxes = (camera: CounterCamera, direction: CounterPoint): WorldPoint => ({
  x: dot(direction, camera.right),
  y: dot(direction, camera.down),
  z: dot(direction, camera.forward),
});

/** Direction, in the camera's axes and not of unit length, in which it sees a pixel. */
const rayThrough = ({ picture, focalPx }: CounterCamera, pixel: PixelPoint): WorldPoint => ({
  x: (pixel.x - picture.width / 2) / focalPx,
  y: (pixel.y - picture.height / 2) / focalPx,
  z: 1,
});

/**
 * Turns a direction that was measured about the line of sight of a pixel (right, down, away along the line) into the
 * counter's axes: what is cut out of a picture far from its middle is seen at an angle.
 */
export function fromLineOfSight(camera: CounterCamera, pixel: PixelPoint, { x, y, z }: WorldPoint): CounterPoint {
  const away = unit(rayThrough(camera, pixel));
  const right = unit({ x: away.z, y: 0, z: -away.x });
  const down = cross(away, right);
  return toCounterAxes(camera, add(add(scale(right, x), scale(down, y)), scale(away, z)));
}

/**
 * Where the line of sight of a pixel meets the upright plane along the counter, `acrossM` in front of the clerk; undefined
 * where it does not.
 */
export function onPlaneAlongCounter(
  camera: CounterCamera,
  pixel: PixelPoint,
  acrossM: Metres,
): CounterPoint | undefined {
  const ray = toCounterAxes(camera, rayThrough(camera, pixel));
  const along = (acrossM - camera.position.z) / ray.z;
  return along > 0 && Number.isFinite(along) ? add(camera.position, scale(ray, along)) : undefined;
}

/**
 * Where the ray through a pixel meets the upright plane across the view at the clerk's place, moved by
 * `towardsCameraM`. One camera gives no depth; the plane stands in for it.
 */
export function onClerkPlane(camera: CounterCamera, pixel: PixelPoint, towardsCameraM: Metres = 0): CounterPoint {
  const yaw = toRadians(camera.yawDeg);
  const normal = { x: Math.sin(yaw), y: 0, z: Math.cos(yaw) };
  const ray = toCounterAxes(camera, rayThrough(camera, pixel));
  const along = (towardsCameraM - dot(camera.position, normal)) / dot(ray, normal);
  return add(camera.position, scale(ray, along));
}

/** Scale of the picture across the view at a point of the counter, in pixels a metre. */
export const pixelsPerMetre = (camera: CounterCamera, point: CounterPoint): number =>
  camera.focalPx / dot(subtract(point, camera.position), camera.forward);
