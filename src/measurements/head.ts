import type { CounterCamera } from '../core/counter-camera.ts';
import { fromLineOfSight } from '../core/counter-camera.ts';
import type { Measured } from '../core/measured.ts';
import { mapMeasured, measured, unavailable, valueOr } from '../core/measured.ts';
import { median } from '../core/statistics.ts';
import type { Degrees, Milliseconds } from '../core/units.ts';
import { toDegrees, toRadians } from '../core/units.ts';
import { unit } from '../core/vector.ts';
import { wrapped } from '../landmarks/body-heading.ts';
import { pixelOf } from '../landmarks/pose-landmarks.ts';
import { freshFace } from './fresh-face.ts';
import type { HeadAngles, NoseSighting } from './net-head.ts';
import { headOfNose, nosePrecisionDeg, sightNose } from './net-head.ts';
import type { PersonSeries, SeriesSample } from './person-series.ts';
import type { FaceReading } from './reading.ts';
import { smoothedQuantities } from './smoothing.ts';

/** Where a head faces, in the counter's axes. */
export interface HeadReading extends HeadAngles {
  /** One standard deviation of either angle. */
  readonly uncertaintyDeg: Degrees;
}

/** A mesh turned further from the camera is a guess: it lags behind by 20° and more. */
const LARGEST_FACE_YAW_DEG: Degrees = 55;
/** A face that the pose contradicts by more is not this head's, or was found in its hair. */
const LARGEST_DISAGREEMENT_DEG: Degrees = 40;
/** Faces are looked at every 0.38 s: between two of them the pose says how the head moves. */
const NEAR_FACE_MS: Milliseconds = 700;
/** Heads turn in half a second. */
const SMOOTHING_MS: Milliseconds = 300;
const FAR_FACE_MS: Milliseconds = 3000;
/** Spread about the truth in 32 rendered clips: near a face; by the pose, corrected by the person's faces; by the pose alone. */
const UNCERTAINTY_DEG = { nearFace: 4, withFaces: 8, poseOnly: 12 } as const;

/**
 * Where the head faces at each sample: what the faces say, and between and beyond them what the pose says, corrected by
 * how it differs from this person's faces. Index by index with the series' samples.
 */
export function headReadings(series: PersonSeries, camera: CounterCamera): Measured<HeadReading>[] {
  const { samples } = series;
  if (!camera.yawKnown) return samples.map(() => unavailable('bad-view'));
  const noses = steadied(
    series,
    samples.map(({ reading }) => sightNose(reading.pose, camera)),
  );
  const precisions = noses.map((nose) => mapMeasured(nose, nosePrecisionDeg));
  const nets = noses.map((nose) => mapMeasured(nose, (seen) => headOfNose(seen, camera)));
  const corrections = samples.flatMap((sample, i) => {
    const net = nets[i]!;
    const face = freshFace(sample, samples[i - 1]);
    const correction = net.available && face ? correctionOf(sample, face, net.value, camera) : undefined;
    return correction ? [correction] : [];
  });
  const usual = usualOf(corrections);
  let next = 0;
  return samples.map(({ tMs }, i): Measured<HeadReading> => {
    const net = nets[i]!;
    while (next < corrections.length && corrections[next]!.tMs < tMs) next++;
    if (!net.available) return net;
    const near = between(corrections[next - 1], corrections[next], tMs);
    const { yawDeg, pitchDeg } = near ?? nearest(corrections[next - 1], corrections[next], tMs) ?? usual ?? NONE;
    return measured({
      yawDeg: wrapped(net.value.yawDeg + yawDeg),
      pitchDeg: net.value.pitchDeg + pitchDeg,
      uncertaintyDeg: near
        ? UNCERTAINTY_DEG.nearFace
        : Math.hypot(usual ? UNCERTAINTY_DEG.withFaces : UNCERTAINTY_DEG.poseOnly, valueOr(precisions[i]!, 0)),
    });
  });
}

