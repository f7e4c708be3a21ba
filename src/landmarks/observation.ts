import type { Role } from '../contract/role.ts';
import type { PixelBox } from '../core/geometry.ts';
import type { Measured } from '../core/measured.ts';
import type { Milliseconds, Probability } from '../core/units.ts';
import type { PictureCheck } from '../media/picture-check.ts';
import type { PictureQuality } from '../media/picture-quality.ts';
import type { FaceLandmarks } from './face-landmarks.ts';
import type { HandLandmarks } from './hand-landmarks.ts';
import type { PoseLandmarks } from './pose-landmarks.ts';

/** What is seen of one person beyond the pose. */
export interface PersonDetails {
  readonly face: Measured<FaceLandmarks>;
  /** How likely the face is a happy one, from the expression net; a smile makes it so. */
  readonly happiness: Measured<Probability>;
  readonly leftHand: Measured<HandLandmarks>;
  readonly rightHand: Measured<HandLandmarks>;
}

/** Everything the models saw of one tracked person in one frame. */
export interface PersonObservation extends PersonDetails {
  /** Stable while the person stays, and through short occlusion: `clerk-1`, `citizen-2`, `unknown-1`. */
  readonly trackId: string;
  readonly role: Role;
  readonly pose: PoseLandmarks;
}

/** A thing that a net found in the picture. */
export interface ObjectObservation {
  /** The net's own name for this class of things. */
  readonly label: string;
  readonly score: Probability;
  readonly box: PixelBox;
}

/** What a check of the picture found, and how many people stood in it which way up; none where nobody looked. */
export interface CheckedPicture extends PictureCheck {
  readonly headsUp: number;
  readonly headsDown: number;
}

export interface FrameObservation {
  readonly tMs: Milliseconds;
  readonly quality: PictureQuality;
  /** Left out in frames that are not checked: once a second is enough. */
  readonly check?: CheckedPicture;
  readonly people: readonly PersonObservation[];
  /** `not-sampled` where no net looked for things. */
  readonly objects: Measured<readonly ObjectObservation[]>;
}
