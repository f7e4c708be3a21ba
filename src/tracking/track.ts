import type { Role } from '../contract/role.ts';
import type { Milliseconds } from '../core/units.ts';
import type { Roi } from '../inference/roi.ts';
import type { PoseLandmarks } from '../landmarks/pose-landmarks.ts';
import type { RoleEvidence } from './counter-role.ts';
import type { StillRegion } from './still-region.ts';

/** One person followed from frame to frame. */
export interface Track {
  readonly id: string;
  readonly role: Role;
  readonly roleEvidence: RoleEvidence;
  /** Where to look for the landmarks in the next frame. */
  readonly roi: Roi;
  readonly pose: PoseLandmarks;
  /** Was first seen where the scene without people is known: covers something of it as long as the person stays. */
  readonly cameIn: boolean;
  readonly firstSeenMs: Milliseconds;
  readonly lastSeenMs: Milliseconds;
  /** Where and when the landmarks were last computed, not carried on. */
  readonly looked: StillRegion;
}
