import { TRUNK_LENGTH_M, TYPICAL_ANATOMY } from '../core/anatomy.ts';
import { distance } from '../core/geometry.ts';
import type { Interval } from '../core/interval.ts';
import { valuesOf } from '../core/parameter.ts';
import { median } from '../core/statistics.ts';
import { within } from '../core/time-order.ts';
import type { Degrees, Milliseconds, Pixels } from '../core/units.ts';
import { toRadians } from '../core/units.ts';
import type { PersonSample } from '../measurements/measure-people.ts';
import { BOW_PARAMETERS } from './bow-parameters.ts';

const BOW = valuesOf(BOW_PARAMETERS);
/** Head along the line of the trunk, and face before it, in lengths of the trunk. */
const HEAD_ALONG = (TRUNK_LENGTH_M + TYPICAL_ANATOMY.neckLengthM) / TRUNK_LENGTH_M;
const FACE_FORWARD = TYPICAL_ANATOMY.faceForwardM / TRUNK_LENGTH_M;

/**
 * Whether the picture itself shows a trunk that turns about the hips: at the peak the head is nearer to the hips than
 * upright, by enough for the depth and by more than the shoulders. A check on the fit that knows no camera.
 */
export function headFalls(
  samples: readonly PersonSample[],
  { startMs, endMs }: Interval,
  { peakMs, value }: { readonly peakMs: Milliseconds; readonly value: Degrees },
): boolean {
  const upright = [
    ...within(samples, { startMs: startMs - BOW.uprightWindowMs, endMs: startMs }),
    ...within(samples, { startMs: endMs, endMs: endMs + BOW.uprightWindowMs }),
  ];
  const atPeak = within(samples, { startMs: peakMs - BOW.peakWindowMs, endMs: peakMs + BOW.peakWindowMs });
  if (upright.length === 0 || atPeak.length === 0) return false;
  const trunkPx = median(upright.map(({ shouldersPx, hipsPx }) => distance(shouldersPx, hipsPx)));
  const fall = (height: (sample: PersonSample) => Pixels): number =>
    (median(upright.map(height)) - median(atPeak.map(height))) / trunkPx;
  const ofHead = fall(({ headPx, hipsPx }) => hipsPx.y - headPx.y);
  const ofShoulders = fall(({ shouldersPx, hipsPx }) => hipsPx.y - shouldersPx.y);
  return (
    ofHead >= BOW.leastFallShare * fallOfLink(value) &&
    ofHead >= BOW.leastFallOverShoulders * ofShoulders &&
    netSeesLean(upright, atPeak, value)
  );
}

/**
 * Whether the pose net's own trunk leans too, as far as the camera looks along the lean: from the side its depth is a guess
 * and asks for nothing.
 */
function netSeesLean(upright: readonly PersonSample[], atPeak: readonly PersonSample[], leanDeg: Degrees): boolean {
  const pitch = ({ netTrunk }: PersonSample): Degrees => netTrunk.pitchDeg;
  const along = Math.abs(Math.cos(toRadians(median(upright.map(({ netTrunk }) => netTrunk.headingDeg)))));
  return median(atPeak.map(pitch)) - median(upright.map(pitch)) >= BOW.leastNetShare * along * leanDeg;
}

/** By how much the head of a rigid link is lower when it leans, in lengths of the trunk. */
function fallOfLink(leanDeg: Degrees): number {
  const lean = toRadians(leanDeg);
  return HEAD_ALONG * (1 - Math.cos(lean)) + FACE_FORWARD * Math.sin(lean);
}
