import { isPictureFault } from '../contract/picture-fault.ts';
import type { Role } from '../contract/role.ts';
import type { CounterCamera, CounterPoint } from '../core/counter-camera.ts';
import { onClerkPlane, onPlaneAlongCounter, pixelsPerMetre } from '../core/counter-camera.ts';
import type { PixelPoint } from '../core/geometry.ts';
import { contains, type Interval } from '../core/interval.ts';
import type { Measured, Quantity } from '../core/measured.ts';
import { measured, unavailable } from '../core/measured.ts';
import type { Degrees, Metres, Milliseconds } from '../core/units.ts';
import { headMiddle, hipMiddle, shoulderMiddle } from '../landmarks/upper-body.ts';
import type { ArmReading, Side } from './arm.ts';
import { isLowered, readArm, SIDES } from './arm.ts';
import { type ArmPose, readArmPose } from './arm-pose.ts';
import { rolesByBehaviour } from './behaviour-roles.ts';
import type { BodyTurn } from './body-turn.ts';
import { bodyTurns } from './body-turn.ts';
import { handsApart } from './hands-apart.ts';
import type { HeadReading } from './head.ts';
import { headReadings } from './head.ts';
import { type HeadMove, headMoves } from './head-moves.ts';
import { type LegPose, readLegPose } from './leg-pose.ts';
import { type LegUnrest, legUnrests } from './leg-unrest.ts';
import { kneesInSight, type LegReading, readLegs } from './legs.ts';
import { type NetTrunk, netTrunk } from './net-trunk.ts';
import { clerksElsewhere, peopleOfWindow } from './people-of-window.ts';
import type { PersonSeries } from './person-series.ts';
import { personSeries } from './person-series.ts';
import { withoutPhantoms } from './phantoms.ts';
import { type PoorPicture, poorPictures } from './poor-picture.ts';
import type { FrameReading } from './reading.ts';
import { rolesByZones } from './roles-by-zones.ts';
import { measureSmile } from './smile.ts';
import { measureTrunk } from './trunk.ts';

/** What is known of one person at one moment. */
export interface PersonSample {
  readonly tMs: Milliseconds;
  readonly shouldersPx: PixelPoint;
  /** Middle of ears and eyes. */
  readonly headPx: PixelPoint;
  /** Where the head is at the counter: on the clerk's plane, or for a citizen on the citizens'. */
  readonly headAt: Measured<CounterPoint>;
  /** A citizen who stands farther from the counter than one who is served; false where the camera's place is not known. */
  readonly standsBack: boolean;
  /** Where the pose has the hips; behind a counter its guess. */
  readonly hipsPx: PixelPoint;
  /** The pose net's own view of the trunk. */
  readonly netTrunk: NetTrunk;
  /** Compared to how the person usually is turned. */
  readonly turn: BodyTurn;
  readonly arms: Readonly<Record<Side, Measured<ArmReading>>>;
  /** Arms that are known to be down, their wrists in sight or not. */
  readonly loweredArms: Readonly<Record<Side, boolean>>;
  /** How each arm is held. Not sampled for citizens, like what follows. */
  readonly armPoses: Readonly<Record<Side, Measured<ArmPose>>>;
  /** Between both hands, in lengths of the trunk. */
  readonly handsApart: Measured<Quantity>;
  /** Whether nothing hides the knees: there is no counter between them and the camera. */
  readonly kneesInSight: boolean;
  /** 0 seated .. 1 standing. */
  readonly standingShare: Measured<Quantity>;
  /** Lean of the trunk, + forward of the person's own upright stance. */
  readonly leanDeg: Measured<Quantity<Degrees>>;
  /** How far the shoulders are below their upright height in the same stance. */
  readonly sunkM: Measured<Metres>;
  /** How likely this is a smile, 0..1. */
  readonly smile: Measured<Quantity>;
  /** Where the head faces. */
  readonly head: Measured<HeadReading>;
  readonly headMove: HeadMove;
  /** How the legs are bent, how one is held over the other, and how they bounce. */
  readonly legs: Measured<LegReading>;
  readonly legPose: Measured<LegPose>;
  readonly legUnrest: Measured<LegUnrest>;
}

export interface MeasuredPerson {
  readonly person: string;
  readonly role: Role;
  /** In order of time. */
  readonly samples: readonly PersonSample[];
}

/** When a picture was analysed, whoever was in it. */
export type AnalysedPicture = Pick<FrameReading, 'tMs' | 'stillMs'>;

/** The people at a counter, and the scale of the picture there. */
export interface MeasuredCounter {
  readonly people: readonly MeasuredPerson[];
  /** Clerks of the other windows and posts in the picture: nothing they do is an event here but by what the own clerks do with them. */
  readonly colleagues: readonly MeasuredPerson[];
  /** In order of time. */
  readonly pictures: readonly AnalysedPicture[];
  /** Pixels a metre where papers change hands. */
  readonly handoverPxPerMetre: number;
  /** Pixels a metre where citizens stand. */
  readonly citizenPxPerMetre: number;
  /** Where the picture shows too little to judge anybody, or is no footage, and why. */
  readonly poorPictures: readonly PoorPicture[];
  /** Whether zones tell the sides of the counter apart; otherwise only behaviour does. */
  readonly hasZones: boolean;
}

