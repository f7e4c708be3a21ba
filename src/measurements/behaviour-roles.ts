import type { Role } from '../contract/role.ts';
import type { Interval } from '../core/interval.ts';
import { overlapMs } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';
import { bodyHeading } from '../landmarks/body-heading.ts';
import type { PersonSeries } from './person-series.ts';

/** Faces the camera, or shows it the back, within this of straight. */
const FACING_DEG = 70;
/** Share of the time somebody must do so. */
const FACING_SHARE = 0.7;
/** People seen for less are passing by, or no people at all. */
const SHORTEST_STAY_MS: Milliseconds = 5000;
/** A citizen comes and goes: is seen from later on, or not to the end. */
const COMES_OR_GOES_MS: Milliseconds = 1500;
/** Clerk and citizen are there together for this long. */
const TOGETHER_MS: Milliseconds = 2000;

/**
 * Who works and who comes, where no zones tell the sides of the counter apart: a citizen comes, shows the camera the back
 * and goes; the clerk faces the camera while such a citizen is there. Everybody else stays `unknown`.
 */
export function rolesByBehaviour(people: readonly PersonSeries[], footage: Interval): PersonSeries[] {
  const sights = people.map(sightOf);
  const citizens = sights.filter((sight) => sight.shows === 'back' && comesOrGoes(sight, footage));
  return people.map((series, i): PersonSeries => ({ ...series, role: roleOf(sights[i]!, citizens) }));
}

interface Sight extends Interval {
  readonly shows: 'front' | 'back' | 'neither';
}

function sightOf({ samples }: PersonSeries): Sight {
  const interval = { startMs: samples[0]?.tMs ?? 0, endMs: samples.at(-1)?.tMs ?? 0 };
  if (interval.endMs - interval.startMs < SHORTEST_STAY_MS) return { ...interval, shows: 'neither' };
  const away = samples.map(({ reading }) => Math.abs(bodyHeading(reading.pose, 0)));
  const share = (matches: (deg: number) => boolean) => away.filter(matches).length / away.length;
  if (share((deg) => deg <= FACING_DEG) >= FACING_SHARE) return { ...interval, shows: 'front' };
  if (share((deg) => deg >= 180 - FACING_DEG) >= FACING_SHARE) return { ...interval, shows: 'back' };
  return { ...interval, shows: 'neither' };
}

const comesOrGoes = (sight: Interval, footage: Interval): boolean =>
  sight.startMs - footage.startMs > COMES_OR_GOES_MS || footage.endMs - sight.endMs > COMES_OR_GOES_MS;

function roleOf(sight: Sight, citizens: readonly Sight[]): Role {
  if (citizens.includes(sight)) return 'citizen';
  const isOpposite = citizens.some((citizen) => overlapMs(citizen, sight) >= TOGETHER_MS);
  return sight.shows === 'front' && isOpposite ? 'clerk' : 'unknown';
}
