import type { CameraView } from '../contract/camera-view.ts';
import type { Role } from '../contract/role.ts';
import type { WindowKind } from '../contract/window-kind.ts';
import type { ZoneName } from '../contract/zone.ts';
import type { PicturePolygon } from './geometry.ts';
import type { Degrees, Metres, Milliseconds } from './units.ts';

/** Clocks that are set wrong by more than an hour are to be set right. */
export const LARGEST_CLOCK_OFFSET_MS: Milliseconds = 3_600_000;

export type CounterZones = { readonly [Name in ZoneName]?: PicturePolygon };

/** How a camera looks at a counter. Every property may be unknown. */
export interface CameraGeometry {
  /** What people call it, where the window has several. */
  readonly name?: string;
  /** Add it to the camera's clock to have that of the window's other cameras; where it is not known, it is estimated. */
  readonly clockOffsetMs?: Milliseconds;
  readonly view?: CameraView;
  /** Rotation about the vertical: 0 straight in front of the clerk, + from the clerk's left. */
  readonly yawDeg?: Degrees;
  /** Rotation about the horizontal: 0 level, + downwards. */
  readonly pitchDeg?: Degrees;
  /** Lens above the floor. */
  readonly heightM?: Metres;
  /** From the lens to the clerk's upper body at the counter. */
  readonly distanceM?: Metres;
  /** Horizontal field of view, 0..180. */
  readonly hfovDeg?: Degrees;
  readonly zones: CounterZones;
  /** Where clerks work side by side at the window, by name: each is judged by itself. */
  readonly posts?: Readonly<Record<string, CounterZones>>;
  /** Zones of the other windows in the picture: whoever is there belongs to them. */
  readonly neighbours?: readonly CounterZones[];
  /** Whose microphone each channel of its sound is. */
  readonly soundChannels?: Role[];
  /** Kind of the window that it looks at. */
  readonly windowKind?: WindowKind;
}

/** The zones of the window: of each of its posts, where it has several. What a post leaves out it shares with the others. */
export const ownZones = ({ zones, posts }: CameraGeometry): readonly CounterZones[] =>
  posts === undefined ? [zones] : Object.values(posts).map((post) => ({ ...zones, ...post }));

/** The zones of every window in the picture, the camera's own first. */
export const zonesOfAll = (camera: CameraGeometry): readonly CounterZones[] => [
  ...ownZones(camera),
  ...(camera.neighbours ?? []),
];

/** A post of a window, and how the camera sees it. */
export interface CameraOfPost {
  /** Undefined at a window of one post. */
  readonly post: string | undefined;
  readonly camera: CameraGeometry;
}

/** How a camera sees each post of its window: whoever is at another one is at a neighbour's. */
export function camerasOfPosts(camera: CameraGeometry): readonly CameraOfPost[] {
  const { posts, ...shared } = camera;
  if (posts === undefined) return [{ post: undefined, camera }];
  const all = ownZones(camera);
  return Object.keys(posts).map((post, i) => {
    const neighbours = [...all.filter((_, other) => other !== i), ...(camera.neighbours ?? [])];
    return { post, camera: { ...shared, zones: all[i]!, neighbours } };
  });
}
