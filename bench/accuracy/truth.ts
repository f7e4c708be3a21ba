import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CameraView } from '../../src/contract/camera-view.ts';
import type { CameraGeometry } from '../../src/core/camera.ts';
import type { PicturePolygon } from '../../src/core/geometry.ts';
import type { Interval } from '../../src/core/interval.ts';
import type { Degrees, Pixels } from '../../src/core/units.ts';

/** What happens in a clip; more types than Liyi reports. Format: fixtures/clips/ATTRIBUTION.md. */
export interface TruthEvent extends Interval {
  readonly type: string;
  /** `clerk` or `citizen`, which is the role too. */
  readonly person: string;
  /** A bow's, from the vertical; `baselineDeg` is the pitch before it. */
  readonly peakDeg?: Degrees;
  readonly baselineDeg?: Degrees;
  readonly gradeDeg?: Degrees;
  /** How far a bow's peak is from a border between grades. */
  readonly gradeBorderDeg?: Degrees;
  /** A smile's: the smallest size of the face in it. */
  readonly minFaceBoxPx?: Pixels;
}

export interface IgnoredStretch extends Interval {
  readonly types: readonly string[];
}

export interface Truth {
  readonly camera: Omit<CameraGeometry, 'zones' | 'view'> & { readonly view: CameraView };
  readonly zones: Readonly<Record<'clerk' | 'citizen' | 'handover', readonly (readonly [x: number, y: number])[]>>;
  readonly events: readonly TruthEvent[];
  readonly ignore?: readonly IgnoredStretch[];
}

export interface Clip {
  readonly name: string;
  readonly path: string;
  readonly truth: Truth;
}

const SHARED = fileURLToPath(new URL('../../../shared/footage', import.meta.url));
const BUNDLED = fileURLToPath(new URL('../../fixtures/clips', import.meta.url));
const SUFFIX = '.truth.json';

/** The larger set beside the repository where it is there, else the two bundled clips. */
export const defaultFolder = (): string => (existsSync(SHARED) ? SHARED : BUNDLED);

/** Every `<clip>.mp4` of a folder that has a `<clip>.truth.json`, by name. */
export const clipsOf = (folder: string): Clip[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(SUFFIX))
    .toSorted()
    .map((file) => {
      const name = basename(file, SUFFIX);
      return { name, path: join(folder, `${name}.mp4`), truth: readTruth(join(folder, file)) };
    });

export const readTruth = (path: string): Truth => JSON.parse(readFileSync(path, 'utf8'));

export function cameraOf({ camera, zones }: Truth): CameraGeometry {
  const { view, yawDeg, pitchDeg, heightM, distanceM, hfovDeg } = camera;
  const polygon = (corners: readonly (readonly [number, number])[]): PicturePolygon =>
    corners.map(([x, y]) => ({ x, y }));
  return {
    view,
    ...defined({ yawDeg, pitchDeg, heightM, distanceM, hfovDeg }),
    zones: {
      clerk: polygon(zones.clerk),
      citizen: polygon(zones.citizen),
      handover: polygon(zones.handover),
    },
  };
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
const defined = <T extends object>(values: T): Defined<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
