import type { Probability } from '../core/units.ts';

/** MediaPipe face mesh with irises: 478 points. */
export const FACE_LANDMARK_COUNT = 478;

export interface FaceLandmarks {
  /** The face model's own score that a face is in the region, 0..1. */
  readonly presence: Probability;
  /** 478 × (x px, y px, z in the same scale, smaller is nearer), in the displayed picture. */
  readonly picture: Float32Array;
}
