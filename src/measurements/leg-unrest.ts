import type { CounterCamera } from '../core/counter-camera.ts';
import { distance } from '../core/geometry.ts';
import type { Measured, Quantity } from '../core/measured.ts';
import { measured, unavailable } from '../core/measured.ts';
import { within } from '../core/time-order.ts';
import type { Milliseconds } from '../core/units.ts';
import type { PoseLandmarkName } from '../landmarks/pose-landmarks.ts';
import { pixelOf } from '../landmarks/pose-landmarks.ts';
import { hipMiddle, shoulderMiddle } from '../landmarks/upper-body.ts';
import { readLegs } from './legs.ts';
import type { PersonSeries } from './person-series.ts';

/** How a leg bounces up and down. */
export interface LegUnrest {
  /** Root mean square of the bounce of the less moved of knee and ankle, in lengths of the trunk. */
  readonly bounceTrunks: Quantity;
  /** How often the knee passes the middle of its bounce in a second: twice in each bounce. */
  readonly passesPerS: number;
}

/** Two to three bounces of a leg that shakes three times a second. */
const WINDOW_MS: Milliseconds = 700;
/** What takes longer than this both ways is a move of the leg, not a bounce. */
const SLOW_MS: Milliseconds = 200;
/** Between pictures farther apart a leg may bounce unseen. */
const LONGEST_STEP_MS: Milliseconds = 130;
const FEWEST_PICTURES = 6;
/** Of a knee or an ankle at rest, against the mean of its neighbours in time. */
const LANDMARK_NOISE_PX = 1.2;

interface Bounce {
  readonly tMs: Milliseconds;
  readonly knee: number;
  readonly ankle: number;
}

/**
 * Of the more restless leg at each sample; index by index with the series' samples. `occluded` or `out-of-frame` where no leg
 * is in view, `not-sampled` where pictures are too far apart.
 */
export function legUnrests(series: PersonSeries, camera: CounterCamera): Measured<LegUnrest>[] {
  const { samples } = series;
  const trunksPx = samples.map(({ reading: { pose } }) => Math.max(1, distance(shoulderMiddle(pose), hipMiddle(pose))));
  const legs = samples.map(({ reading }) => readLegs(reading.pose, camera.picture));
  const bounces = (['left', 'right'] as const).map((side) =>
    samples.flatMap(({ tMs }, i): Bounce[] => {
      if (!legs[i]!.available || !isBetweenPictures(series, i)) return [];
      const bounceOf = (name: PoseLandmarkName) => belowMean(series, i, name) / trunksPx[i]!;
      return [{ tMs, knee: bounceOf(`${side}Knee`), ankle: bounceOf(`${side}Ankle`) }];
    }),
  );
  return samples.map(({ tMs }, i): Measured<LegUnrest> => {
    const ofLegs = bounces.flatMap((bounce) => {
      const near = within(bounce, { startMs: tMs - WINDOW_MS, endMs: tMs + WINDOW_MS });
      return near.length >= FEWEST_PICTURES ? [unrestOf(near, LANDMARK_NOISE_PX / trunksPx[i]!)] : [];
    });
    const own = legs[i]!;
    if (ofLegs.length === 0) return own.available ? unavailable('not-sampled') : own;
    return measured(ofLegs.reduce((a, b) => (b.bounceTrunks.value > a.bounceTrunks.value ? b : a)));
  });
}

const isBetweenPictures = ({ samples }: PersonSeries, i: number): boolean => {
  const [before, at, after] = [samples[i - 1], samples[i]!, samples[i + 1]];
  return (
    before !== undefined &&
    after !== undefined &&
    at.tMs - before.tMs <= LONGEST_STEP_MS &&
    after.tMs - at.tMs <= LONGEST_STEP_MS
  );
};

/** How far below its mean of the moments around it. */
function belowMean({ samples }: PersonSeries, i: number, name: PoseLandmarkName): number {
  const at = samples[i]!;
  const near = within(samples, { startMs: at.tMs - SLOW_MS, endMs: at.tMs + SLOW_MS }).map(
    ({ reading }) => pixelOf(reading.pose, name).y,
  );
  return pixelOf(at.reading.pose, name).y - near.reduce((sum, y) => sum + y, 0) / near.length;
}

function unrestOf(near: readonly Bounce[], noiseTrunks: number): LegUnrest {
  const rms = (pick: (bounce: Bounce) => number) =>
    Math.sqrt(near.reduce((sum, bounce) => sum + pick(bounce) ** 2, 0) / near.length);
  const bounce = Math.min(
    rms(({ knee }) => knee),
    rms(({ ankle }) => ankle),
  );
  const passes = near.slice(1).filter((at, i) => at.knee * near[i]!.knee < 0).length;
  return {
    bounceTrunks: { value: Math.sqrt(Math.max(0, bounce ** 2 - noiseTrunks ** 2)), uncertainty: noiseTrunks },
    passesPerS: (1000 * passes) / (near.at(-1)!.tMs - near[0]!.tMs),
  };
}
