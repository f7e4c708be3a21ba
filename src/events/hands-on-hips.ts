import { degrees, milliseconds, parameters, share, trunkLengths, valuesOf } from '../core/parameter.ts';
import { SIDES } from '../measurements/arm.ts';
import type { ArmPose } from '../measurements/arm-pose.ts';
import type { MeasuredPerson, PersonSample } from '../measurements/measure-people.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import { heldPoses } from './held-pose.ts';
import { above, below, beyondAll, beyondAny, type Margin, marginOf } from './margin.ts';
import { onRealPeople } from './tested-range.ts';

export const HANDS_ON_HIPS_PARAMETERS = parameters({
  elbowOutTrunks: trunkLengths(0.18, {
    source:
      'Elbow to its own side of the shoulder: 0.2 to 0.35 in two rendered stretches, 0.3 to 0.45 in made-up bodies; 0.16 at most ' +
      'with hands in pockets or arms that hang.',
    testedRange: onRealPeople('0.16 and 0.18'),
  }),
  wristInTrunks: trunkLengths(0.12, {
    source: 'From the elbow back to the hip: 0.2 to 0.25; an arm held out goes on outwards.',
    testedRange: onRealPeople('0.12 only'),
  }),
  wristBelowTrunks: trunkLengths(-0.5, {
    source: 'Wrist below the shoulder, at the hip: 0.6 to 0.75.',
    testedRange: onRealPeople('-0.5 only'),
  }),
  wristAheadTrunks: trunkLengths(0.3, {
    source: 'A hand at the hip is at most a hand’s breadth ahead of the body.',
    testedRange: onRealPeople('0.3 only'),
  }),
  largestElbowDeg: degrees(125, {
    source: 'Read as 90 to 115° in two rendered stretches; arms that hang 145° and more.',
    testedRange: onRealPeople('125 and 130'),
  }),
  standingFromShare: share(0.6, {
    source: 'Armrests lift the elbows of somebody who sits.',
    testedRange: onRealPeople('0.6 only'),
  }),
  uprightDeg: degrees(20, {
    source: 'In a deep bow hands folded at the abdomen lift the elbows out.',
    testedRange: onRealPeople('20 only'),
  }),
  minHoldMs: milliseconds(1500, {
    source: 'Reaching to the side passes the pose for less.',
    testedRange: onRealPeople('1500 only'),
  }),
});

const HIPS = valuesOf(HANDS_ON_HIPS_PARAMETERS);

/** Standing with one hand or both at the hips. The elbows tell; the hands may be hidden by hip or counter. */
export function handsOnHipsEvents(person: MeasuredPerson): CounterEvent[] {
  return heldPoses(person.samples, atHips, HIPS).map(({ confidence, ...interval }) =>
    eventOf('hands-on-hips', person, interval, { confidence }),
  );
}

const atHips = ({ armPoses, standingShare, leanDeg }: PersonSample): Margin =>
  beyondAll(
    beyondAny(...SIDES.map((side) => marginOf(armPoses[side], akimbo))),
    marginOf(standingShare, (standing) => above(standing, HIPS.standingFromShare)),
    ...(leanDeg.available ? [below(leanDeg.value, HIPS.uprightDeg)] : []),
  );

const akimbo = ({ elbow, wrist, elbowDeg }: ArmPose): Margin =>
  beyondAll(
    above({ value: elbow.out, uncertainty: elbow.uncertainty }, HIPS.elbowOutTrunks),
    above({ value: elbow.out - wrist.out, uncertainty: wrist.uncertainty }, HIPS.wristInTrunks),
    below({ value: wrist.up, uncertainty: wrist.uncertainty }, HIPS.wristBelowTrunks),
    below({ value: wrist.ahead, uncertainty: wrist.uncertainty }, HIPS.wristAheadTrunks),
    below(elbowDeg, HIPS.largestElbowDeg),
  );
