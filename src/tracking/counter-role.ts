import type { Role } from '../contract/role.ts';
import type { CounterZones } from '../core/camera.ts';
import type { PicturePoint, PicturePolygon, PictureSize } from '../core/geometry.ts';
import { isInside } from '../core/geometry.ts';
import type { Degrees, PictureFraction, Pixels } from '../core/units.ts';
import { bodyHeading, facing } from '../landmarks/body-heading.ts';
import type { PoseLandmarks } from '../landmarks/pose-landmarks.ts';
import { bodySize, shoulderMiddle, trunkPoints } from '../landmarks/upper-body.ts';

/** Log-odds that a person belongs to the clerk's side; negative for the citizen's. */
export type RoleEvidence = number;

/** A trunk that stands in one side's zone alone says more than the way it faces: people turn, counters do not. */
const ZONE_LOG_ODDS: RoleEvidence = 1.5;
/** The clerk's zone is where the clerk works: a person outside of it is hardly the clerk. */
const OUTSIDE_LOG_ODDS: RoleEvidence = 2;
/** Faces across the counter from the clerk's side, or towards it. */
const FACING_LOG_ODDS: RoleEvidence = 1;
/** Spread of apparent body sizes about the expected one, as a natural logarithm: build, posture, place. */
const SIZE_SPREAD = 0.35;
const SIZE_LOG_ODDS_LIMIT: RoleEvidence = 0.5;
/** Evidence is remembered over about ten sightings and bounded, so that a wrong start can be corrected. */
const FORGETTING = 0.9;
const EVIDENCE_LIMIT: RoleEvidence = 8;
/** A role is given from here on (odds of about 5 : 1). */
const DECISION_LOG_ODDS: RoleEvidence = 1.6;

/** What tells the two sides of the counter apart in one camera's picture. */
export interface CounterSides {
  /** Of every window in the picture. */
  readonly windows: readonly CounterZones[];
  readonly cameraYawDeg: Degrees;
  /** How large an upper body appears at the clerk's place, and at the citizen's. */
  readonly clerkBodyPx: Pixels;
  readonly citizenBodyPx: Pixels;
}

/** Just inside the picture: zones end at its edge. */
const EDGE: PictureFraction = 1e-6;

const hasZones = ({ clerk, citizen }: CounterZones): boolean => clerk !== undefined || citizen !== undefined;

/** What one sighting says; nothing where no zone tells the sides apart: apparent size and facing alone mislead. */
export function roleEvidence(pose: PoseLandmarks, sides: CounterSides, picture: PictureSize): RoleEvidence {
  const known = sides.windows.filter(hasZones);
  if (known.length === 0) return 0;
  // Whoever works at any of the windows is a clerk.
  return Math.max(...known.map((zones) => evidenceAt(zones, pose, sides, picture)));
}

function evidenceAt(zones: CounterZones, pose: PoseLandmarks, sides: CounterSides, picture: PictureSize): RoleEvidence {
  const faces = FACING_LOG_ODDS * facing(bodyHeading(pose, sides.cameraYawDeg), 0);
  const evidence = zoneEvidence(pose, zones, picture) + faces + sizeEvidence(pose, sides);
  // A colleague at the next window faces the citizens too.
  return isOutside(pose, zones.clerk, picture) ? Math.min(0, evidence) : evidence;
}

/** How large somebody appears where this person stands; the smaller of the two where that is no side's own zone. */
export function expectedBodyPx(pose: PoseLandmarks, sides: CounterSides, picture: PictureSize): Pixels {
  const { windows, clerkBodyPx, citizenBodyPx } = sides;
  const { x, y } = shoulderMiddle(pose);
  const at = { x: x / picture.width, y: y / picture.height };
  const isAmongClerks = windows.some(({ clerk }) => clerk === undefined || isInside(at, clerk));
  const isAmongCitizens = windows.some(({ citizen }) => citizen !== undefined && isInside(at, citizen));
  return isAmongCitizens && !isAmongClerks ? citizenBodyPx : Math.min(clerkBodyPx, citizenBodyPx);
}

function sizeEvidence(pose: PoseLandmarks, { clerkBodyPx, citizenBodyPx }: CounterSides): RoleEvidence {
  const misfit = (expectedPx: Pixels) => (Math.log(bodySize(pose) / expectedPx) / SIZE_SPREAD) ** 2 / 2;
  const evidence = misfit(citizenBodyPx) - misfit(clerkBodyPx);
  return Math.min(SIZE_LOG_ODDS_LIMIT, Math.max(-SIZE_LOG_ODDS_LIMIT, evidence));
}

function zoneEvidence(pose: PoseLandmarks, zones: CounterZones, picture: PictureSize): RoleEvidence {
  let evidence = 0;
  for (const at of trunkInPicture(pose, picture)) {
    if (zones.clerk) evidence += isInside(at, zones.clerk) ? ZONE_LOG_ODDS / 2 : -OUTSIDE_LOG_ODDS / 2;
    if (zones.citizen) evidence += isInside(at, zones.citizen) ? -ZONE_LOG_ODDS / 2 : ZONE_LOG_ODDS / 4;
  }
  return evidence;
}

const isOutside = (pose: PoseLandmarks, zone: PicturePolygon | undefined, picture: PictureSize): boolean =>
  zone !== undefined && trunkInPicture(pose, picture).every((point) => !isInside(point, zone));

/** Shoulders and middle of the trunk; cut off by the picture's edge they count where the edge shows them. */
function trunkInPicture(pose: PoseLandmarks, { width, height }: PictureSize): readonly PicturePoint[] {
  return trunkPoints(pose).map(({ x, y }) => ({
    x: withinUnit(x / width),
    y: withinUnit(y / height),
  }));
}

const withinUnit = (share: PictureFraction): PictureFraction => Math.min(1 - EDGE, Math.max(EDGE, share));

/** The evidence of all sightings so far, in which older ones count less and less. */
export const accumulated = (before: RoleEvidence, sighting: RoleEvidence): RoleEvidence =>
  Math.min(EVIDENCE_LIMIT, Math.max(-EVIDENCE_LIMIT, before * FORGETTING + sighting));

/** The role that the evidence decides; `current` while it is undecided. */
export function decidedRole(evidence: RoleEvidence, current: Role): Role {
  if (evidence >= DECISION_LOG_ODDS) return 'clerk';
  if (evidence <= -DECISION_LOG_ODDS) return 'citizen';
  return current;
}
