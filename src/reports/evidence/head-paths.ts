import { distance, type PictureSize, type PixelBox, type PixelPoint } from '../../core/geometry.ts';
import type { Milliseconds, Pixels } from '../../core/units.ts';
import type { FrameReading } from '../../measurements/reading.ts';
import { centreOf, headBox, hull, scaledBox } from './head-box.ts';

/** Where a head was seen, in pixels of the displayed picture. */
export interface HeadSighting {
  readonly tMs: Milliseconds;
  readonly box: PixelBox;
}

/** Sightings of one person with no long gap between them; in order of time. */
export interface HeadPath {
  readonly isClerk: boolean;
  readonly sightings: readonly [HeadSighting, ...HeadSighting[]];
}

/** How far from an edge, in head boxes, somebody is first seen who has just come in there. */
const NEAR_EDGE_HEADS = 3;
/** Over this time the direction in which somebody walks is taken. */
const DIRECTION_MS: Milliseconds = 700;
/** Sightings that say how large somebody is. */
const SIZED_BY = 5;
/** Slower than this, in head boxes a second, nobody walks. */
const WALK_HEADS_PER_S = 0.5;
/** Faster than this nobody walks. */
const RUN_HEADS_PER_S = 6;
/** Added on each side, in head boxes, where the way is a guess. */
const GUESS_HEADS = 0.4;
/** Of the way, how far to each side somebody may come from who does not walk straight. */
const SIDEWAYS = 0.4;
const FAN_STEPS = 4;
/** A track that takes another one's place may begin before it ends. */
const TAKEOVER_MS: Milliseconds = 300;

/** The paths of all people: one for each track, and another after a gap longer than `longestGapMs`. */
export function headPaths(
  readings: readonly FrameReading[],
  { sx, sy }: { readonly sx: number; readonly sy: number },
  longestGapMs: Milliseconds,
): HeadPath[] {
  const open = new Map<string, [HeadSighting, ...HeadSighting[]]>();
  const paths: HeadPath[] = [];
  for (const { tMs, people } of readings)
    for (const { trackId, role, pose } of people) {
      const isClerk = role === 'clerk';
      const sighting = { tMs, box: scaledBox(headBox(pose), sx, sy) };
      const key = `${trackId} ${isClerk}`;
      const known = open.get(key);
      if (known !== undefined && tMs - known.at(-1)!.tMs <= longestGapMs) known.push(sighting);
      else {
        const sightings: [HeadSighting, ...HeadSighting[]] = [sighting];
        open.set(key, sightings);
        paths.push({ isClerk, sightings });
      }
    }
  return paths;
}

/**
 * Where somebody may have been on the way to the first sighting, or after the last where they are given in reverse order:
 * fans that open towards the edges that are near, and towards those where the steps point to. None where somebody seems to
 * have come from amid the picture.
 */
export function waysOut(sightings: HeadPath['sightings'], shown: PictureSize): PixelBox[] {
  // The nets are least sure at first: what they say soon after counts as well.
  const box = hull(
    sightings.filter(({ tMs }) => Math.abs(tMs - sightings[0].tMs) <= DIRECTION_MS).map((near) => near.box),
  );
  const side = Math.max(...sightings.slice(0, SIZED_BY).map((near) => Math.max(near.box.width, near.box.height)));
  const steps = stepsOf(sightings);
  const edges = [
    { far: box.left, x: -1, y: 0 },
    { far: shown.width - box.left - box.width, x: 1, y: 0 },
    { far: shown.height - box.top - box.height, x: 0, y: 1 },
  ];
  return edges
    .filter(({ far, x, y }) => far <= NEAR_EDGE_HEADS * side || x * steps.x + y * steps.y >= WALK_HEADS_PER_S * side)
    .flatMap(({ far, x, y }) => fan(box, { x: x * (far + side), y: y * (far + side) }, side));
}

/** The box on its way by `way`, with what lies to both sides of it, ever more. */
function fan(box: PixelBox, way: PixelPoint, side: Pixels): PixelBox[] {
  const at = (share: number): PixelBox => {
    const sideways = side * GUESS_HEADS + SIDEWAYS * share * Math.hypot(way.x, way.y);
    const [x, y] = way.x === 0 ? [sideways, side * GUESS_HEADS] : [side * GUESS_HEADS, sideways];
    const { left, top, width, height } = box;
    return {
      ...{ left: left + way.x * share - x, top: top + way.y * share - y },
      ...{ width: width + 2 * x, height: height + 2 * y },
    };
  };
  return Array.from({ length: FAN_STEPS }, (_, i) => hull([at(i / FAN_STEPS), at((i + 1) / FAN_STEPS)]));
}

/** Back from the first sighting against the direction of the first steps, in pixels a second. */
function stepsOf(sightings: HeadPath['sightings']): PixelPoint {
  const [first] = sightings;
  const later = sightings.findLast(({ tMs }) => Math.abs(tMs - first.tMs) <= DIRECTION_MS) ?? first;
  const seconds = Math.abs(later.tMs - first.tMs) / 1000;
  if (seconds === 0) return { x: 0, y: 0 };
  const [from, to] = [centreOf(later.box), centreOf(first.box)];
  return { x: (to.x - from.x) / seconds, y: (to.y - from.y) / seconds };
}

/** First sightings of paths that may go on where this one ended. */
export function continuationsOf(
  { sightings }: HeadPath,
  others: readonly HeadPath[],
  withinMs: Milliseconds,
): HeadSighting[] {
  const last = sightings.at(-1)!;
  return others.map((other) => other.sightings[0]).filter((first) => isReached(last, first, withinMs));
}

/** Whether another path may have ended where this one begins. */
export const hasOrigin = ({ sightings }: HeadPath, others: readonly HeadPath[], withinMs: Milliseconds): boolean =>
  others.some((other) => isReached(other.sightings.at(-1)!, sightings[0], withinMs));

function isReached(last: HeadSighting, first: HeadSighting, withinMs: Milliseconds): boolean {
  const waitedMs = first.tMs - last.tMs;
  const reach = 1 + (RUN_HEADS_PER_S * Math.max(0, waitedMs)) / 1000;
  return waitedMs > -TAKEOVER_MS && waitedMs <= withinMs && apart(first, last) <= last.box.width * reach;
}

const apart = (a: HeadSighting, b: HeadSighting): Pixels => distance(centreOf(a.box), centreOf(b.box));

/** A box with so much more on each side. */
export const widened = ({ left, top, width, height }: PixelBox, by: number): PixelBox => ({
  left: left - by,
  top: top - by,
  width: width + 2 * by,
  height: height + 2 * by,
});
