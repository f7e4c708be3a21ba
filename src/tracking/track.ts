import type { Role } from '../contract/role.ts';
import type { Milliseconds } from '../core/units.ts';
import type { Roi } from '../inference/roi.ts';
import type { PoseLandmarks } from '../landmarks/pose-landmarks.ts';
import type { RoleEvidence } from './counter-role.ts';
import type { StillRegion } from './still-region.ts';

/** One person followed from frame to frame. */
export interface Track {
  readonly id: string;
  /** Names by role: a role that comes back brings its name back. */
  readonly ids: Readonly<Partial<Record<Role, string>>>;
  readonly role: Role;
  readonly roleEvidence: RoleEvidence;
  /** Where to look for the landmarks in the next frame. */
  readonly roi: Roi;
  readonly pose: PoseLandmarks;
  /** Stood before a known background when first seen, so the person covers some of it for as long as the track lasts. */
  readonly isForeground: boolean;
  readonly firstSeenMs: Milliseconds;
  readonly lastSeenMs: Milliseconds;
  /** When the detector was last sure of somebody here, in the clerk's zone; before all time where it never was. */
  readonly vouchedMs: Milliseconds;
  /** What the picture showed when the landmark net last ran for this track. */
  readonly lastInference: StillRegion;
}
