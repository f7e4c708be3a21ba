import type { components } from '../api/schema.ts';

type Geometry = components['schemas']['CameraGeometry'];

/** Fractions of the picture's width and height. */
export interface Mark {
  readonly x: number;
  readonly y: number;
}

/** What was clicked on a clerk who stands upright. */
export interface StandingMarks {
  readonly head: Mark;
  readonly low: Mark;
  /** What the lower mark is on. */
  readonly lowAt: 'feet' | 'hips';
  /** Height of the clerk with shoes. */
  readonly statureM: number;
}

/** What follows from the marks, or why nothing does. */
export type Estimate =
  | { readonly kind: 'found'; readonly geometry: Pick<Geometry, 'pitchDeg' | 'heightM' | 'distanceM'> }
  | { readonly kind: 'needs'; readonly what: 'hfov' | 'height-or-pitch' }
  | { readonly kind: 'impossible' };

/** Height of the hip joint above the floor, in statures (Winter, Biomechanics and Motor Control of Human Movement, 4th ed., fig. 4.1). */
const HIP_SHARE = 0.53;
/** The upper body's middle, to which `distanceM` is measured. */
const CHEST_SHARE = 0.68;

/**
 * Pitch and distance of a camera of known height (or height and distance of one of known pitch) from a person of known
 * stature who stands upright, by the pinhole model: the rays to head and feet leave the lens at angles below the horizon
 * whose tangents are the heights below the lens divided by one horizontal distance.
 *
 * @param aspect width by height of the picture
 */
export function estimateFrom(marks: StandingMarks, known: Geometry, aspect: number): Estimate {
  const { hfovDeg, heightM, pitchDeg } = known;
  if (hfovDeg === undefined) return { kind: 'needs', what: 'hfov' };
  const lens = lensOf(hfovDeg, aspect);
  const headAngle = lens.belowAxis(marks.head);
  const lowAngle = lens.belowAxis(marks.low);
  const lowM = marks.lowAt === 'feet' ? 0 : HIP_SHARE * marks.statureM;
  const seen = { statureM: marks.statureM, lowM, headAngle, lowAngle };
  const placed =
    heightM !== undefined ? fromHeight(heightM, seen) : pitchDeg !== undefined ? fromPitch(pitchDeg, seen) : undefined;
  if (placed === undefined && heightM === undefined && pitchDeg === undefined)
    return { kind: 'needs', what: 'height-or-pitch' };
  if (placed === undefined || !(placed.forwardM > 0) || !(placed.heightM > 0)) return { kind: 'impossible' };
  return {
    kind: 'found',
    geometry: {
      pitchDeg: rounded(degrees(placed.pitch), 1),
      heightM: rounded(placed.heightM, 2),
      distanceM: rounded(slantM(placed, lens.aside(marks.head), marks.statureM), 2),
    },
  };
}

interface Seen {
  readonly statureM: number;
  readonly lowM: number;
  /** Below the lens's axis, radians. */
  readonly headAngle: number;
  readonly lowAngle: number;
}

interface Placed {
  /** Radians, downwards. */
  readonly pitch: number;
  readonly heightM: number;
  /** Horizontally, along the camera's heading. */
  readonly forwardM: number;
}

/** With d = tan of the angle the person fills: d·D² − (low's depth − head's depth)·D + product·d = 0. */
function fromHeight(heightM: number, { statureM, lowM, headAngle, lowAngle }: Seen): Placed | undefined {
  const [aboveHead, aboveLow] = [heightM - statureM, heightM - lowM];
  const filled = Math.tan(lowAngle - headAngle);
  const length = aboveLow - aboveHead;
  const root = length * length - 4 * aboveHead * aboveLow * filled * filled;
  if (filled <= 0 || root < 0) return undefined;
  // The nearer solution is a camera almost above the head.
  const forwardM = (length + Math.sqrt(root)) / (2 * filled);
  return { heightM, forwardM, pitch: Math.atan2(aboveHead, forwardM) - headAngle };
}

function fromPitch(pitchDeg: number, { statureM, lowM, headAngle, lowAngle }: Seen): Placed | undefined {
  const pitch = (pitchDeg * Math.PI) / 180;
  const [head, low] = [Math.tan(pitch + headAngle), Math.tan(pitch + lowAngle)];
  if (low <= head) return undefined;
  const forwardM = (statureM - lowM) / (low - head);
  return { pitch, forwardM, heightM: statureM + forwardM * head };
}

/** From the lens to the chest, which may stand aside of the axis. */
function slantM({ heightM, forwardM, pitch }: Placed, aside: number, statureM: number): number {
  const down = heightM - CHEST_SHARE * statureM;
  const depth = forwardM * Math.cos(pitch) + down * Math.sin(pitch);
  return Math.hypot(forwardM, down, aside * depth);
}

/** A pinhole camera whose picture is 1 wide. */
function lensOf(hfovDeg: number, aspect: number) {
  const focal = 0.5 / Math.tan((hfovDeg * Math.PI) / 360);
  return {
    belowAxis: ({ y }: Mark) => Math.atan((y - 0.5) / aspect / focal),
    aside: ({ x }: Mark) => (x - 0.5) / focal,
  };
}

const degrees = (radians: number): number => (radians * 180) / Math.PI;
const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));
