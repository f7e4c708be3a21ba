import type { CounterPoint } from '../../../src/core/counter-camera.ts';
import type { Metres } from '../../../src/core/units.ts';
import { add, dot, length, scale, subtract, unit } from '../../../src/core/vector.ts';
import type { Build } from './build.ts';

/** Where an arm starts, in unit vectors of its own side. */
export interface ArmRoot {
  readonly build: Build;
  readonly shoulder: CounterPoint;
  readonly hips: CounterPoint;
  readonly head: CounterPoint;
  /** To the arm's own side, and where the person faces. */
  readonly outwards: CounterPoint;
  readonly ahead: CounterPoint;
}

/** Where the wrist is held; out of reach, the arm is stretched towards it. */
export type Arm = (root: ArmRoot) => CounterPoint;

const armM = ({ upperArmM, forearmM }: Build): Metres => upperArmM + forearmM;
const UP: CounterPoint = { x: 0, y: 1, z: 0 };

const from = (at: CounterPoint, { outwards, ahead }: ArmRoot, out: Metres, up: Metres, forward: Metres): CounterPoint =>
  add(add(add(at, scale(outwards, out)), scale(UP, up)), scale(ahead, forward));

/** Metres from the shoulder joint: to the arm's own side, up, ahead. */
export const reach =
  ({ out, up, ahead }: { readonly out: Metres; readonly up: Metres; readonly ahead: Metres }): Arm =>
  (root) =>
    from(root.shoulder, root, out, up, ahead);

/** Forearms before the body, as on a desk. */
export const RESTING: Arm = (root) => {
  const wholeM = armM(root.build);
  return from(root.shoulder, root, -0.04 * wholeM, -0.66 * wholeM, 0.47 * wholeM);
};
export const HANGING: Arm = (root) => from(root.shoulder, root, 0.06, -0.98 * armM(root.build), 0.04);
/** Both hands before the abdomen, one over the other. */
export const FOLDED: Arm = (root) => {
  const middle = add(root.hips, scale(root.outwards, 0.04));
  return from(middle, root, 0, 0.1, 0.2);
};
/** Palm to the front beside the shoulder, the elbow bent. */
export const RAISED: Arm = (root) => from(root.shoulder, root, 0.17, 0.62 * root.build.forearmM, 0.13);
/** Fingers in the hair above the ear. */
export const AT_HEAD: Arm = (root) => from(root.head, root, 0.11, 0.02, 0);
/** Before the chest, the hand at the elbow of the other arm. */
export const CROSSED: Arm = (root) => {
  const { shoulderWidthM, upperArmM } = root.build;
  return from(root.shoulder, root, -0.95 * shoulderWidthM, -0.85 * upperArmM, 0.14);
};
/** Chin in the palm: the wrist below it, the elbow wherever the arm allows. */
export const AT_CHIN: Arm = (root) => from(root.head, root, 0.02, -0.19, 0.09);
/** A finger at the nose, the elbow down. */
export const AT_NOSE: Arm = (root) => from(root.head, root, 0.04, -0.14, 0.13);
/** Hand on the hip, the elbow out. */
export const AT_HIP: Arm = (root) => from(root.hips, root, 0.16, 0.12, 0.0);
/** On the desk before the chest, however the body leans over it. */
export const onDesk =
  (heightM: Metres, aheadM: Metres, outM: Metres = 0.16): Arm =>
  (root) => {
    const place = from(root.hips, root, outM, 0, aheadM);
    return { ...place, y: heightM };
  };
/** At a place of the counter, both hands a sheet's half width apart. */
export const at =
  (place: CounterPoint, apartM: Metres = 0): Arm =>
  ({ outwards }) =>
    add(place, scale(outwards, apartM / 2));

/** Part of the way from one to the other: `share` 0..1. */
export const between =
  (before: Arm, after: Arm, share: number): Arm =>
  (root) =>
    add(scale(before(root), 1 - share), scale(after(root), share));

export interface ArmJoints {
  readonly elbow: CounterPoint;
  readonly wrist: CounterPoint;
  /** Knuckle of the index finger. */
  readonly hand: CounterPoint;
}

/** Distance of the index finger's knuckle from the wrist. */
const HAND_M: Metres = 0.09;
/** No arm is straighter than this share of its length. */
const STRAIGHTEST = 0.995;

/** The joints of an arm that holds its wrist there, its elbow down and a little out. */
export function jointsOf(arm: Arm, root: ArmRoot): ArmJoints {
  const { upperArmM, forearmM } = root.build;
  const way = subtract(arm(root), root.shoulder);
  const wayM = length(way) || 0.01;
  const reachM = Math.min(Math.max(wayM, Math.abs(upperArmM - forearmM) + 0.05), STRAIGHTEST * (upperArmM + forearmM));
  const towards = scale(way, 1 / wayM);
  const wrist = add(root.shoulder, scale(towards, reachM));
  const alongM = (upperArmM ** 2 - forearmM ** 2 + reachM ** 2) / (2 * reachM);
  const asideM = Math.sqrt(Math.max(0, upperArmM ** 2 - alongM ** 2));
  const pole = add(scale(UP, -1), add(scale(root.outwards, 0.4), scale(root.ahead, -0.2)));
  const across = unit(subtract(pole, scale(towards, dot(pole, towards))));
  const elbow = add(root.shoulder, add(scale(towards, alongM), scale(across, asideM)));
  return { elbow, wrist, hand: add(wrist, scale(unit(subtract(wrist, elbow)), HAND_M)) };
}
