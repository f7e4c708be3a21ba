import type { Interval } from '../core/interval.ts';
import { durationMs, overlapMs } from '../core/interval.ts';
import { degrees, milliseconds, parameters, trunkLengths, valuesOf } from '../core/parameter.ts';
import type { Side } from '../measurements/arm.ts';
import { SIDES } from '../measurements/arm.ts';
import type { ArmPose } from '../measurements/arm-pose.ts';
import type { HandAtHead } from '../measurements/hand-at-head.ts';
import type { MeasuredPerson, PersonSample } from '../measurements/measure-people.ts';
import { atHead } from './at-head.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import { isFromRest } from './from-rest.ts';
import { heldPoses } from './held-pose.ts';
import { above, below, beyondAll, beyondAny, FAR_SHORT, type Margin, marginOf } from './margin.ts';
import { otherHandIsUp } from './other-hand.ts';
import { onRealPeople } from './tested-range.ts';

export const FACE_TOUCH_PARAMETERS = parameters({
  fromFaceTrunks: trunkLengths(0.24, {
    source:
      'Index knuckle to mouth or nose: 0.15 to 0.2 in two rendered stretches; held before the chest 0.4 and more.',
    testedRange: onRealPeople('0.24 only'),
  }),
  fromEarTrunks: trunkLengths(0.2, {
    source: 'Index knuckle to the own ear: 0.15 in one rendered stretch.',
    testedRange: onRealPeople('0.2 only'),
  }),
  belowEarsTrunks: trunkLengths(0.02, { source: 'Higher up is the hair.', testedRange: onRealPeople('0.02 only') }),
  elbowUpTrunks: trunkLengths(-0.27, {
    source:
      'Of the elbow, when the hand is at the mouth: 0.4 to 0.5 below the shoulder in touching (made-up bodies 0.25 to 0.35), 0.15 to ' +
      '0.23 in drinking, which lifts it.',
    testedRange: onRealPeople('-0.24, -0.27 and -0.33'),
  }),
  nearerThanFaceTrunks: trunkLengths(0.05, {
    source:
      'A hand at the ear is 0.1 nearer to it than to mouth and nose; one that drinks, seen from the side, is as near to both.',
    testedRange: onRealPeople('0 and 0.05'),
  }),
  uprightDeg: degrees(10, {
    source: 'Further forward the chin rests in the hand.',
    testedRange: onRealPeople('10 only'),
  }),
  minHoldMs: milliseconds(1000, {
    source: 'The truth of the clips counts from 1 s.',
    testedRange: onRealPeople('1000 only'),
  }),
  longestMs: milliseconds(4500, {
    source: 'Touches last 2 to 3 s; a telephone is at the ear for 5 s and more, a propped head longer.',
    testedRange: onRealPeople('4500 only'),
  }),
});

const FACE = valuesOf(FACE_TOUCH_PARAMETERS);

/** One hand at nose, mouth or ear for a moment, by an upright clerk. */
export function faceTouchEvents(person: MeasuredPerson, others: readonly Interval[]): CounterEvent[] {
  return SIDES.flatMap((side) =>
    heldPoses(person.samples, (sample) => atFace(sample, side), FACE)
      .filter((touch) => durationMs(touch) <= FACE.longestMs && isFromRest(person, side, touch))
      .filter((touch) => others.every((other) => overlapMs(other, touch) === 0))
      .map(({ confidence, ...interval }) => eventOf('face-touch', person, interval, { confidence })),
  );
}

function atFace({ armPoses, leanDeg }: PersonSample, side: Side): Margin {
  if (otherHandIsUp(armPoses, side)) return FAR_SHORT;
  const upright = leanDeg.available ? [below(leanDeg.value, FACE.uprightDeg)] : [];
  const touches = marginOf(armPoses[side], (arm) => atHead(arm, (hand) => touching(arm, hand)));
  return beyondAll(touches, ...upright);
}

function touching({ elbow }: ArmPose, { fromMouth, fromNose, fromEar, aboveEars, uncertainty }: HandAtHead): Margin {
  const nearest = Math.min(fromMouth, fromNose);
  return beyondAll(
    below({ value: aboveEars, uncertainty }, FACE.belowEarsTrunks),
    beyondAny(
      beyondAll(
        below({ value: nearest, uncertainty }, FACE.fromFaceTrunks),
        below({ value: elbow.up, uncertainty: elbow.uncertainty }, FACE.elbowUpTrunks),
      ),
      beyondAll(
        below({ value: fromEar, uncertainty }, FACE.fromEarTrunks),
        above({ value: nearest - fromEar, uncertainty: Math.SQRT2 * uncertainty }, FACE.nearerThanFaceTrunks),
      ),
    ),
  );
}
