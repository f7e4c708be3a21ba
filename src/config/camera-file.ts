import { z } from 'zod';
import { CAMERA_VIEWS } from '../contract/camera-view.ts';
import { MOST_POSTS, POST_NAME, POST_NAME_RULE } from '../contract/post-name.ts';
import { ROLES } from '../contract/role.ts';
import { isSelfCrossing } from '../contract/self-crossing.ts';
import { WINDOW_KINDS } from '../contract/window-kind.ts';
import { ZONE_NAMES } from '../contract/zone.ts';
import { type CameraGeometry, LARGEST_CLOCK_OFFSET_MS, ownZones } from '../core/camera.ts';
import { LiyiError } from '../core/errors.ts';
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
const POSITION_KEYS = Object.keys(position) as (keyof typeof position)[];
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
const posts = z
  .record(z.string(), zones, { error: 'must be a mapping of names of posts to their zones' })
  .refine((named) => Object.keys(named).every((post) => POST_NAME.test(post)), POST_NAME_RULE)
  .refine((named) => Object.keys(named).length > 1, 'must name two posts or more')
  .refine((named) => Object.keys(named).length <= MOST_POSTS, `must name at most ${MOST_POSTS} posts`);
const windowOfCamera = z.looseObject(
  { ...position, windowKind: windowKind.optional(), posts: posts.optional(), zones },
  { error: 'must be a mapping with the zones of the window' },
);
const windows = z
  .record(z.string().min(1).max(64), windowOfCamera, { error: 'must be a mapping of codes of windows to their zones' })
  .refine((named) => Object.keys(named).length > 0, 'must name a window');
const cameraFile = z
  .looseObject(
    {
      ...position,
      name: name.optional(),
      clockOffsetMs: clockOffsetMs.optional(),
      windowKind: windowKind.optional(),
      soundChannels: soundChannels.optional(),
      zones: zones.optional(),
      posts: posts.optional(),
      windows: windows.optional(),
      camera: z.looseObject(position).optional(),
    },
    { error: 'must be a mapping of keys to values' },
  )
  .refine(({ zones, windows }) => zones === undefined || windows === undefined, {
    path: ['windows'],
    error: 'zones belong to a window each: give zones, or windows, not both',
  });

export interface CameraFile {
  /** Of the window that it looks at; of the first one where it names several. */
  readonly geometry: CameraGeometry;
  /** By window, where the file names those that the camera sees. */
  readonly windows?: Readonly<Record<string, CameraGeometry>>;
  /** Keys without a meaning here: extra information, or typing errors. */
  readonly unknownKeys: readonly string[];
}

/**
 * Reads a camera file with `view`, `yawDeg` … and `zones`, or `windows` with the zones of each; all but the zones may also be
 * under `camera`.
 * @throws LiyiError LIYI_CAMERA_FILE
 */
export function readCameraFile(path: string): CameraFile {
  const file = parseWith(cameraFile, readDocument(path, 'LIYI_CAMERA_FILE'), path, 'LIYI_CAMERA_FILE');
  const { camera, zones: zoneKeys, posts, windows, windowKind, soundChannels, name, clockOffsetMs, ...top } = file;
  const known = { ...camera, ...top };
  const common = {
    ...(name !== undefined && { name }),
    ...(clockOffsetMs !== undefined && { clockOffsetMs }),
    ...pick(known, POSITION_KEYS),
    ...(windowKind && { windowKind }),
    ...(soundChannels && { soundChannels }),
  };
  const shared = ofWindows(common, windows ?? {});
  return {
    geometry: shared[0]?.[1] ?? { ...common, zones: pick(zoneKeys ?? {}, ZONE_NAMES), ...namedPosts(posts) },
    ...(windows && { windows: Object.fromEntries(shared) }),
    unknownKeys: [
      ...unknownIn(top, POSITION_KEYS, ''),
      ...unknownIn(camera ?? {}, POSITION_KEYS, 'camera.'),
      ...unknownIn(zoneKeys ?? {}, Object.keys(zones.shape), 'zones.'),
      ...Object.entries(windows ?? {}).flatMap(([code, { zones: own, ...keys }]) => [
        ...unknownIn(keys, [...POSITION_KEYS, 'windowKind', 'posts'], `windows.${code}.`),
        ...unknownIn(own, Object.keys(zones.shape), `windows.${code}.zones.`),
      ]),
    ],
  };
}

const namedPosts = (named: z.infer<typeof posts> | undefined) =>
  named && { posts: Object.fromEntries(Object.entries(named).map(([post, own]) => [post, pick(own, ZONE_NAMES)])) };

/** What each window has of its own goes before what the file says of the camera; the others are its neighbours. */
function ofWindows(
  common: Omit<CameraGeometry, 'zones'>,
  windows: Readonly<Record<string, z.infer<typeof windowOfCamera>>>,
): (readonly [code: string, geometry: CameraGeometry])[] {
  const known = Object.entries(windows).map(([code, own]) => ({ code, own, zones: pick(own.zones, ZONE_NAMES) }));
  return known.map(({ code, own, zones }, i) => {
    const neighbours = known
      .filter((_, other) => other !== i)
      .flatMap((other) => ownZones({ zones: other.zones, ...namedPosts(other.own.posts) }));
    const { windowKind, posts } = own;
    return [
      code,
      {
        ...{ ...common, ...pick(own, POSITION_KEYS), zones },
        ...(windowKind && { windowKind }),
        ...namedPosts(posts),
        ...(neighbours.length > 0 && { neighbours }),
      },
    ];
  });
}

/**
 * What a camera file says of one window.
 * @throws LiyiError LIYI_CAMERA_FILE where the file names the windows that the camera sees, and this one is not among them
 */
export function geometryOf({ geometry, windows }: CameraFile, window: string, path: string): CameraGeometry {
  if (windows === undefined) return geometry;
  const own = windows[window];
  if (own !== undefined) return own;
  throw new LiyiError('LIYI_CAMERA_FILE', {
    message: `${path} does not name window ${window}`,
    remedy: `It names ${Object.keys(windows).join(', ')}: add the zones of ${window}, or name another camera file.`,
  });
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
