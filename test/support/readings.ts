import { measured, unavailable } from '../../src/core/measured.ts';
import type { PoseLandmarks } from '../../src/landmarks/pose-landmarks.ts';
import type { FaceReading, FrameReading, PersonReading } from '../../src/measurements/reading.ts';

const NOT_SAMPLED = unavailable('not-sampled');

export const personReading = (pose: PoseLandmarks, over: Partial<PersonReading> = {}): PersonReading => ({
  trackId: 'clerk-1',
  role: 'clerk',
  pose,
  face: NOT_SAMPLED,
  leftHand: NOT_SAMPLED,
  rightHand: NOT_SAMPLED,
  ...over,
});

export const frameReading = (tMs: number, ...people: readonly PersonReading[]): FrameReading => ({
  tMs,
  quality: { meanLuma: 120, contrast: 50, sharpness: 10 },
  people,
});

/** A neutral mouth and a smiling one, medians of the labelled faces. */
const NEUTRAL_MOUTH = { width: 0.78, cornerLift: -0.02, cornerToNose: -0.41, cornerToUpperLip: -0.14, opening: 0.01 };
const SMILING_MOUTH = { width: 1.05, cornerLift: 0.07, cornerToNose: -0.32, cornerToUpperLip: -0.13, opening: 0.22 };

export type Expression = 'neutral' | 'smiling';

export const faceReading = (expression: Expression, over: Partial<FaceReading> = {}): FaceReading => ({
  presence: 0.99,
  heightPx: 120,
  yawDeg: 0,
  pitchDeg: 10,
  rollDeg: 0,
  mouth: expression === 'smiling' ? SMILING_MOUTH : NEUTRAL_MOUTH,
  happiness: measured(expression === 'smiling' ? 0.98 : 1e-4),
  ...over,
});
