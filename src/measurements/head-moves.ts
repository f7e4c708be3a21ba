import type { CounterCamera } from '../core/counter-camera.ts';
import type { Measured } from '../core/measured.ts';
import { mapMeasured, measured, unavailable } from '../core/measured.ts';
import type { Degrees } from '../core/units.ts';
import { freshFace } from './fresh-face.ts';
import { type HeadAngles, headOfNose, sightNose } from './net-head.ts';
import type { PersonSeries } from './person-series.ts';

/** The head as one picture shows it: biased by up to 20° in a camera's view, but quick. Only differences count. */
export interface HeadMove {
  /** By the pose, in every picture. */
  readonly byPose: Measured<HeadAngles>;
  /** Down from the line of sight to the face; `not-sampled` in pictures in which it was not looked at. */
  readonly facePitchDeg: Measured<Degrees>;
}

/** Index by index with the series' samples. */
export const headMoves = ({ samples }: PersonSeries, camera: CounterCamera): HeadMove[] =>
  samples.map((sample, i) => {
    const face = freshFace(sample, samples[i - 1]);
    return {
      byPose: mapMeasured(sightNose(sample.reading.pose, camera), (nose) => headOfNose(nose, camera)),
      facePitchDeg: face ? measured(face.pitchDeg) : unavailable('not-sampled'),
    };
  });
