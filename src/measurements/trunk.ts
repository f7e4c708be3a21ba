import type { TrunkAnatomy } from '../core/anatomy.ts';
import { TRUNK_LENGTH_M, TYPICAL_ANATOMY } from '../core/anatomy.ts';
import type { CounterCamera } from '../core/counter-camera.ts';
import { onClerkPlane } from '../core/counter-camera.ts';
import type { Measured, Quantity } from '../core/measured.ts';
import { mapMeasured, measured, unavailable, valueOr } from '../core/measured.ts';
import { median, quantile } from '../core/statistics.ts';
import type { Degrees, Metres, Milliseconds } from '../core/units.ts';
import { dot } from '../core/vector.ts';
import { bends, heldWhileBent } from './bent.ts';
import { NEITHER_SHARE, stanceOfLegs } from './leg-stance.ts';
import type { PersonSeries } from './person-series.ts';
import { smoothedQuantities } from './smoothing.ts';
import { stanceLevels, standingShare } from './stance.ts';
import type { TrunkFit, TrunkPrior, TrunkSighting } from './trunk-fit.ts';
import { fitAnatomy, TrunkFitter } from './trunk-fit.ts';
import { sightTrunk } from './trunk-sighting.ts';
import { UprightPlace } from './upright-place.ts';
import { walks } from './walking.ts';

/** Stance, lean and sinking of one person, index by index with the samples of the series. */
export interface TrunkQuantities {
  /** 0 seated .. 1 standing. */
  readonly standingShare: readonly Measured<Quantity>[];
  /** + forward of the person's own upright stance. */
  readonly leanDeg: readonly Measured<Quantity<Degrees>>[];
  /** How far the shoulders are below their upright height in the same stance. */
  readonly sunkM: readonly Measured<Metres>[];
}

/** Standing up takes over a second: 150 ms either way smooths landmarks, not stances. */
const SMOOTHING_MS: Milliseconds = 150;
/** Prior where the stance is unknown: anything between a low seat and the standing height of a tall person. */
const ANY_STANCE = { hipHeightM: 0.72, hipHeightSpreadM: 0.3, lateralSpreadM: 2, anatomy: TYPICAL_ANATOMY } as const;
/** Within one stance the hips stay in place but for shifts of weight; a chair rolls a little. */
const SAME_STANCE_SPREAD_M: Metres = 0.02;
const SAME_PLACE_SPREAD_M: Metres = 0.05;
/** Four sightings and three priors less four parameters: chi squared where the link explains what is seen. */
const DEGREES_OF_FREEDOM = 3;
/** Without the camera's measures, heights are guesses. */
const UNCALIBRATED_UNCERTAINTY_M: Metres = 0.1;
/** Bowing, leaning and sinking only lower the shoulders: upright is near the top of what is seen, less outliers. */
const UPRIGHT_QUANTILE = 0.75;
/** Sightings this close to the upright height are upright. */
const UPRIGHT_TOLERANCE_M: Metres = 0.025;
/** From this share on, and up to the other one, a sighting belongs to a stance. */
const STANDING_FROM = 0.7;
const SEATED_UP_TO = 0.3;
const ENOUGH_SIGHTINGS = 5;

/** How the person looks upright in one stance, and where. */
interface Baseline {
  readonly hipHeightM: Metres;
  readonly anatomy: TrunkAnatomy;
  readonly place: UprightPlace;
}

/**
 * Stance, lean and sinking of one person over time, from two fits: a free one that finds the stances and the person's
 * upright baseline in each, and one with that baseline as prior.
 */
