import type { Interval } from '../core/interval.ts';
import { overlapMs } from '../core/interval.ts';
import { degrees, milliseconds, parameters, share, trunkLengths, valuesOf } from '../core/parameter.ts';
import type { Side } from '../measurements/arm.ts';
import { SIDES } from '../measurements/arm.ts';
import type { ArmPose } from '../measurements/arm-pose.ts';
import type { HandShape } from '../measurements/hand-shape.ts';
import type { MeasuredPerson, PersonSample } from '../measurements/measure-people.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import { heldPoses } from './held-pose.ts';
import { above, below, beyondAll, beyondAny, type Margin, marginOf } from './margin.ts';
import { onRealPeople } from './tested-range.ts';

export const ONE_FINGER_POINT_PARAMETERS = parameters({
  indexStraightDeg: degrees(32, {
    source: 'Bend of the index finger: 5 to 20° in four rendered gestures.',
    testedRange: onRealPeople('32 only'),
  }),
  othersBentDeg: degrees(22, {
    source: 'Mean bend of the other three beyond the index finger’s: 30 to 100° in pointing, 0 to 12° in an open hand.',
    testedRange: onRealPeople('22 only'),
  }),
  smallestElbowDeg: degrees(95, {
    source: 'A hand that points is held out: read as 135 to 155°. A telephone is pressed or held with bent arms.',
    testedRange: onRealPeople('95 only'),
  }),
  fromMouthTrunks: trunkLengths(0.4, {
    source: 'At the head, an index finger scratches or holds a telephone.',
    testedRange: onRealPeople('0.4 only'),
  }),
  liftedTrunks: trunkLengths(-0.63, {
    source:
      'Wrist below the shoulder: 0.3 to 0.5 in three rendered gestures, 0.77 to 0.84 where hands lie on the desk or on a mouse, ' +
      'often with the index finger straight.',
    testedRange: onRealPeople('-0.63 only'),
  }),
  standingFromShare: share(0.6, {
    source:
      'Half way to standing and more. Seen along the arm, one that points is read as hanging; nothing rests at that height.',
    testedRange: onRealPeople('0.6 only'),
  }),
  fromOtherHandTrunks: trunkLengths(0.3, {
    source: 'Of hands that lie on each other the net mistakes one for the other, and sees single fingers.',
    testedRange: onRealPeople('0.3 only'),
  }),
  minHoldMs: milliseconds(600, {
    source: 'Two looks at the hand, 0.38 s apart: one alone may be misread.',
    testedRange: onRealPeople('600 only'),
  }),
});

const POINT = valuesOf(ONE_FINGER_POINT_PARAMETERS);

/**
 * An arm held out whose index finger is straight while the others are bent. Only where the hand has enough pixels.
 * @param handovers of the same clerk, in which fingers hold the paper
 */
export function oneFingerPointEvents(person: MeasuredPerson, handovers: readonly Interval[]): CounterEvent[] {
  return SIDES.flatMap((side) =>
    heldPoses(person.samples, (sample) => pointing(sample, side), POINT)
      .filter((pose) => handovers.every((handover) => overlapMs(handover, pose) === 0))
      .map(({ confidence, ...interval }) => eventOf('one-finger-point', person, interval, { confidence })),
  );
}

const pointing = ({ armPoses, handsApart, standingShare }: PersonSample, side: Side): Margin =>
  marginOf(armPoses[side], (arm) =>
    beyondAll(
      marginOf(arm.hand, (hand) => fingerOut(arm, hand)),
      ...(handsApart.available ? [above(handsApart.value, POINT.fromOtherHandTrunks)] : []),
      beyondAny(
        above({ value: arm.wrist.up, uncertainty: arm.wrist.uncertainty }, POINT.liftedTrunks),
        marginOf(standingShare, (standing) => above(standing, POINT.standingFromShare)),
      ),
    ),
  );

const fingerOut = ({ elbowDeg, atHead }: ArmPose, { indexBendDeg, othersBendDeg, uncertaintyDeg }: HandShape): Margin =>
  beyondAll(
    below({ value: indexBendDeg, uncertainty: uncertaintyDeg }, POINT.indexStraightDeg),
    above({ value: othersBendDeg - indexBendDeg, uncertainty: Math.SQRT2 * uncertaintyDeg }, POINT.othersBentDeg),
    above(elbowDeg, POINT.smallestElbowDeg),
    marginOf(atHead, ({ fromMouth, uncertainty }) => above({ value: fromMouth, uncertainty }, POINT.fromMouthTrunks)),
  );
