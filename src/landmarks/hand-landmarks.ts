import type { Probability } from '../core/units.ts';

/** MediaPipe hands: wrist, then four joints a finger from thumb to little finger. */
export const HAND_LANDMARK_COUNT = 21;

export interface HandLandmarks {
  readonly presence: Probability;
  /** 0 left .. 1 right, the person's own (not mirrored). */
  readonly rightness: Probability;
  /** 21 × (x px, y px, z in the same scale), in the displayed picture. */
  readonly picture: Float32Array;
}
