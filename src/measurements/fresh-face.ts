import type { SeriesSample } from './person-series.ts';
import type { FaceReading } from './reading.ts';

/** The face of a sample that was looked at then: between two looks, the answer of the first is repeated. */
export function freshFace(sample: SeriesSample, before: SeriesSample | undefined): FaceReading | undefined {
  const { face } = sample.reading;
  if (!face.available) return undefined;
  const last = before?.reading.face;
  const isHeld =
    last?.available === true && face.value.yawDeg === last.value.yawDeg && face.value.pitchDeg === last.value.pitchDeg;
  return isHeld ? undefined : face.value;
}
