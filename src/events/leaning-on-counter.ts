import type { Interval } from '../core/interval.ts';
import { overlapMs } from '../core/interval.ts';
import { degrees, metres, milliseconds, parameters, share, trunkLengths, valuesOf } from '../core/parameter.ts';
import { within } from '../core/time-order.ts';
import { SIDES } from '../measurements/arm.ts';
import type { ArmPose } from '../measurements/arm-pose.ts';
import type { MeasuredPerson, PersonSample } from '../measurements/measure-people.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import { heldPoses } from './held-pose.ts';
import { above, below, beyondAll, beyondAny, type Margin, marginOf } from './margin.ts';
import { onRealPeople } from './tested-range.ts';

export const LEANING_PARAMETERS = parameters({
  leastLeanDeg: degrees(17, {
    source: 'An elbow on a counter of 1 m brings the trunk 20 to 30° forward; handing over papers 9°, writing 15°.',
    testedRange: onRealPeople('14 and 17'),
  }),
  leastSunkM: metres(0.1, {
    source:
      'Shoulders below their height in upright standing: 0.10 to 0.16 in two rendered stretches; 0.01 to 0.04 in handing over, and up to 0.1 in one who steps back, read with errors of 4 px. In a ' +
      'trunk seen from above that twists as well, the lean may be read backwards, the height not (dev27, which chose it).',
    testedRange: onRealPeople('0.08 and 0.1'),
  }),
  sunkUncertaintyM: metres(0.02, {
    source: 'Assumption: twice what standing shoulders stray.',
    testedRange: 'not tested',
  }),
  wristBelowTrunks: trunkLengths(-0.05, {
    source:
      'Wrist below the shoulder, along the trunk that leans: on the counter 0.1 to 0.75 in five rendered stretches. Higher is a hand ' +
      'at the head.',
    testedRange: onRealPeople('-0.4 and -0.05'),
  }),
  wristAheadTrunks: trunkLengths(0.3, {
    source: 'Wrist ahead of the shoulder: on the counter 0.45 to 0.6.',
    testedRange: onRealPeople('0.3 only'),
  }),
  standingFromShare: share(0.6, {
    source: 'Somebody who sits leans on a desk as work wants it.',
    testedRange: onRealPeople('0.6 only'),
  }),
  kneesInSightShare: share(0.3, {
    source: 'Of the interval. Knees in sight have no counter before them; exercise and picking up lean as well.',
    testedRange: onRealPeople('0.3 only'),
  }),
  minHoldMs: milliseconds(3000, {
    source: 'A bow of 45° is deeper than this lean for 2.5 s. Reaching over the counter is shorter.',
    testedRange: onRealPeople('2000 and 3000'),
  }),
});

const LEANING = valuesOf(LEANING_PARAMETERS);

/**
 * Standing bent over the counter with a forearm on it, for longer than a bow.
 * @param handovers of the same clerk, which lean as well
 */
export function leaningOnCounterEvents(person: MeasuredPerson, handovers: readonly Interval[]): CounterEvent[] {
  return heldPoses(person.samples, leaning, LEANING)
    .filter((pose) => isBehindCounter(within(person.samples, pose)))
    .filter((pose) => handovers.every((handover) => overlapMs(handover, pose) === 0))
    .map(({ confidence, ...interval }) => eventOf('leaning-on-counter', person, interval, { confidence }));
}

const isBehindCounter = (inside: readonly PersonSample[]): boolean =>
  inside.filter(({ kneesInSight }) => kneesInSight).length <= LEANING.kneesInSightShare * inside.length;

const leaning = ({ armPoses, leanDeg, sunkM, standingShare }: PersonSample): Margin =>
  beyondAll(
    marginOf(standingShare, (standing) => above(standing, LEANING.standingFromShare)),
    beyondAny(
      marginOf(leanDeg, (lean) => above(lean, LEANING.leastLeanDeg)),
      marginOf(sunkM, (value) => above({ value, uncertainty: LEANING.sunkUncertaintyM }, LEANING.leastSunkM)),
    ),
    beyondAny(...SIDES.map((side) => marginOf(armPoses[side], onCounter))),
  );

const onCounter = ({ wrist: { up, ahead, uncertainty } }: ArmPose): Margin =>
  beyondAll(
    below({ value: up, uncertainty }, LEANING.wristBelowTrunks),
    above({ value: ahead, uncertainty }, LEANING.wristAheadTrunks),
  );
