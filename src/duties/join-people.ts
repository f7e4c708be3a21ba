import { durationMs, type Interval, overlapMs } from '../core/interval.ts';
import type { Metres, Milliseconds } from '../core/units.ts';
import type { SeenPerson, SeenView } from './seen-view.ts';
import type { TrackIds } from './track-names.ts';

/** Assumption: cameras that are measured place the same person along the counter no farther apart than this. */
const SAME_PLACE_M: Metres = 1;
/** Tracks of one camera that are seen together for longer are two people. */
const CHANGED_TRACK_MS: Milliseconds = 500;
/** Whoever two cameras see together for less than this share of the shorter sight is not the same person for sure. */
const LEAST_SHARED = 0.3;

interface Sighting {
  readonly view: number;
  readonly person: SeenPerson;
}

/**
 * Finds who is the same person through several cameras: on the same side of the counter, seen at the same time and, where both
 * cameras are measured, at the same place along it. Nobody is recognised.
 * @returns for each view, the id that each of its people has among all of them: that of the first view that sees the person
 */
export function joinPeople(views: readonly SeenView[]): TrackIds[] {
  const sightings = views.flatMap(({ people }, view) => people.map((person) => ({ view, person })));
  const groups = new Map<Sighting, Sighting[]>(sightings.map((sighting) => [sighting, [sighting]]));
  for (const { a, b } of likelyPairs(sightings)) {
    const [first, second] = [groups.get(a)!, groups.get(b)!];
    if (first === second || areTwoPeople(first, second)) continue;
    const group = [...first, ...second].sort((x, y) => x.view - y.view);
    for (const sighting of group) groups.set(sighting, group);
  }
  const idOf = (sighting: Sighting) => nameOf(groups.get(sighting)![0]!);
  return views.map((_, view) => {
    const own = sightings.filter((sighting) => sighting.view === view);
    return new Map(own.map((sighting) => [sighting.person.id, idOf(sighting)]));
  });
}

/** Unique among the views: those after the first add their number. */
const nameOf = ({ view, person }: Sighting): string => (view === 0 ? person.id : `${person.id}@${view + 1}`);

interface Pair {
  readonly a: Sighting;
  readonly b: Sighting;
  readonly likeness: number;
}

/** Pairs that may be one person, the likeliest first. */
function likelyPairs(sightings: readonly Sighting[]): Pair[] {
  const pairs: Pair[] = [];
  for (const [i, a] of sightings.entries())
    for (const b of sightings.slice(i + 1)) {
      if (a.view === b.view || isCitizen(a) !== isCitizen(b)) continue;
      const sharedMs = sharedTime(a.person.seen, b.person.seen);
      const share = sharedMs / Math.max(1, Math.min(lengthOf(a.person.seen), lengthOf(b.person.seen)));
      const apart = apartOf(a.person, b.person);
      if (share >= LEAST_SHARED && apart <= 1) pairs.push({ a, b, likeness: share - apart });
    }
  return pairs.sort((a, b) => b.likeness - a.likeness);
}

const isCitizen = ({ person }: Sighting): boolean => person.role === 'citizen';

/** In units of the largest distance; 0 where one of them has no place. */
const apartOf = (a: SeenPerson, b: SeenPerson): number =>
  a.placeM === undefined || b.placeM === undefined ? 0 : Math.abs(a.placeM - b.placeM) / SAME_PLACE_M;

/** Whether one camera sees both at once. */
const areTwoPeople = (group: readonly Sighting[], other: readonly Sighting[]): boolean =>
  group.some((a) =>
    other.some((b) => a.view === b.view && sharedTime(a.person.seen, b.person.seen) > CHANGED_TRACK_MS),
  );

const lengthOf = (intervals: readonly Interval[]): Milliseconds =>
  intervals.reduce((sum, interval) => sum + durationMs(interval), 0);

/** Time that two sets in order share. */
function sharedTime(a: readonly Interval[], b: readonly Interval[]): Milliseconds {
  if (a.length === 0 || b.length === 0 || a.at(-1)!.endMs < b[0]!.startMs || b.at(-1)!.endMs < a[0]!.startMs) return 0;
  let [i, j, sumMs] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    sumMs += overlapMs(a[i]!, b[j]!);
    if (a[i]!.endMs < b[j]!.endMs) i++;
    else j++;
  }
  return sumMs;
}
