import type { PictureSize } from '../../core/geometry.ts';
import type { Milliseconds } from '../../core/units.ts';
import type { FrameReading } from '../../measurements/reading.ts';
import type { BlurRegion } from '../../media/blur.ts';
import { hull } from './head-box.ts';
import { continuationsOf, type HeadPath, hasOrigin, headPaths, waysOut, widened } from './head-paths.ts';

/** Gaps of a track that are bridged. Readings so long before and after what is shown say where heads are in it. */
export const BRIDGED_MS: Milliseconds = 5_000;
/** Whoever walks into the picture is tracked that much later at most; whoever leaves is lost that much earlier. */
const WALKING_MS: Milliseconds = 2_500;
/** As long the place is hidden where somebody appears or vanishes amid the picture, behind something or unseen. */
const VANISHED_MS: Milliseconds = 4_000;
/** So much around it, in head boxes to each side. */
const VANISHED_HEADS = 1;

/**
 * Where the heads are of everybody but clerks: nobody who came to a counter is shown. From one sighting to the next all is
 * hidden where the head may have been; before the first one and after the last the way to the picture's edge, or for somebody
 * who is seen first or last amid the picture the surroundings.
 * @param readings in order of time, from BRIDGED_MS before what is shown to BRIDGED_MS after it
 * @param analysed picture in whose pixels the readings are
 * @param shown picture in whose pixels the regions are
 */
export function headRegions(
  readings: readonly FrameReading[],
  analysed: PictureSize,
  shown: PictureSize,
): BlurRegion[] {
  const scale = { sx: shown.width / analysed.width, sy: shown.height / analysed.height };
  const paths = headPaths(readings, scale, BRIDGED_MS);
  return paths
    .filter(({ isClerk }) => !isClerk)
    .flatMap((path) => {
      const others = paths.filter((other) => other !== path);
      return [...seen(path), ...beforeFirst(path, others, shown), ...afterLast(path, others, shown)];
    });
}

const seen = ({ sightings }: HeadPath): BlurRegion[] =>
  sightings.map(({ tMs, box }, i) => {
    const next = sightings[i + 1] ?? { tMs, box };
    return { interval: { startMs: tMs, endMs: next.tMs }, box: hull([box, next.box]) };
  });

function beforeFirst(path: HeadPath, others: readonly HeadPath[], shown: PictureSize): BlurRegion[] {
  // Then the way from there is hidden with the path that ended.
  if (hasOrigin(path, others, BRIDGED_MS)) return [];
  const [{ tMs }] = path.sightings;
  return surroundings(path.sightings, shown, (durationMs) => ({ startMs: tMs - durationMs, endMs: tMs }));
}

function afterLast(path: HeadPath, others: readonly HeadPath[], shown: PictureSize): BlurRegion[] {
  const { sightings } = path;
  const last = sightings.at(-1)!;
  const next = continuationsOf(path, others, BRIDGED_MS);
  if (next.length > 0)
    return next.map(({ tMs, box }) => ({
      interval: { startMs: last.tMs, endMs: Math.max(last.tMs, tMs) },
      box: hull([last.box, box]),
    }));
  const backwards = sightings.toReversed() as unknown as HeadPath['sightings'];
  return surroundings(backwards, shown, (durationMs) => ({ startMs: last.tMs, endMs: last.tMs + durationMs }));
}

function surroundings(
  sightings: HeadPath['sightings'],
  shown: PictureSize,
  lasting: (durationMs: Milliseconds) => BlurRegion['interval'],
): BlurRegion[] {
  const ways = waysOut(sightings, shown);
  if (ways.length > 0) return ways.map((box) => ({ interval: lasting(WALKING_MS), box }));
  const [{ box }] = sightings;
  return [{ interval: lasting(VANISHED_MS), box: widened(box, VANISHED_HEADS * box.width) }];
}
