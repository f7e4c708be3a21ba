import { readFileSync } from 'node:fs';
import type { CameraView } from '../../src/contract/camera-view.ts';
import type { CameraGeometry } from '../../src/core/camera.ts';
import type { PicturePolygon } from '../../src/core/geometry.ts';
import type { Interval } from '../../src/core/interval.ts';
import type { Degrees, Milliseconds, Pixels } from '../../src/core/units.ts';

/** What happens in a clip; more types than Liyi reports. Format: fixtures/clips/ATTRIBUTION.md. */
export interface TruthEvent extends Interval {
  readonly type: string;
  /** `clerk`, `citizen`, `clerk2`, `passer` …; truth made by hand has the role in its place. */
  readonly person: string;
  /** What kind of it, where the truth tells kinds apart; more kinds than Liyi reports. */
  readonly variant?: string;
  /** A bow's, from the vertical; `baselineDeg` is the pitch before it. */
  readonly peakDeg?: Degrees;
  readonly baselineDeg?: Degrees;
  readonly peakAtMs?: Milliseconds;
  readonly gradeDeg?: Degrees;
  /** How far a bow's peak is from a border between grades. */
  readonly gradeBorderDeg?: Degrees;
  /** A bow's own depth, in truth made by hand. */
  readonly deg?: Degrees;
  /** A smile's: the smallest size of the face in it. */
  readonly minFaceBoxPx?: Pixels;
}

export interface IgnoredStretch extends Interval {
  readonly types: readonly string[];
}

type Corners = readonly (readonly [x: number, y: number])[];

export interface Truth {
  /** Left out where nobody measured it. */
  readonly camera?: Omit<CameraGeometry, 'zones' | 'view'> & { readonly view: CameraView };
  readonly zones?: Readonly<Record<'clerk' | 'citizen' | 'handover', Corners>> & {
    readonly clerk2?: Corners;
    readonly citizen2?: Corners;
  };
  /** From the first picture's presentation time. */
  readonly footage: Interval;
  readonly events: readonly TruthEvent[];
  readonly ignore?: readonly IgnoredStretch[];
}

/** As written: of a rendered clip, or by hand of a real one. */
type TruthFile = Omit<Truth, 'footage' | 'events'> & {
  readonly events: readonly (Omit<TruthEvent, 'person'> & { readonly person?: string; readonly role?: string })[];
  readonly startOffsetMs?: Milliseconds;
  readonly durationMs?: Milliseconds;
  readonly seconds?: number;
};

export function readTruth(path: string): Truth {
  const file: TruthFile = JSON.parse(readFileSync(path, 'utf8'));
  const { startOffsetMs = 0, durationMs = 1000 * (file.seconds ?? 0) } = file;
  return {
    ...(file.camera && { camera: file.camera }),
    ...(file.zones && { zones: file.zones }),
    ...(file.ignore && { ignore: file.ignore }),
    footage: { startMs: startOffsetMs, endMs: startOffsetMs + durationMs },
    events: file.events.map(({ role = 'clerk', ...event }) => ({ ...event, person: event.person ?? role })),
  };
}

/** Which side of the counter a person of the truth belongs to. */
export const roleOf = (person: string): 'clerk' | 'citizen' => (/^(citizen|passer)/.test(person) ? 'citizen' : 'clerk');

/** In a picture of two windows the first is analysed; the people of the second have names that end in 2. */
export const isAtOtherWindow = ({ person }: TruthEvent, { zones }: Pick<Truth, 'zones'>): boolean =>
  zones?.citizen2 !== undefined && person.endsWith('2');

/** Pitch at a bow's peak, relative to the pitch before it. */
export const bowDepthOf = ({ deg, peakDeg = 0, baselineDeg = 0 }: TruthEvent): Degrees => deg ?? peakDeg - baselineDeg;

/** Nothing but zones without corners where the truth has no camera. */
export function cameraOf({ camera, zones }: Truth): CameraGeometry {
  if (!camera || !zones) return { zones: {} };
  const { view, yawDeg, pitchDeg, heightM, distanceM, hfovDeg } = camera;
  const polygon = (corners: Corners): PicturePolygon => corners.map(([x, y]) => ({ x, y }));
  // A second clerk without citizens of an own works at another post of the same window.
  const hasPosts = zones.clerk2 !== undefined && zones.citizen2 === undefined;
  return {
    view,
    windowKind: 'comprehensive',
    ...defined({ yawDeg, pitchDeg, heightM, distanceM, hfovDeg }),
    zones: {
      clerk: polygon(zones.clerk),
      citizen: polygon(zones.citizen),
      handover: polygon(zones.handover),
    },
    ...(hasPosts && { posts: { '1': { clerk: polygon(zones.clerk) }, '2': { clerk: polygon(zones.clerk2!) } } }),
  };
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
const defined = <T extends object>(values: T): Defined<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
