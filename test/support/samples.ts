import type { Role } from '../../src/contract/role.ts';
import type { Measured } from '../../src/core/measured.ts';
import { measured, unavailable } from '../../src/core/measured.ts';
import type { ArmReading, Side } from '../../src/measurements/arm.ts';
import type { ArmPose } from '../../src/measurements/arm-pose.ts';
import type { HandAtHead } from '../../src/measurements/hand-at-head.ts';
import type { HeadReading } from '../../src/measurements/head.ts';
import type { HeadMove } from '../../src/measurements/head-moves.ts';
import type { AnalysedPicture, MeasuredPerson, PersonSample } from '../../src/measurements/measure-people.ts';

/** What a test wants to say of one moment, in plain numbers; `undefined` for what was not seen. */
export interface Moment {
  readonly lean?: number | undefined;
  /** Lean as the pose net itself sees it; like `lean` unless said. */
  readonly netLean?: number;
  /** 0 seated .. 1 standing. */
  readonly share?: number | undefined;
  /** One standard deviation of `share`. */
  readonly shareUncertainty?: number;
  readonly sunk?: number | undefined;
  readonly smile?: number | undefined;
  readonly turned?: number;
  readonly tilted?: number;
  /** Which way the chest faces. */
  readonly heading?: number;
  /** Where the head faces, and how surely. */
  readonly yaw?: number | undefined;
  readonly pitch?: number;
  readonly headUncertainty?: number;
  /** Of a face that is looked at in this moment. */
  readonly facePitch?: number;
  /** Of one knee and the same leg's ankle above the other's, and of the knees from each other; `undefined`: out of sight. */
  readonly legs?: { readonly knee?: number; readonly ankle?: number; readonly apart?: number } | undefined;
  /** How far knee and ankle bounce, in lengths of the trunk, and how often in a second they pass the middle. */
  readonly bounce?: { readonly trunks: number; readonly passes: number };
  /** Of the head, to the clerk's left and across the counter. */
  readonly at?: { readonly x: number; readonly z: number };
  readonly x?: number;
  readonly y?: number;
  /** Of a citizen: farther from the counter than one who is served. */
  readonly standsBack?: boolean;
  /** Of the hips; below the shoulders unless said. */
  readonly hipsX?: number;
  readonly left?: Measured<ArmReading>;
  readonly right?: Measured<ArmReading>;
  readonly leftPose?: Measured<ArmPose>;
  readonly rightPose?: Measured<ArmPose>;
  /** Between both hands, lengths of the trunk. */
  readonly apart?: number | undefined;
  readonly kneesInSight?: boolean;
  /** Arms that are down for certain; none unless said. */
  readonly lowered?: readonly Side[];
}

/** At rest on the desk, well away from everything. */
export const arm = (over: Partial<ArmReading> = {}): Measured<ArmReading> =>
  measured({
    wristPx: { x: 0, y: 600 },
    handPx: { x: 0, y: 600 },
    raisedM: -0.35,
    outwardM: 0,
    forwardM: 0.25,
    fromHeadTrunks: 1.2,
    forearmFromUpDeg: 120,
    besideTrunks: 0,
    visibility: 0.99,
    fingersOut: unavailable('not-sampled'),
    ...over,
  });

/** What a test says of a pose of one arm; the rest is that of hands on a keyboard. */
export interface PoseOfArm {
  readonly elbow?: Partial<ArmPose['elbow']>;
  readonly wrist?: Partial<ArmPose['wrist']>;
  readonly wristSeen?: boolean;
  readonly elbowDeg?: number;
  readonly toOtherElbow?: number;
  readonly atHead?: Partial<HandAtHead>;
  readonly hand?: ArmPose['hand'];
}

export const armPose = (of: PoseOfArm = {}): Measured<ArmPose> => {
  const { wristSeen = true, elbowDeg = 135, toOtherElbow = 0.9 } = of;
  const uncertainty = wristSeen ? 0.1 : 0.25;
  const farFromHead = { fromMouth: 1.2, fromNose: 1.3, fromEar: 1.3, aboveEars: -1.3, uncertainty: 0.1 };
  return measured({
    elbow: { out: 0, up: -0.5, ahead: 0.2, uncertainty: 0.08, ...of.elbow },
    wrist: { out: -0.1, up: -0.7, ahead: 0.55, uncertainty, ...of.wrist },
    wristSeen,
    elbowDeg: { value: elbowDeg, uncertainty: 19 },
    toOtherElbow: { value: toOtherElbow, uncertainty },
    atHead: wristSeen ? measured({ ...farFromHead, ...of.atHead }) : unavailable('occluded'),
    hand: of.hand ?? unavailable('not-sampled'),
  });
};

