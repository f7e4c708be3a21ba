import { degrees, milliseconds, parameters, trunkLengths, valuesOf } from '../core/parameter.ts';
import { SIDES } from '../measurements/arm.ts';
import type { ArmPose } from '../measurements/arm-pose.ts';
import type { MeasuredPerson, PersonSample } from '../measurements/measure-people.ts';
import { atHead } from './at-head.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import { heldPoses } from './held-pose.ts';
import { above, below, beyondAll, beyondAny, type Margin, marginOf } from './margin.ts';
import { onRealPeople } from './tested-range.ts';

export const CHIN_IN_HAND_PARAMETERS = parameters({
  fromMouthTrunks: trunkLengths(0.22, {
    source: 'Index knuckle to the middle of the mouth: 0.06 to 0.12 in three rendered stretches.',
    testedRange: onRealPeople('0.22 only'),
  }),
  nearerThanEarTrunks: trunkLengths(0, {
    source: 'A telephone is held at the ear: there the knuckle is nearer to the ear than to the mouth.',
    testedRange: onRealPeople('-0.02 and 0'),
  }),
  largestElbowDeg: degrees(110, {
    source: 'An arm that props the chin is bent to 55 to 65°; one that only comes before the face is straighter.',
    testedRange: onRealPeople('100 and 110'),
  }),
  leastLeanDeg: degrees(10, {
    source:
      'The head comes down to an elbow on the desk: 20 to 24° in three rendered stretches, 3° at most in drinking, eating and ' +
      'touching the face.',
    testedRange: onRealPeople('8 and 10'),
  }),
  largestLeanDeg: degrees(32, {
    source: 'Whoever leans farther lies on the desk, the hands beside the head.',
    testedRange: onRealPeople('32 only'),
  }),
  minHoldMs: milliseconds(1500, {
    source: 'Shorter, a hand comes to the face while the clerk leans over to something.',
    testedRange: onRealPeople('1500 only'),
  }),
});

const CHIN = valuesOf(CHIN_IN_HAND_PARAMETERS);

/** The chin or cheek rests in a hand whose elbow is on the desk, so that the trunk comes forward. */
export function chinInHandEvents(person: MeasuredPerson): CounterEvent[] {
  return heldPoses(person.samples, propped, CHIN).map(({ confidence, ...interval }) =>
    eventOf('chin-in-hand', person, interval, { confidence }),
  );
}

const propped = ({ armPoses, leanDeg }: PersonSample): Margin =>
  beyondAll(
    beyondAny(...SIDES.map((side) => marginOf(armPoses[side], props))),
    marginOf(leanDeg, (lean) => beyondAll(above(lean, CHIN.leastLeanDeg), below(lean, CHIN.largestLeanDeg))),
  );

const props = (arm: ArmPose): Margin =>
  beyondAll(
    below(arm.elbowDeg, CHIN.largestElbowDeg),
    atHead(arm, ({ fromMouth, fromEar, uncertainty }) =>
      beyondAll(
        below({ value: fromMouth, uncertainty }, CHIN.fromMouthTrunks),
        above({ value: fromEar - fromMouth, uncertainty: Math.SQRT2 * uncertainty }, CHIN.nearerThanEarTrunks),
      ),
    ),
  );
