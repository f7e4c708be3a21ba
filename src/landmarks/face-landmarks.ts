import type { Probability } from '../core/units.ts';

/** MediaPipe face mesh: 468 points, then five of each iris where they were looked for. */
export const FACE_LANDMARK_COUNT = 468;
export const FACE_LANDMARK_COUNT_WITH_IRISES = 478;

export interface FaceLandmarks {
  /** The face model's own score that a face is in the region, 0..1. */
  readonly presence: Probability;
  /** 468 or 478 × (x px, y px, z in the same scale, smaller is nearer), in the displayed picture. */
  readonly picture: Float32Array;
}
