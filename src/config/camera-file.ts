import { z } from 'zod';
import { CAMERA_VIEWS } from '../contract/camera-view.ts';
import { ROLES } from '../contract/role.ts';
import { isSelfCrossing } from '../contract/self-crossing.ts';
import { WINDOW_KINDS } from '../contract/window-kind.ts';
import { ZONE_NAMES } from '../contract/zone.ts';
import { type CameraGeometry, LARGEST_CLOCK_OFFSET_MS } from '../core/camera.ts';
import type { PicturePolygon } from '../core/geometry.ts';
import { parseWith, readDocument } from './read-document.ts';

/** Share of the picture: a smaller zone is only a line. */
const SMALLEST_ZONE_AREA = 1e-4;

const between = (low: number, high: number, unit: string) => {
  const message = `must be a number from ${low} to ${high}${unit}`;
  return z.number({ error: message }).min(low, message).max(high, message);
};

const fraction = between(0, 1, ' of the picture');
const point = z.tuple([fraction, fraction], { error: 'must be a corner [x, y]' }).transform(([x, y]) => ({ x, y }));

const polygon = z
  .array(point, { error: 'must be a list of corners [[x, y], …]' })
  .min(3, 'needs three or more corners')
  .superRefine((corners, context) => {
    if (isSelfCrossing(corners))
      context.addIssue('the sides cross each other: give the corners in order around the zone');
    else if (areaOf(corners) < SMALLEST_ZONE_AREA) context.addIssue('the corners enclose no area');
  });

const zones = z.looseObject(
  { clerk: polygon.optional(), citizen: polygon.optional(), handover: polygon.optional() },
  { error: 'must be a mapping of clerk, citizen and handover to polygons' },
);

const view = z.enum(CAMERA_VIEWS, { error: `must be one of ${CAMERA_VIEWS.join(', ')}` });
/** Ranges of any camera that sees a counter: generous, so that only mistakes are refused. */
const position = {
  view: view.optional(),
  yawDeg: between(-180, 180, '°').optional(),
  pitchDeg: between(-90, 90, '°').optional(),
  heightM: between(0, 20, ' m').optional(),
  distanceM: between(0.1, 50, ' m').optional(),
  hfovDeg: between(5, 175, '°').optional(),
};
const soundChannels = z
  .array(z.enum(ROLES, { error: `must be one of ${ROLES.join(', ')}` }), {
    error: 'must be a list of whose channel is which',
  })
  .length(2, 'must name both channels')
  .refine(([first, second]) => first !== second, 'must name two different sides');
const name = z
  .string({ error: 'must be a text' })
  .min(1, 'must not be empty')
  .max(60, 'must have at most 60 characters');
const clockOffsetMs = between(-LARGEST_CLOCK_OFFSET_MS, LARGEST_CLOCK_OFFSET_MS, ' ms');
const windowKind = z.enum(WINDOW_KINDS, { error: `must be one of ${WINDOW_KINDS.join(', ')}` });
const cameraFile = z.looseObject(
  {
    ...position,
    name: name.optional(),
    clockOffsetMs: clockOffsetMs.optional(),
    windowKind: windowKind.optional(),
    soundChannels: soundChannels.optional(),
    zones: zones.optional(),
    camera: z.looseObject(position).optional(),
  },
  { error: 'must be a mapping of keys to values' },
);

export interface CameraFile {
  readonly geometry: CameraGeometry;
  /** Keys without a meaning here: extra information, or typing errors. */
  readonly unknownKeys: readonly string[];
}

/**
 * Reads a camera file with `view`, `yawDeg` … and `zones`; all but the zones may also be under `camera`.
 * @throws LiyiError LIYI_CAMERA_FILE
 */
export function readCameraFile(path: string): CameraFile {
  const file = parseWith(cameraFile, readDocument(path, 'LIYI_CAMERA_FILE'), path, 'LIYI_CAMERA_FILE');
  const { camera, zones: zoneKeys, windowKind, soundChannels, name, clockOffsetMs, ...top } = file;
  const known = { ...camera, ...top };
  return {
    geometry: {
      ...(name !== undefined && { name }),
      ...(clockOffsetMs !== undefined && { clockOffsetMs }),
      ...pick(known, Object.keys(position) as (keyof typeof position)[]),
      ...(windowKind && { windowKind }),
      ...(soundChannels && { soundChannels }),
      zones: pick(zoneKeys ?? {}, ZONE_NAMES),
    },
    unknownKeys: [
      ...unknownIn(top, Object.keys(position), ''),
      ...unknownIn(camera ?? {}, Object.keys(position), 'camera.'),
      ...unknownIn(zoneKeys ?? {}, Object.keys(zones.shape), 'zones.'),
    ],
  };
}

const unknownIn = (mapping: object, known: readonly string[], prefix: string): string[] =>
  Object.keys(mapping)
    .filter((key) => !known.includes(key))
    .map((key) => prefix + key);

type Picked<T, K extends keyof T> = { [P in K]?: Exclude<T[P], undefined> };

function pick<T extends object, K extends keyof T>(mapping: T, keys: readonly K[]): Picked<T, K> {
  return Object.fromEntries(
    keys.filter((key) => mapping[key] !== undefined).map((key) => [key, mapping[key]]),
  ) as Picked<T, K>;
}

/** Area by the shoelace formula. */
function areaOf(polygon: PicturePolygon): number {
  const twice = polygon.reduce((sum, a, i) => {
    const b = polygon[(i + 1) % polygon.length]!;
    return sum + a.x * b.y - b.x * a.y;
  }, 0);
  return Math.abs(twice) / 2;
}
