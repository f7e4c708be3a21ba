import { parameters, trunkLengths, valuesOf } from '../core/parameter.ts';
import type { ArmPose } from '../measurements/arm-pose.ts';
import type { HandAtHead } from '../measurements/hand-at-head.ts';
import { above, below, beyondAll, type Margin, marginOf } from './margin.ts';
import { onRealPeople } from './tested-range.ts';

export const AT_HEAD_PARAMETERS = parameters({
  wristUpTrunks: trunkLengths(-0.3, {
    source:
      'Wrist below its shoulder: at chin and mouth 0.2 at most, at the hair above it. In a bow folded hands appear before the ' +
      'face but are 0.4 and more below.',
    testedRange: onRealPeople('-0.3 only'),
  }),
  wristOutTrunks: trunkLengths(0.15, {
    source: 'Wrist to its own side of the shoulder: -0.25 to 0.06; a hand raised in greeting 0.14 to 0.55.',
    testedRange: onRealPeople('0.15 only'),
  }),
});

const AT_HEAD = valuesOf(AT_HEAD_PARAMETERS);

/**
 * Whether a hand is at its own head, by the picture and in space: the picture alone may show a hand far before or beside the
 * head at the same place.
 * @param inPicture margin of where the picture shows the hand
 */
export const atHead = (
  { atHead: shown, wrist: { up, out, uncertainty } }: ArmPose,
  inPicture: (hand: HandAtHead) => Margin,
) =>
  beyondAll(
    marginOf(shown, inPicture),
    above({ value: up, uncertainty }, AT_HEAD.wristUpTrunks),
    below({ value: out, uncertainty }, AT_HEAD.wristOutTrunks),
  );
