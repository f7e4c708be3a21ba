import type { z } from 'zod';
import type { Interval } from '../../core/interval.ts';
import type { Measured } from '../../core/measured.ts';
import type { HandLandmarks } from '../../landmarks/hand-landmarks.ts';
import { POSE_LANDMARK_NAMES } from '../../landmarks/pose-landmarks.ts';
import type { FaceReading, FrameReading } from '../../measurements/reading.ts';
import type { RunRecord } from '../../store/runs/runs.ts';
import { defined } from '../schemas/common.ts';
import type { measurementsSchema } from './measurement-schemas.ts';
import { soundWithin } from './sound-view.ts';

type Measurements = z.infer<typeof measurementsSchema>;
type Person = Measurements['frames'][number]['people'][number];
export type Curve = Measurements['curves'][number];

/** The JSON of the landmarks and curves of an interval. */
export const measurementsView = (
  run: RunRecord,
  interval: Interval,
  readings: readonly FrameReading[],
  curves: readonly Curve[],
): Measurements => ({
  runId: run.id,
  interval,
  picture: run.picture,
  poseLandmarks: [...POSE_LANDMARK_NAMES],
  frames: readings.map(({ tMs, people }) => ({
    tMs,
    people: people.map((person) => ({
      person: person.trackId,
      role: person.role,
      pose: rounded(person.pose.picture),
      face: faceView(person.face),
      leftHand: handView(person.leftHand),
      rightHand: handView(person.rightHand),
    })),
  })),
  curves: [...curves],
  sound: soundWithin(readings, interval),
});

/** Hundredths: finer than the models for pixels, fine enough to fade a line for visibility. */
const round = (value: number): number => Math.round(value * 100) / 100;
const rounded = (values: Float32Array): number[] => Array.from(values, round);

function faceView(face: Measured<FaceReading>): Person['face'] {
  if (!face.available) return face;
  const { yawDeg, pitchDeg, rollDeg, heightPx, happiness } = face.value;
  return {
    available: true,
    yawDeg: round(yawDeg),
    pitchDeg: round(pitchDeg),
    rollDeg: round(rollDeg),
    heightPx: round(heightPx),
    ...defined({ happiness: happiness.available ? round(happiness.value) : undefined }),
  };
}

function handView(hand: Measured<HandLandmarks>): Person['leftHand'] {
  if (!hand.available) return hand;
  // x and y, without the depth, which no overlay draws.
  return { available: true, points: rounded(hand.value.picture.filter((_, i) => i % 3 !== 2)) };
}
