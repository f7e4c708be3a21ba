import type { CounterCamera, CounterPoint } from '../../../src/core/counter-camera.ts';
import { toCameraAxes } from '../../../src/core/counter-camera.ts';
import type { Degrees, Metres } from '../../../src/core/units.ts';
import { toRadians } from '../../../src/core/units.ts';
import { add, scale, subtract } from '../../../src/core/vector.ts';
import type { PoseLandmarkName, PoseLandmarks } from '../../../src/landmarks/pose-landmarks.ts';
import { POSE_LANDMARK_NAMES } from '../../../src/landmarks/pose-landmarks.ts';
import { project } from '../project.ts';
import { jointsOf } from './arms.ts';
import { armOf, type Body, type BodyPart, type Spine, spineOf } from './body.ts';

/** What a net says of a landmark that it only guesses. */
const HIDDEN_VISIBILITY = 0.08;
/** Ahead of the middle of ears and eyes, above it, and to the person's left. */
const FACE: readonly (readonly [name: PoseLandmarkName, ahead: Metres, up: Metres, left: Metres])[] = [
  ['nose', 0.07, -0.03, 0],
  ['leftEyeInner', 0.05, 0, 0.02],
  ['leftEye', 0.05, 0, 0.03],
  ['leftEyeOuter', 0.05, 0, 0.045],
  ['rightEyeInner', 0.05, 0, -0.02],
  ['rightEye', 0.05, 0, -0.03],
  ['rightEyeOuter', 0.05, 0, -0.045],
  ['leftEar', -0.05, 0, 0.075],
  ['rightEar', -0.05, 0, -0.075],
  ['mouthLeft', 0.07, -0.08, 0.025],
  ['mouthRight', 0.07, -0.08, -0.025],
];
/** A wrist at the height of the head takes the shoulder along. */
const SHOULDER_LIFT_SHARE = 0.1;

/** The landmarks as a perfect pose net would see them. */
export function poseOf(camera: CounterCamera, of: Body): PoseLandmarks {
  const spine = spineOf(of);
  const places = { ...face(spine, of.headTurnDeg), ...sides(of, spine) };
  const picture = new Float32Array(3 * POSE_LANDMARK_NAMES.length);
  const world = new Float32Array(3 * POSE_LANDMARK_NAMES.length);
  for (const [i, name] of POSE_LANDMARK_NAMES.entries()) {
    const place = places[name]!;
    const pixel = project(camera, place);
    const part = PART_OF[i];
    const isHidden = part !== undefined && of.hidden.includes(part);
    picture.set([pixel.x, pixel.y, isHidden ? Math.min(HIDDEN_VISIBILITY, of.visibility) : of.visibility], 3 * i);
    const { x, y, z } = toCameraAxes(camera, subtract(place, spine.hips));
    world.set([x, y, z], 3 * i);
  }
  return { presence: of.presence, picture, world };
}

/** The landmarks of each part. */
const PARTS: Readonly<Record<BodyPart, RegExp>> = {
  legs: /Knee|Ankle|Heel|Foot/,
  hips: /Hip/,
  leftArm: /^left(Elbow|Wrist|Pinky|Index|Thumb)/,
  rightArm: /^right(Elbow|Wrist|Pinky|Index|Thumb)/,
};
const PART_OF = POSE_LANDMARK_NAMES.map((name) =>
  (Object.keys(PARTS) as BodyPart[]).find((part) => PARTS[part].test(name)),
);

type Places = Partial<Record<PoseLandmarkName, CounterPoint>>;

function face({ head, ahead: trunkAhead, shouldersLeft: trunkLeft, headDeg }: Spine, headTurnDeg: Degrees): Places {
  const [sin, cos] = [Math.sin(toRadians(headDeg)), Math.cos(toRadians(headDeg))];
  const [aside, along] = [Math.sin(toRadians(headTurnDeg)), Math.cos(toRadians(headTurnDeg))];
  const ahead = add(scale(trunkAhead, along), scale(trunkLeft, aside));
  const shouldersLeft = add(scale(trunkLeft, along), scale(trunkAhead, -aside));
  const places: Places = {};
  for (const [name, forwardM, upM, leftM] of FACE) {
    const sagittal = add(scale(ahead, forwardM * cos + upM * sin), { x: 0, y: upM * cos - forwardM * sin, z: 0 });
    places[name] = add(add(head, sagittal), scale(shouldersLeft, leftM));
  }
  return places;
}

function sides(of: Body, spine: Spine): Places {
  const { build } = of;
  const places: Places = {};
  for (const side of ['left', 'right'] as const) {
    const sign = side === 'left' ? 1 : -1;
    const resting = add(spine.shoulders, scale(spine.shouldersLeft, (sign * build.shoulderWidthM) / 2));
    const root = { ...spine, build, shoulder: resting, outwards: scale(spine.left, sign) };
    const raisedM = Math.max(0, armOf(of, side)(root).y - resting.y);
    const shoulder = add(resting, { x: 0, y: SHOULDER_LIFT_SHARE * Math.min(raisedM, 0.4), z: 0 });
    const { elbow, wrist, hand } = jointsOf(armOf(of, side), { ...root, shoulder });
    const hip = add(spine.hips, scale(spine.left, (sign * build.hipWidthM) / 2));
    const { knee, ankle } = legOf(of, hip, spine.ahead);
    const sole = add(ankle, { x: 0, y: -0.07, z: 0 });
    Object.assign(places, {
      [`${side}Shoulder`]: shoulder,
      [`${side}Elbow`]: elbow,
      [`${side}Wrist`]: wrist,
      [`${side}Index`]: hand,
      [`${side}Pinky`]: add(hand, scale(root.outwards, 0.03)),
      [`${side}Thumb`]: add(scale(wrist, 0.5), scale(hand, 0.5)),
      [`${side}Hip`]: hip,
      [`${side}Knee`]: knee,
      [`${side}Ankle`]: ankle,
      [`${side}Heel`]: add(sole, scale(spine.ahead, -0.05)),
      [`${side}FootIndex`]: add(sole, scale(spine.ahead, 0.15)),
    });
  }
  return places;
}

const ANKLE_M: Metres = 0.09;

/** Straight below the standing hips; on a seat, thighs level and shanks upright. */
function legOf({ build, hipHeightM }: Body, hip: CounterPoint, ahead: CounterPoint) {
  const limbM = (build.standingHipsM - ANKLE_M) / 2;
  const risen = Math.max(0, (hipHeightM - build.seatedHipsM) / (build.standingHipsM - build.seatedHipsM));
  const ankleAheadM = limbM * Math.max(0, 1 - risen);
  const ankle = { ...add(hip, scale(ahead, ankleAheadM)), y: ANKLE_M };
  const way = subtract(ankle, hip);
  const halfM = Math.min(Math.hypot(way.x, way.y, way.z) / 2, limbM);
  const outM = Math.sqrt(limbM ** 2 - halfM ** 2);
  const downM = hip.y - ANKLE_M;
  const lengthM = Math.hypot(ankleAheadM, downM) || 1;
  const knee = add(
    add(hip, scale(way, 0.5)),
    add(scale(ahead, (outM * downM) / lengthM), { x: 0, y: (outM * ankleAheadM) / lengthM, z: 0 }),
  );
  return { knee, ankle };
}
