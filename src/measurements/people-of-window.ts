import type { CounterZones } from '../core/camera.ts';
import type { CounterCamera } from '../core/counter-camera.ts';
import {
  boundsOf,
  isInside,
  midpoint,
  type PicturePoint,
  type PicturePolygon,
  type PictureSize,
} from '../core/geometry.ts';
import type { Milliseconds } from '../core/units.ts';
import { hipMiddle, shoulderMiddle } from '../landmarks/upper-body.ts';
import type { FrameReading, PersonReading } from './reading.ts';

/** Whoever reaches over to the next window for less than this still belongs to the own one. */
const CHANGES_AFTER_MS: Milliseconds = 1500;

/** How far the clerk's place decides about a citizen, beside the citizens' own zone. */
const CLERK_COUNTS = 0.1;

/** At which window somebody is, and since when another one has been likelier. */
interface Place {
  window: number;
  other: number;
  otherSinceMs: Milliseconds;
}

/** The readings without the people of other windows in the picture. A person belongs to one window at a time. */
export function peopleOfWindow(readings: readonly FrameReading[], camera: CounterCamera): readonly FrameReading[] {
  const { windows, ownWindows, picture } = camera;
  if (windows.length === ownWindows) return readings;
  const places = new Map<string, Place>();
  return readings.map((frame) => ({
    ...frame,
    people: frame.people.filter((person) => placeOf(person, frame.tMs, places, windows, picture).window < ownWindows),
  }));
}

function placeOf(
  person: PersonReading,
  tMs: Milliseconds,
  places: Map<string, Place>,
  windows: readonly CounterZones[],
  picture: PictureSize,
): Place {
  const now = windowOf(person, windows, picture);
  const place = places.get(person.trackId) ?? { window: now, other: now, otherSinceMs: tMs };
  places.set(person.trackId, place);
  if (now !== place.other) [place.other, place.otherSinceMs] = [now, tMs];
  if (place.other !== place.window && tMs - place.otherSinceMs >= CHANGES_AFTER_MS) place.window = place.other;
  return place;
}

/** The window in whose zones the person is; outside of all, or in those of several, the one that is nearest. */
function windowOf({ pose, role }: PersonReading, windows: readonly CounterZones[], picture: PictureSize): number {
  const shoulders = shoulderMiddle(pose);
  const points = [shoulders, midpoint(shoulders, hipMiddle(pose))].map(({ x, y }) => ({
    x: x / picture.width,
    y: y / picture.height,
  }));
  const scores = windows.map((zones) => {
    const known = zonesOfRole(zones, role);
    const inside = Math.max(0, ...known.map((zone) => points.filter((point) => isInside(point, zone)).length));
    const apart = Math.min(...known.map((zone) => distanceTo(points[0]!, zone)));
    // Where posts share the citizens' side, who is served follows from whose place is nearer.
    const fromClerk = zones.clerk === undefined ? 1 : distanceTo(points[0]!, zones.clerk);
    return inside - apart - CLERK_COUNTS * fromClerk;
  });
  return scores.reduce((best, score, i) => (score > scores[best]! ? i : best), 0);
}

function zonesOfRole({ clerk, citizen, handover }: CounterZones, role: PersonReading['role']): PicturePolygon[] {
  const own = role === 'clerk' ? [clerk] : role === 'citizen' ? [citizen] : [clerk, citizen];
  const known = own.filter((zone) => zone !== undefined);
  return known.length > 0 ? known : [clerk, citizen, handover].filter((zone) => zone !== undefined);
}

/** From the middle of a zone, as a share of the picture; at most 1. */
function distanceTo({ x, y }: PicturePoint, zone: PicturePolygon): number {
  const { left, top, right, bottom } = boundsOf(zone);
  return Math.min(1, Math.hypot(x - (left + right) / 2, y - (top + bottom) / 2));
}
