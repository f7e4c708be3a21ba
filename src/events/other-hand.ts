import type { Measured } from '../core/measured.ts';
import { parameters, trunkLengths, valuesOf } from '../core/parameter.ts';
import type { Side } from '../measurements/arm.ts';
import type { ArmPose } from '../measurements/arm-pose.ts';
import { onRealPeople } from './tested-range.ts';

export const OTHER_HAND_PARAMETERS = parameters({
  upTrunks: trunkLengths(-0.15, {
    source:
      'Wrist below its shoulder. Both hands up put on glasses or a headset, eat, exercise or sign: none of them touches hair or ' +
      'face with one hand.',
    testedRange: onRealPeople('-0.15 only'),
  }),
});

const OTHER = valuesOf(OTHER_HAND_PARAMETERS);

/** Whether the hand of the other arm is up as well. One that is not seen is taken for resting: nothing hides a raised hand. */
export function otherHandIsUp(armPoses: Readonly<Record<Side, Measured<ArmPose>>>, side: Side): boolean {
  const other = armPoses[side === 'left' ? 'right' : 'left'];
  return other.available && other.value.wristSeen && other.value.wrist.up > OTHER.upTrunks;
}
