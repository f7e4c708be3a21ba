import type { Role } from '../contract/role.ts';
import type { Measured } from '../core/measured.ts';
import type { Degrees, Milliseconds, Pixels, Probability } from '../core/units.ts';
import type { SoundReading } from '../hearing/sound-reading.ts';
import type { HandLandmarks } from '../landmarks/hand-landmarks.ts';
import type { CheckedPicture } from '../landmarks/observation.ts';
import type { PoseLandmarks } from '../landmarks/pose-landmarks.ts';
import type { PictureQuality } from '../media/picture-quality.ts';

/** The mouth's shape in the head's own axes, with the distance of the eye centres as unit. */
export interface MouthShape {
  /** Distance of the mouth's corners. */
  readonly width: number;
  /** How far the corners lie above the lips' middle (13, 14). */
  readonly cornerLift: number;
  /** How far the corners lie above the foot of the nose (2); negative. */
  readonly cornerToNose: number;
  /** How far the corners lie above the top of the upper lip (0); mostly negative. */
  readonly cornerToUpperLip: number;
  /** Gap between the lips (13, 14). */
  readonly opening: number;
}

/** What is kept of a face: no mesh, nothing from which a person could be recognised. */
export interface FaceReading {
  readonly presence: Probability;
  /** Chin to top of the forehead as they appear: a bowed head is lower. */
  readonly heightPx: Pixels;
  /** Towards the camera 0, + turned to the person's own left. */
  readonly yawDeg: Degrees;
  /** Towards the camera 0, + bent down. */
  readonly pitchDeg: Degrees;
  readonly rollDeg: Degrees;
  readonly mouth: MouthShape;
  /** Probability of "happy" from the expression net. */
  readonly happiness: Measured<Probability>;
}

/** One tracked person in one frame, as stored: everything later stages may ask for, so that they run again without video. */
export interface PersonReading {
  readonly trackId: string;
  readonly role: Role;
  readonly pose: PoseLandmarks;
  readonly face: Measured<FaceReading>;
  readonly leftHand: Measured<HandLandmarks>;
  readonly rightHand: Measured<HandLandmarks>;
}

export interface FrameReading {
  readonly tMs: Milliseconds;
  /**
   * How much of the time since the reading before it nothing moved at the counter, as pictures showed that were not analysed;
   * left out where nobody watched for it, as by versions up to 0.1.0.
   */
  readonly stillMs?: Milliseconds;
  readonly quality: PictureQuality;
  /** Left out in frames that were not checked, and in readings of versions that did not check. */
  readonly check?: CheckedPicture;
  readonly people: readonly PersonReading[];
  /** Sound up to this frame since the one before, without its holes. Left out where nobody listened. */
  readonly sound?: readonly SoundReading[];
}
