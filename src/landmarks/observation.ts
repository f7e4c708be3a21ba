import type { Role } from '../contract/role.ts';
import type { Measured } from '../core/measured.ts';
import type { Milliseconds, Probability } from '../core/units.ts';
import type { PictureQuality } from '../media/picture-quality.ts';
import type { FaceLandmarks } from './face-landmarks.ts';
import type { HandLandmarks } from './hand-landmarks.ts';
import type { PoseLandmarks } from './pose-landmarks.ts';

/** Everything the models saw of one tracked person in one frame. */
export interface PersonObservation {
  /** Stable while the person stays, and through short occlusion: `clerk-1`, `citizen-2`, `unknown-1`. */
  readonly trackId: string;
  readonly role: Role;
  readonly pose: PoseLandmarks;
  readonly face: Measured<FaceLandmarks>;
  /** Of a smile's happy face, from the expression net. */
  readonly happiness: Measured<Probability>;
  readonly leftHand: Measured<HandLandmarks>;
  readonly rightHand: Measured<HandLandmarks>;
}

export type { PictureQuality };

export interface FrameObservation {
  readonly tMs: Milliseconds;
  readonly quality: PictureQuality;
  readonly people: readonly PersonObservation[];
}