export const sampleAt = (tMs: number, of: Moment): PersonSample => {
  const quantity = (value: number | undefined, uncertainty: number) =>
    value === undefined ? unavailable('occluded') : measured({ value, uncertainty });
  const shouldersPx = { x: of.x ?? 640, y: of.y ?? 300 };
  const hipsPx = { x: of.hipsX ?? shouldersPx.x, y: shouldersPx.y + TRUNK_PX };
  return {
    tMs,
    shouldersPx,
    hipsPx,
    headPx: { x: shouldersPx.x, y: hipsPx.y - headHeightPx(of.lean ?? 0) },
    netTrunk: { pitchDeg: Math.abs(of.lean ?? 0), acrossDeg: of.netLean ?? of.lean ?? 0, headingDeg: 0 },
    standsBack: of.standsBack ?? false,
    headAt: measured({ x: of.at?.x ?? 0, y: 1.2, z: of.at?.z ?? 0 }),
    turn: { headingDeg: of.heading ?? 0, turnedDeg: of.turned ?? 0, tiltedDeg: of.tilted ?? 0 },
    arms: { left: of.left ?? arm(), right: of.right ?? arm() } satisfies Record<Side, Measured<ArmReading>>,
    loweredArms: { left: of.lowered?.includes('left') ?? false, right: of.lowered?.includes('right') ?? false },
    armPoses: { left: of.leftPose ?? armPose(), right: of.rightPose ?? armPose() },
    handsApart: quantity('apart' in of ? of.apart : 0.5, 0.14),
    kneesInSight: of.kneesInSight ?? false,
    standingShare: quantity('share' in of ? of.share : 1, of.shareUncertainty ?? 0.05),
    leanDeg: quantity('lean' in of ? of.lean : 0, 2),
    sunkM: 'sunk' in of ? (of.sunk === undefined ? unavailable('occluded') : measured(of.sunk)) : measured(0),
    smile: quantity('smile' in of ? of.smile : 0, 0.15),
    head: headOf(of),
    headMove: headMoveOf(of),
    ...legsOf(of),
  };
};

/** As the picture shows the head: the face is looked at only where the moment says so. */
const headMoveOf = ({ pitch = 0, yaw = 0, facePitch }: Moment): HeadMove => ({
  byPose: measured({ yawDeg: yaw, pitchDeg: pitch }),
  facePitchDeg: facePitch === undefined ? unavailable('not-sampled') : measured(facePitch),
});

/** In view, side by side and at rest, unless the moment says otherwise. */
function legsOf(of: Moment): Pick<PersonSample, 'legs' | 'legPose' | 'legUnrest'> {
  if ('legs' in of && of.legs === undefined)
    return { legs: unavailable('occluded'), legPose: unavailable('occluded'), legUnrest: unavailable('occluded') };
  const { knee = 0, ankle = 0, apart = 0.25 } = of.legs ?? {};
  const { trunks, passes } = of.bounce ?? { trunks: 0.005, passes: 5 };
  return {
    legs: measured({ kneeDeg: 90, hipDeg: 95, fromVerticalDeg: 20, trunkFromVerticalDeg: 3 }),
    legPose: measured({ kneeRaisedM: knee, ankleRaisedM: ankle, kneesApartM: apart }),
    legUnrest: measured({ bounceTrunks: { value: trunks, uncertainty: 0.01 }, passesPerS: passes }),
  };
}

function headOf(of: Moment): Measured<HeadReading> {
  if ('yaw' in of && of.yaw === undefined) return unavailable('occluded');
  return measured({ yawDeg: of.yaw ?? 0, pitchDeg: of.pitch ?? 0, uncertaintyDeg: of.headUncertainty ?? 4 });
}

const TRUNK_PX = 120;

/** Above the hips, of a rigid link of trunk and head that leans towards a level camera. */
function headHeightPx(leanDeg: number): number {
  const lean = (leanDeg * Math.PI) / 180;
  return TRUNK_PX * (1.44 * Math.cos(lean) - 0.155 * Math.sin(lean));
}

export interface Sampling {
  readonly fps?: number;
  readonly startMs?: number;
  readonly durationMs: number;
}

/** Somebody seen at a steady rate; `undefined` where the person is not in the picture. */
export function personSeen(
  role: Role,
  { fps = 10, startMs = 0, durationMs }: Sampling,
  momentAt: (tMs: number) => Moment | undefined,
  person = `${role}-1`,
): MeasuredPerson {
  const samples: PersonSample[] = [];
  for (let i = 0; i * (1000 / fps) <= durationMs; i++) {
    const tMs = startMs + i * (1000 / fps);
    const moment = momentAt(tMs);
    if (moment) samples.push(sampleAt(tMs, moment));
  }
  return { person, role, samples };
}

/** When pictures were analysed at a steady rate. */
export const picturesAt = ({ fps = 10, startMs = 0, durationMs }: Sampling): AnalysedPicture[] =>
  Array.from({ length: Math.floor((durationMs / 1000) * fps) + 1 }, (_, i) => ({ tMs: startMs + (i * 1000) / fps }));

/** 0 before `fromMs` and after `toMs`, 1 between, with cosine flanks of `flankMs` inside. */
export function pulse(tMs: number, fromMs: number, toMs: number, flankMs = 600): number {
  const rise = Math.min(1, Math.max(0, (tMs - fromMs) / flankMs));
  const fall = Math.min(1, Math.max(0, (toMs - tMs) / flankMs));
  const share = Math.min(rise, fall);
  return (1 - Math.cos(Math.PI * share)) / 2;
}

/** Rises from 0 to 1 between two times. */
export const ramp = (tMs: number, fromMs: number, toMs: number): number =>
  (1 - Math.cos(Math.PI * Math.min(1, Math.max(0, (tMs - fromMs) / (toMs - fromMs))))) / 2;
