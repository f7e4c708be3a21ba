import type { CounterZones } from '../core/camera.ts';
import type { CounterCamera } from '../core/counter-camera.ts';
import { isInside, type PicturePolygon, type PictureSize } from '../core/geometry.ts';
import type { Milliseconds } from '../core/units.ts';
import type { PoseLandmarks } from '../landmarks/pose-landmarks.ts';
import { trunkPoints } from '../landmarks/upper-body.ts';
import type { PersonSeries } from './person-series.ts';
import { walks } from './walking.ts';

/** Whoever works at a window stops there; a colleague on the way behind it walks through its zone in less. */
const SHORTEST_STAY_MS: Milliseconds = 1000;

/**
 * Who is somebody at this window, where zones tell: a citizen who never comes into the citizens' zone waits or goes to
 * another window, and a colleague who only walks through the clerk's zone does not work there. Both become `unknown`.
 * @param endMs of the footage: whoever has just come when it ends may stay
 */
export function rolesByZones(
  people: readonly PersonSeries[],
  camera: CounterCamera,
  endMs: Milliseconds,
): PersonSeries[] {
  const windows = camera.windows.slice(0, camera.ownWindows);
  const isNew = ({ role, samples }: PersonSeries) => role === 'clerk' && endMs - samples.at(-1)!.tMs < SHORTEST_STAY_MS;
  return people.map((series) =>
    isNew(series) || belongs(series, windows, camera.picture) ? series : { ...series, role: 'unknown' },
  );
}

function belongs(series: PersonSeries, windows: readonly CounterZones[], picture: PictureSize): boolean {
  const zones = windows.map((window) => (series.role === 'clerk' ? window.clerk : window.citizen));
  if (series.role === 'unknown' || zones.some((zone) => zone === undefined)) return true;
  const isAt = series.samples.map(({ reading }) => zones.some((zone) => isIn(reading.pose, zone!, picture)));
  return series.role === 'citizen' ? isAt.includes(true) : stops(series, isAt);
}

/** Whether somebody stands or sits in the zone for a while. */
function stops(series: PersonSeries, isAt: readonly boolean[]): boolean {
  const walking = walks(series);
  let sinceMs: Milliseconds | undefined;
  return series.samples.some(({ tMs }, i) => {
    if (!isAt[i] || walking[i]) sinceMs = undefined;
    else sinceMs ??= tMs;
    return sinceMs !== undefined && tMs - sinceMs >= SHORTEST_STAY_MS;
  });
}

function isIn(pose: PoseLandmarks, zone: PicturePolygon, { width, height }: PictureSize): boolean {
  return trunkPoints(pose).some(({ x, y }) => isInside({ x: x / width, y: y / height }, zone));
}
