import type { Role } from '../contract/role.ts';
import { distance } from '../core/geometry.ts';
import type { Milliseconds } from '../core/units.ts';
import { bodySize, shoulderMiddle } from '../landmarks/upper-body.ts';
import type { FrameReading, PersonReading } from '../measurements/reading.ts';

/** A track that ends longer before the other begins is somebody who left. */
export const LONGEST_UNSEEN_MS: Milliseconds = 3000;
/** Assumption: between two sights at the same moment the nets differ by less than this, in body sizes. */
const SAME_PLACE_BODIES = 0.6;
/** Assumption: whoever is not seen for a second walks no farther than this, in body sizes. */
const WALK_BODIES_PER_SECOND = 1.5;

interface Sight {
  readonly tMs: Milliseconds;
  readonly person: PersonReading;
}

/**
 * Finds who goes on from one recording to the next: the same role, at the same place. Each track continues at most one.
 * @param before the end of the earlier recording, at least three seconds of it
 * @param after the beginning of the later one, in the same time; it may overlap with the earlier
 * @returns ids of the earlier tracks, by the ids of the later ones that continue them
 */
export function linkTracks(
  before: readonly FrameReading[],
  after: readonly FrameReading[],
): ReadonlyMap<string, string> {
  const earlier = Map.groupBy(sightsOf(before), ({ person }) => person.trackId);
  const pairs = [...firstSights(after)].flatMap(([later, sight]) =>
    [...earlier].flatMap(([id, sights]) => {
      const farness = farnessOf(nearest(sights, sight.tMs), sight);
      return farness === undefined ? [] : [{ id, later, farness }];
    }),
  );
  const links = new Map<string, string>();
  for (const { id, later } of pairs.sort((a, b) => a.farness - b.farness))
    if (!links.has(later) && ![...links.values()].includes(id)) links.set(later, id);
  return links;
}

const sightsOf = (frames: readonly FrameReading[]): Sight[] =>
  frames.flatMap(({ tMs, people }) => people.map((person) => ({ tMs, person })));

function firstSights(frames: readonly FrameReading[]): Map<string, Sight> {
  const first = new Map<string, Sight>();
  const startMs = frames[0]?.tMs ?? 0;
  for (const sight of sightsOf(frames)) {
    if (sight.tMs - startMs > LONGEST_UNSEEN_MS) break;
    if (!first.has(sight.person.trackId)) first.set(sight.person.trackId, sight);
  }
  return first;
}

const nearest = (sights: readonly Sight[], tMs: Milliseconds): Sight =>
  sights.reduce((best, sight) => (Math.abs(sight.tMs - tMs) < Math.abs(best.tMs - tMs) ? sight : best));

/** Share of the largest distance that is believed; undefined where the two cannot be one person. */
function farnessOf(before: Sight, after: Sight): number | undefined {
  const apartMs = Math.abs(after.tMs - before.tMs);
  const [a, b] = [before.person, after.person];
  if (apartMs > LONGEST_UNSEEN_MS || !mayBeOne(a.role, b.role)) return undefined;
  const bodyPx = Math.max(bodySize(a.pose), bodySize(b.pose));
  const allowedPx = bodyPx * (SAME_PLACE_BODIES + (WALK_BODIES_PER_SECOND * apartMs) / 1000);
  const farness = distance(shoulderMiddle(a.pose), shoulderMiddle(b.pose)) / allowedPx;
  return farness <= 1 ? farness : undefined;
}

/** Whose side is not known yet may turn out to be on either. */
const mayBeOne = (a: Role, b: Role): boolean => a === b || a === 'unknown' || b === 'unknown';
