import type { CounterZones } from '../core/camera.ts';
import { type CounterCamera, onPlaneAlongCounter } from '../core/counter-camera.ts';
import { boundsOf, isInside, type PicturePoint, type PicturePolygon } from '../core/geometry.ts';
import type { Metres, Milliseconds } from '../core/units.ts';
import { trunkPoints } from '../landmarks/upper-body.ts';
import type { FrameReading, PersonReading } from './reading.ts';

/** Whoever reaches over to the next window for less than this still belongs to the own one. */
const CHANGES_AFTER_MS: Milliseconds = 1500;

/** How far the clerk's place decides about a citizen, beside the citizens' own zone. */
const CLERK_COUNTS = 0.1;
/** Assumption: whoever is served stands across the counter, within this of the clerk's place. */
const FARTHEST_M: Metres = 3;
/** Citizens stand this far before the clerk's place. */
const CITIZEN_ACROSS_M: Metres = 1.2;

/** At which window somebody is, and since when another one has been likelier. */
interface Place {
  window: number;
  other: number;
  otherSinceMs: Milliseconds;
}

/** The readings without the people of other windows in the picture. A person belongs to one window at a time. */
export function peopleOfWindow(readings: readonly FrameReading[], camera: CounterCamera): readonly FrameReading[] {
  if (camera.windows.length === camera.ownWindows) return readings;
  return peopleAt(readings, camera, (window) => window < camera.ownWindows);
}

/** The readings with the clerks of the other windows in the picture alone; none where the picture shows one window. */
export function clerksElsewhere(readings: readonly FrameReading[], camera: CounterCamera): readonly FrameReading[] {
  if (camera.windows.length === camera.ownWindows) return [];
  return peopleAt(readings, camera, (window, { role }) => window >= camera.ownWindows && role === 'clerk');
}

function peopleAt(
  readings: readonly FrameReading[],
  camera: CounterCamera,
  isWanted: (window: number, person: PersonReading) => boolean,
): readonly FrameReading[] {
  const windowOf = windowsOfPeople(readings, camera);
  return readings.map((frame) => ({
    ...frame,
    people: frame.people.filter((person) => isWanted(windowOf(person, frame.tMs), person)),
  }));
}

/** At which window each person is: whoever goes on to another one belongs there from when it was likelier. */
function windowsOfPeople(
  readings: readonly FrameReading[],
  camera: CounterCamera,
): (person: PersonReading, tMs: Milliseconds) => number {
  const places = new Map<string, Place>();
  const stays = new Map<string, { readonly window: number; readonly sinceMs: Milliseconds }[]>();
  for (const { people, tMs } of readings) {
    for (const person of people) {
      const before = places.get(person.trackId)?.window;
      const { window, otherSinceMs } = placeOf(person, tMs, places, camera);
      const own = stays.get(person.trackId) ?? [];
      if (window !== before) stays.set(person.trackId, [...own, { window, sinceMs: otherSinceMs }]);
    }
  }
  return ({ trackId }, tMs) => stays.get(trackId)!.findLast(({ sinceMs }) => sinceMs <= tMs)!.window;
}

function placeOf(person: PersonReading, tMs: Milliseconds, places: Map<string, Place>, camera: CounterCamera): Place {
  const now = windowOf(person, camera);
  const place = places.get(person.trackId) ?? { window: now, other: now, otherSinceMs: tMs };
  places.set(person.trackId, place);
  if (now !== place.other) [place.other, place.otherSinceMs] = [now, tMs];
  if (place.other !== place.window && tMs - place.otherSinceMs >= CHANGES_AFTER_MS) place.window = place.other;
  return place;
}

/** The window in whose zones the person is; outside of all, or in those of several, the one that is nearest. */
function windowOf({ pose, role }: PersonReading, camera: CounterCamera): number {
  const { windows, picture } = camera;
  const points = trunkPoints(pose).map(({ x, y }) => ({
    x: x / picture.width,
    y: y / picture.height,
  }));
  const scores = windows.map((zones) => {
    const known = zonesOfRole(zones, role);
    const inside = Math.max(0, ...known.map((zone) => points.filter((point) => isInside(point, zone)).length));
    const apart = Math.min(...known.map((zone) => distanceTo(points[0]!, zone)));
    // Where posts share the citizens' side, who is served follows from whose place is nearer.
    const fromClerk = zones.clerk === undefined ? 1 : fromPlace(points[0]!, zones.clerk, role, camera);
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
  const middle = middleOf(zone);
  return Math.min(1, Math.hypot(x - middle.x, y - middle.y));
}

function middleOf(zone: PicturePolygon): PicturePoint {
  const { left, top, right, bottom } = boundsOf(zone);
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

/**
 * From a clerk's place, 0..1. A citizen's is measured along the counter where the camera file tells it: from aside, whoever
 * stands before one post is nearer to the next one in the picture.
 */
function fromPlace(
  at: PicturePoint,
  clerk: PicturePolygon,
  role: PersonReading['role'],
  camera: CounterCamera,
): number {
  if (role !== 'citizen' || !camera.yawKnown || !camera.calibrated) return distanceTo(at, clerk);
  const { width, height } = camera.picture;
  const alongM = ({ x, y }: PicturePoint, acrossM: Metres) =>
    onPlaneAlongCounter(camera, { x: x * width, y: y * height }, acrossM)?.x;
  const [own, place] = [alongM(at, CITIZEN_ACROSS_M), alongM(middleOf(clerk), 0)];
  return own === undefined || place === undefined
    ? distanceTo(at, clerk)
    : Math.min(1, Math.abs(own - place) / FARTHEST_M);
}