/** Assumption: papers change hands over the middle of the counter, a little above it. */
const HANDOVER_PLACE = { x: 0, y: 1, z: 0.6 } as const;
const CITIZEN_PLACE = { x: 0, y: 1.3, z: 1.2 } as const;

/**
 * Turns readings into quantities over time, for each person separately and against that person's own baseline.
 * @param readings of one recording, in order of time
 * @param camera in whose pixels the readings are
 */
export function measurePeople(readings: readonly FrameReading[], camera: CounterCamera): MeasuredCounter {
  const poor = poorPictures(readings, camera.hasZones);
  const seriesOf = (frames: readonly FrameReading[]) => personSeries(withoutGuesses(frames, poor));
  const seen = seriesOf(peopleOfWindow(readings, camera));
  const span = spanOf(readings);
  const people = camera.hasZones
    ? rolesByZones(seen, camera, span.endMs)
    : rolesByBehaviour(withoutPhantoms(seen), span);
  return {
    people: people.map((series) => measurePerson(series, camera)),
    colleagues: seriesOf(clerksElsewhere(readings, camera)).map((series) => measurePerson(series, camera)),
    pictures: readings.map(({ tMs, stillMs }) => (stillMs === undefined ? { tMs } : { tMs, stillMs })),
    hasZones: camera.hasZones,
    handoverPxPerMetre: pixelsPerMetre(camera, HANDOVER_PLACE),
    citizenPxPerMetre: pixelsPerMetre(camera, CITIZEN_PLACE),
    poorPictures: poor,
  };
}

/** Without the people that the nets find in what is no footage. */
function withoutGuesses(readings: readonly FrameReading[], poor: readonly PoorPicture[]): readonly FrameReading[] {
  const faults = poor.filter(({ reason }) => isPictureFault(reason));
  if (faults.length === 0) return readings;
  return readings.map((reading) =>
    faults.some((fault) => contains(fault, reading.tMs)) ? { ...reading, people: [] } : reading,
  );
}

const spanOf = (readings: readonly FrameReading[]): Interval => ({
  startMs: readings[0]?.tMs ?? 0,
  endMs: readings.at(-1)?.tMs ?? 0,
});

function measurePerson(series: PersonSeries, camera: CounterCamera): MeasuredPerson {
  const arms = series.samples.map(({ reading }) => SIDES.map((side) => readArm(reading, side, camera)));
  const judged = series.role !== 'citizen';
  const trunk = judged ? measureTrunk(series, camera) : undefined;
  const moves = headMoves(series, camera);
  const smiles = trunk && measureSmile(series, arms, trunk.leanDeg, moves);
  const turns = bodyTurns(series, camera);
  const heads = judged ? headReadings(series, camera) : undefined;
  const unrests = judged ? legUnrests(series, camera) : undefined;
  const skipped = unavailable('not-sampled');
  const samples = series.samples.map(({ tMs, reading }, i): PersonSample => {
    const { pose } = reading;
    const [left, right] = arms[i] as [Measured<ArmReading>, Measured<ArmReading>];
    const armPoses = judged
      ? { left: readArmPose(reading, 'left', camera.picture), right: readArmPose(reading, 'right', camera.picture) }
      : { left: skipped, right: skipped };
    return {
      tMs,
      shouldersPx: shoulderMiddle(pose),
      headPx: headMiddle(pose),
      headAt: placeOf(headMiddle(pose), series.role, camera),
      standsBack: series.role === 'citizen' && standsBack(headMiddle(pose), camera),
      hipsPx: hipMiddle(pose),
      netTrunk: netTrunk(pose, camera),
      turn: turns[i]!,
      arms: { left, right },
      loweredArms: { left: isLowered(reading, 'left', camera), right: isLowered(reading, 'right', camera) },
      armPoses,
      handsApart: handsApart(reading, armPoses.left, armPoses.right),
      kneesInSight: kneesInSight(pose),
      standingShare: trunk?.standingShare[i] ?? skipped,
      leanDeg: trunk?.leanDeg[i] ?? skipped,
      sunkM: trunk?.sunkM[i] ?? skipped,
      smile: smiles?.[i] ?? skipped,
      head: heads?.[i] ?? skipped,
      headMove: moves[i]!,
      legs: judged ? readLegs(pose, camera.picture) : skipped,
      legPose: judged ? readLegPose(pose, camera) : skipped,
      legUnrest: unrests?.[i] ?? skipped,
    };
  });
  return { person: series.person, role: series.role, samples };
}

/**
 * Whoever stands farther from the counter, nearer to the camera, appears lower: at the counter the head would be this low.
 * Heads at the counter of 16 rendered clips are at 1.5 to 1.7 m; of one who waits a step behind, at 1.0 m (dev27, which chose it).
 */
const LOWEST_HEAD_M: Metres = 1.1;

function standsBack(headPx: PixelPoint, camera: CounterCamera): boolean {
  if (!camera.calibrated || !camera.yawKnown) return false;
  const place = onPlaneAlongCounter(camera, headPx, CITIZEN_PLACE.z);
  return place !== undefined && place.y < LOWEST_HEAD_M;
}

function placeOf(headPx: PixelPoint, role: Role, camera: CounterCamera): Measured<CounterPoint> {
  if (role !== 'citizen') return measured(onClerkPlane(camera, headPx));
  const place = onPlaneAlongCounter(camera, headPx, CITIZEN_PLACE.z);
  return place ? measured(place) : unavailable('bad-view');
}
