import type { Interval } from '../core/interval.ts';
import { overlapMs } from '../core/interval.ts';
import { degrees, milliseconds, parameters, share, trunkLengths, valuesOf } from '../core/parameter.ts';
import type { ArmPose } from '../measurements/arm-pose.ts';
import type { MeasuredPerson, PersonSample } from '../measurements/measure-people.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import { heldPoses } from './held-pose.ts';
import { above, below, beyondAll, FAR_SHORT, type Margin, marginOf } from './margin.ts';
import { onRealPeople } from './tested-range.ts';

export const HANDS_IN_POCKETS_PARAMETERS = parameters({
  elbowsOutTrunks: trunkLengths(0.035, {
    source:
      'Mean of both elbows to their own sides of the shoulders: 0.04 to 0.12 in three rendered stretches; with hands folded ' +
      'before the abdomen or hanging -0.05 to 0.01.',
    testedRange: onRealPeople('0.035 only'),
  }),
  wristInTrunks: trunkLengths(0.12, {
    source: 'From the elbow back to the body: 0.15 to 0.3; arms that hang go straight down.',
    testedRange: onRealPeople('0.12 only'),
  }),
  elbowsAheadTrunks: trunkLengths(0.22, {
    source: 'Mean of both: -0.1 to 0.2; at work on the desk the elbows come ahead.',
    testedRange: onRealPeople('0.22 only'),
  }),
  wristBelowTrunks: trunkLengths(-0.55, {
    source: 'Wrist below the shoulder, at the hip.',
    testedRange: onRealPeople('-0.55 only'),
  }),
  smallestElbowDeg: degrees(100, {
    source: 'More bent, the hands are on the hips.',
    testedRange: onRealPeople('100 only'),
  }),
  largestElbowDeg: degrees(145, {
    source: 'Read as 117 to 139°; arms that hang 145° and more.',
    testedRange: onRealPeople('145 only'),
  }),
  standingFromShare: share(0.6, { source: 'The rules speak of standing.', testedRange: onRealPeople('0.6 only') }),
  uprightDeg: degrees(12, { source: 'Whoever leans forward works on the desk.', testedRange: onRealPeople('12 only') }),
  minHoldMs: milliseconds(1500, { source: 'Arms pass the pose for less.', testedRange: onRealPeople('1500 only') }),
});

const POCKETS = valuesOf(HANDS_IN_POCKETS_PARAMETERS);

/**
 * Standing with both hands out of sight at the hips and the elbows bent outwards. That is all a camera sees of pockets behind a
 * counter, so the confidence is low.
 * @param onHips when the hands are on the hips instead
 */
export function handsInPocketsEvents(person: MeasuredPerson, onHips: readonly Interval[]): CounterEvent[] {
  const held = heldPoses(person.samples, inPockets, POCKETS);
  return held
    .filter((pose) => onHips.every((other) => overlapMs(other, pose) === 0))
    .map(({ confidence, ...interval }) => eventOf('hands-in-pockets', person, interval, { confidence }));
}

function inPockets({ armPoses: { left, right }, standingShare, leanDeg }: PersonSample): Margin {
  if (!left.available) return left;
  if (!right.available) return right;
  const [a, b] = [left.value, right.value];
  if (a.wristSeen && b.wristSeen) return FAR_SHORT;
  const elbows = (pick: 'out' | 'ahead') => ({
    value: (a.elbow[pick] + b.elbow[pick]) / 2,
    uncertainty: a.elbow.uncertainty / Math.SQRT2,
  });
  return beyondAll(
    above(elbows('out'), POCKETS.elbowsOutTrunks),
    below(elbows('ahead'), POCKETS.elbowsAheadTrunks),
    handAtSide(a),
    handAtSide(b),
    marginOf(standingShare, (standing) => above(standing, POCKETS.standingFromShare)),
    ...(leanDeg.available ? [below(leanDeg.value, POCKETS.uprightDeg)] : []),
  );
}

const handAtSide = ({ elbow, wrist, elbowDeg }: ArmPose): Margin =>
  beyondAll(
    above({ value: elbow.out - wrist.out, uncertainty: wrist.uncertainty }, POCKETS.wristInTrunks),
    below({ value: wrist.up, uncertainty: wrist.uncertainty }, POCKETS.wristBelowTrunks),
    above(elbowDeg, POCKETS.smallestElbowDeg),
    below(elbowDeg, POCKETS.largestElbowDeg),
  );