/** Smooths what is small, before angles are made of it. */
function steadied({ samples }: PersonSeries, noses: readonly Measured<NoseSighting>[]): Measured<NoseSighting>[] {
  const times = samples.map(({ tMs }) => tMs);
  const smooth = (pick: (nose: NoseSighting) => number) =>
    smoothedQuantities(
      times,
      noses.map((nose) => mapMeasured(nose, (seen) => ({ value: pick(seen), uncertainty: 0 }))),
      SMOOTHING_MS,
    ).map((value) =>
      valueOr(
        mapMeasured(value, (quantity) => quantity.value),
        0,
      ),
    );
  const [right, down] = [smooth((nose) => nose.right), smooth((nose) => nose.down)];
  const net = [smooth((nose) => nose.net.x), smooth((nose) => nose.net.y), smooth((nose) => nose.net.z)] as const;
  return noses.map((nose, i) =>
    mapMeasured(nose, (seen) => ({
      ...seen,
      right: right[i]!,
      down: down[i]!,
      net: unit({ x: net[0][i]!, y: net[1][i]!, z: net[2][i]! }),
    })),
  );
}

/** What a face says beyond the pose of the same moment. */
interface Correction extends HeadAngles {
  readonly tMs: Milliseconds;
}
const NONE: HeadAngles = { yawDeg: 0, pitchDeg: 0 };

function correctionOf(
  { tMs, reading: { pose } }: SeriesSample,
  face: FaceReading,
  net: HeadAngles,
  camera: CounterCamera,
): Correction | undefined {
  if (Math.abs(face.yawDeg) > LARGEST_FACE_YAW_DEG) return undefined;
  const [yaw, pitch] = [toRadians(face.yawDeg), toRadians(face.pitchDeg)];
  const ahead = { x: Math.sin(yaw) * Math.cos(pitch), y: Math.sin(pitch), z: -Math.cos(yaw) * Math.cos(pitch) };
  const { x, y, z } = fromLineOfSight(camera, pixelOf(pose, 'nose'), ahead);
  const yawDeg = wrapped(toDegrees(Math.atan2(x, z)) - net.yawDeg);
  if (Math.abs(yawDeg) > LARGEST_DISAGREEMENT_DEG) return undefined;
  return { tMs, yawDeg, pitchDeg: toDegrees(Math.atan2(-y, Math.hypot(x, z))) - net.pitchDeg };
}

function usualOf(corrections: readonly Correction[]): HeadAngles | undefined {
  if (corrections.length === 0) return undefined;
  return {
    yawDeg: median(corrections.map(({ yawDeg }) => yawDeg)),
    pitchDeg: median(corrections.map(({ pitchDeg }) => pitchDeg)),
  };
}

/** The last look before or the first after, whichever is nearer. */
function nearest(
  before: Correction | undefined,
  after: Correction | undefined,
  tMs: Milliseconds,
): HeadAngles | undefined {
  const apart = (c: Correction | undefined) => (c ? Math.abs(c.tMs - tMs) : Number.POSITIVE_INFINITY);
  const best = apart(before) <= apart(after) ? before : after;
  return apart(best) <= FAR_FACE_MS ? best : undefined;
}

/** Interpolated between two looks at the face; undefined where neither is near. */
function between(
  before: Correction | undefined,
  after: Correction | undefined,
  tMs: Milliseconds,
): HeadAngles | undefined {
  const from = before && tMs - before.tMs <= NEAR_FACE_MS ? before : undefined;
  const to = after && after.tMs - tMs <= NEAR_FACE_MS ? after : undefined;
  if (!from || !to) return from ?? to;
  const share = (tMs - from.tMs) / Math.max(1, to.tMs - from.tMs);
  return {
    yawDeg: from.yawDeg + share * (to.yawDeg - from.yawDeg),
    pitchDeg: from.pitchDeg + share * (to.pitchDeg - from.pitchDeg),
  };
}
