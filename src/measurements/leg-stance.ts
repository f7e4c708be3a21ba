import type { PictureSize } from '../core/geometry.ts';
import type { Measured, Quantity } from '../core/measured.ts';
import { measured, unavailable } from '../core/measured.ts';
import { median } from '../core/statistics.ts';
import type { Degrees, Milliseconds, Probability } from '../core/units.ts';
import type { LegReading } from './legs.ts';
import { readLegs } from './legs.ts';
import type { PersonSeries } from './person-series.ts';

/**
 * Knees of those who stand, walk or bow: 135 to 175° (5th to 95th percentile of 24 clips of real people); of those who sit
 * 70 to 125° (8 clips). From any height and side: the angle lies between the bones, not in the picture.
 */
const BENT_KNEE_DEG: Degrees = 125;
const STRAIGHT_KNEE_DEG: Degrees = 140;
/** Legs further from the picture's vertical than this are those of somebody who lies, or lunges. */
const LARGEST_FROM_VERTICAL_DEG: Degrees = 40;
/** A bent knee below a straight hip is a step, or kneeling. */
const LARGEST_SEATED_HIP_DEG: Degrees = 145;
/** Whose trunk lies further than this lies on the floor or a bed: 72 to 100° in 4 falls, at most 55° of 14 people on chairs. */
const LARGEST_SEATED_TRUNK_DEG: Degrees = 60;
/** On a chair knees are bent to 69° and more (10th percentile of 9 people); who crouches bends them to 20 to 64°. */
const SMALLEST_SEATED_KNEE_DEG: Degrees = 55;
/** Nobody's on a chair: knees of somebody who crouches, 18 to 42° in one crouch of 2 s. */
const LARGEST_CROUCHING_KNEE_DEG: Degrees = 45;
/** Legs that lie: of people on a chair up to 64°, of those on the floor 70 to 120° (3 falls). */
const SMALLEST_LYING_LEGS_DEG: Degrees = 70;
/** Between what the events take for a seat (up to 0.55) and for standing (from 0.6). */
export const NEITHER_SHARE = 0.575;
/** Seated people who reach for the floor stretch their legs; those who bow as deep keep them straighter than this. */
const FOLDED_HIP_DEG: Degrees = 90;
const FOLDED_STRAIGHT_KNEE_DEG: Degrees = 155;
const SHARE_UNCERTAINTY = 0.1;
/** Legs that are only sometimes seen are the model's guess at what a counter hides. */
const STEADY_WINDOW_MS: Milliseconds = 1000;
const STEADY_SHARE = 0.7;
/** A leg that swings is bent for a moment. */
const MEDIAN_WINDOW_MS: Milliseconds = 300;
const PRESENT: Probability = 0.5;

/** 0 seated .. 1 standing, and between them who lies or crouches, from legs in view; index by index with the series' samples. */
export function stanceOfLegs(series: PersonSeries, picture: PictureSize): Measured<Quantity>[] {
  const legs = series.samples.map(({ tMs, reading: { pose } }) => ({
    tMs,
    leg: pose.presence < PRESENT ? unavailable('low-confidence') : readLegs(pose, picture),
  }));
  const shares = legs.map(({ tMs, leg }) => ({ tMs, share: leg.available ? shareOf(leg.value) : leg }));
  return shares.map(({ share }, i): Measured<Quantity> => {
    if (!share.available) return share;
    const near = around(legs, i, STEADY_WINDOW_MS);
    const seen = near.filter(({ leg }) => leg.available).length;
    if (seen < STEADY_SHARE * near.length) return unavailable('occluded');
    const values = around(shares, i, MEDIAN_WINDOW_MS).flatMap((s) => (s.share.available ? [s.share.value] : []));
    return measured({ value: median(values), uncertainty: SHARE_UNCERTAINTY });
  });
}

function shareOf(legs: LegReading): Measured<number> {
  const { kneeDeg, hipDeg, fromVerticalDeg } = legs;
  if (liesOrCrouches(legs)) return measured(NEITHER_SHARE);
  const share = (kneeDeg - BENT_KNEE_DEG) / (STRAIGHT_KNEE_DEG - BENT_KNEE_DEG);
  if (share > 0 && hipDeg < FOLDED_HIP_DEG && kneeDeg < FOLDED_STRAIGHT_KNEE_DEG) return unavailable('bad-view');
  if (share >= 1) return fromVerticalDeg > LARGEST_FROM_VERTICAL_DEG ? unavailable('bad-view') : measured(1);
  if (share <= 0) return isOnChair(legs) ? measured(0) : unavailable('bad-view');
  return measured(share);
}

const liesOrCrouches = ({ kneeDeg, fromVerticalDeg, trunkFromVerticalDeg }: LegReading): boolean =>
  kneeDeg <= LARGEST_CROUCHING_KNEE_DEG ||
  fromVerticalDeg >= SMALLEST_LYING_LEGS_DEG ||
  (trunkFromVerticalDeg > LARGEST_SEATED_TRUNK_DEG && fromVerticalDeg > LARGEST_FROM_VERTICAL_DEG);

const isOnChair = ({ kneeDeg, hipDeg, trunkFromVerticalDeg }: LegReading): boolean =>
  hipDeg <= LARGEST_SEATED_HIP_DEG &&
  trunkFromVerticalDeg <= LARGEST_SEATED_TRUNK_DEG &&
  kneeDeg >= SMALLEST_SEATED_KNEE_DEG;

function around<T extends { readonly tMs: Milliseconds }>(items: readonly T[], i: number, reachMs: Milliseconds): T[] {
  const centreMs = items[i]!.tMs;
  let [first, last] = [i, i];
  while (first > 0 && centreMs - items[first - 1]!.tMs <= reachMs) first--;
  while (last + 1 < items.length && items[last + 1]!.tMs - centreMs <= reachMs) last++;
  return items.slice(first, last + 1);
}