export function measureTrunk(series: PersonSeries, camera: CounterCamera): TrunkQuantities {
  const fitter = new TrunkFitter(camera);
  const times = series.samples.map((sample) => sample.tMs);
  const sightings = series.samples.map(({ reading }) => sightTrunk(reading.pose, camera.picture));
  const fits = sightings.map((sighting) => mapMeasured(sighting, (seen) => fitter.fit(seen, ANY_STANCE)));
  const bend = bends(fits.map((fit) => mapMeasured(fit, ({ leanDeg }) => leanDeg)));
  const walking = walks(series);
  const upright = fits.map((fit, i) =>
    walking[i]! || valueOr(bend[i]!, undefined) === 'bent' ? unavailable('bad-view') : fit,
  );
  const hipHeights = smoothedQuantities(times, upright.map(hipHeight(camera)), SMOOTHING_MS);
  const levels = stanceLevels(hipHeights, camera.calibrated);
  const upToBending = hipHeights.map((height) => standingShare(height, levels));
  const fromHeights = heldWhileBent(times, upToBending, bend);
  const fromLegs = stanceOfLegs(series, camera.picture);
  const shares = fromLegs.map((share, i) => (share.available || !camera.calibrated ? share : fromHeights[i]!));
  const seen = { times, sightings, shares, camera };
  const standing = baseline(seen, (share) => share >= STANDING_FROM);
  const seated = baseline(seen, (share) => share <= SEATED_UP_TO);
  const own = shares.map((share) => {
    if (!share.available) return share;
    const stance = share.value.value >= 0.5 ? (standing ?? seated) : (seated ?? standing);
    return stance ? measured(stance) : unavailable('no-baseline');
  });
  const leans = sightings.map((sighting, i): Measured<Quantity<Degrees>> => {
    const [share, stance] = [shares[i]!, own[i]!];
    if (!sighting.available) return sighting;
    if (!share.available) return share;
    // Who lies or crouches leans from no upright stance.
    if (share.value.value === NEITHER_SHARE) return unavailable('bad-view');
    if (!stance.available) return stance;
    const fit = fitter.fit(sighting.value, leanPrior(stance.value, share.value.value, times[i]!));
    const strained = Math.sqrt(Math.max(1, fit.chiSquared / DEGREES_OF_FREEDOM));
    return measured({ value: fit.leanDeg, uncertainty: fit.leanUncertaintyDeg * strained });
  });
  const sunk = sightings.map((sighting, i): Measured<Metres> => {
    const stance = own[i]!;
    if (!sighting.available) return sighting;
    if (!stance.available) return stance;
    const height = onClerkPlane(camera, sighting.value.shoulders).y;
    return measured(stance.value.hipHeightM + TRUNK_LENGTH_M - height);
  });
  return { standingShare: shares, leanDeg: smoothedQuantities(times, leans, SMOOTHING_MS), sunkM: sunk };
}

const hipHeight =
  ({ calibrated }: CounterCamera) =>
  (fit: Measured<TrunkFit>): Measured<Quantity<Metres>> =>
    mapMeasured(fit, ({ hipHeightM, hipHeightUncertaintyM }) => ({
      value: hipHeightM,
      uncertainty: Math.hypot(hipHeightUncertaintyM, calibrated ? 0 : UNCALIBRATED_UNCERTAINTY_M),
    }));

interface Seen {
  readonly times: readonly Milliseconds[];
  readonly sightings: readonly Measured<TrunkSighting>[];
  readonly shares: readonly Measured<Quantity>[];
  readonly camera: CounterCamera;
}

/** The baseline from the upright sightings of one stance; undefined where the stance was hardly seen. */
function baseline(
  { times, sightings, shares, camera }: Seen,
  belongs: (share: number) => boolean,
): Baseline | undefined {
  const own = sightings.flatMap((sighting, i) => {
    const share = shares[i]!;
    if (!sighting.available || !share.available || !belongs(share.value.value)) return [];
    const at = onClerkPlane(camera, sighting.value.shoulders);
    return [{ tMs: times[i]!, heightM: at.y, lateralM: dot(at, camera.right), sighting: sighting.value }];
  });
  if (own.length < ENOUGH_SIGHTINGS) return undefined;
  const heights = own.map((o) => o.heightM);
  const uprightM = quantile(heights, UPRIGHT_QUANTILE);
  const off = (o: { readonly heightM: Metres }) => Math.abs(o.heightM - uprightM);
  // Of few sightings far apart, the quantile may lie between two, near neither.
  const tolerance = Math.max(
    UPRIGHT_TOLERANCE_M,
    own.reduce((least, o) => Math.min(least, off(o)), Number.POSITIVE_INFINITY),
  );
  const upright = own.filter((o) => off(o) <= tolerance);
  const middle = (pick: (s: TrunkSighting) => number) => median(upright.map((o) => pick(o.sighting)));
  const hipHeightM = uprightM - TRUNK_LENGTH_M;
  const typical: TrunkSighting = {
    shoulders: { x: middle((s) => s.shoulders.x), y: middle((s) => s.shoulders.y) },
    head: { x: middle((s) => s.head.x), y: middle((s) => s.head.y) },
  };
  return { hipHeightM, anatomy: fitAnatomy(camera, typical, hipHeightM), place: new UprightPlace(upright) };
}

function leanPrior(own: Baseline, share: number, tMs: Milliseconds): TrunkPrior {
  const between = share > SEATED_UP_TO && share < STANDING_FROM;
  if (between) return { ...ANY_STANCE, hipHeightM: own.hipHeightM, anatomy: own.anatomy };
  const lateralM = own.place.around(tMs);
  const stance = { hipHeightM: own.hipHeightM, hipHeightSpreadM: SAME_STANCE_SPREAD_M, anatomy: own.anatomy };
  return lateralM === undefined
    ? { ...stance, lateralSpreadM: ANY_STANCE.lateralSpreadM }
    : { ...stance, lateralM, lateralSpreadM: SAME_PLACE_SPREAD_M };
}
