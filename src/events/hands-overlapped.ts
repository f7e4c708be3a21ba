import { degrees, milliseconds, parameters, share, trunkLengths, valuesOf } from '../core/parameter.ts';
import { quantile } from '../core/statistics.ts';
import { SIDES } from '../measurements/arm.ts';
import type { ArmPose } from '../measurements/arm-pose.ts';
import type { MeasuredPerson, PersonSample } from '../measurements/measure-people.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import { heldPoses } from './held-pose.ts';
import { above, below, beyondAll, FAR_SHORT, type Margin, marginOf } from './margin.ts';
import { onRealPeople } from './tested-range.ts';

export const HANDS_OVERLAPPED_PARAMETERS = parameters({
  apartTrunks: trunkLengths(0.25, {
    source:
      'Between the index knuckles: 0.1 to 0.2 in three rendered stretches; hands on a keyboard 0.3 and more. A hand that types ' +
      'leaves the other.',
    testedRange: onRealPeople('0.25 only'),
  }),
  belowShoulderTrunks: trunkLengths(-0.25, {
    source: 'Wrists of hands on the desk are 0.3 (small people at high desks) to 0.8 below the shoulders.',
    testedRange: onRealPeople('-0.5 and -0.25'),
  }),
  aboveRestTrunks: trunkLengths(0.22, {
    source:
      'Above where the own hands usually rest: at most 0.1 in three rendered stretches, 0.2 in another of a small man at a high desk. ' +
      'Two hands that hold a telephone or a paper are 0.3 above.',
    testedRange: onRealPeople('0.15 and 0.22'),
  }),
  restShare: share(0.25, {
    source:
      'Of the heights of both wrists: hands that rest are among the lowest, but hands in the lap are lower still.',
    testedRange: onRealPeople('0.25 only'),
  }),
  aheadTrunks: trunkLengths(0.35, {
    source:
      'Wrists of hands on the desk are 0.5 to 0.75 ahead of the shoulders, crossed forearms at the chest 0.2 to 0.5.',
    testedRange: onRealPeople('0.35 only'),
  }),
  seatedBelowShare: share(0.5, {
    source:
      'Half way to standing. Before the abdomen of somebody who stands, hands are folded, not laid on the counter.',
    testedRange: onRealPeople('0.5 only'),
  }),
  uprightDeg: degrees(20, {
    source: 'Further down the clerk leans on the forearms, or lies.',
    testedRange: onRealPeople('20 only'),
  }),
  minHoldMs: milliseconds(1500, {
    source: 'Hands meet for less when papers go from one to the other.',
    testedRange: onRealPeople('1500 only'),
  }),
});

const OVERLAPPED = valuesOf(HANDS_OVERLAPPED_PARAMETERS);

/** Seated, one hand on the other on the counter. With the knees in sight there is no counter, and hands lie in the lap. */
export function handsOverlappedEvents(person: MeasuredPerson): CounterEvent[] {
  const restUp = restHeight(person.samples);
  return heldPoses(person.samples, (sample) => overlapped(sample, restUp), OVERLAPPED).map(
    ({ confidence, ...interval }) => eventOf('hands-overlapped', person, interval, { confidence }),
  );
}

/** Of the wrists against their shoulders while the person sits, in lengths of the trunk. */
function restHeight(samples: readonly PersonSample[]): number {
  const seated = samples.filter(
    ({ standingShare }) => standingShare.available && standingShare.value.value < OVERLAPPED.seatedBelowShare,
  );
  const heights = seated.flatMap(({ armPoses }) =>
    SIDES.flatMap((side) => {
      const arm = armPoses[side];
      return arm.available && arm.value.wristSeen ? [arm.value.wrist.up] : [];
    }),
  );
  return heights.length > 0 ? quantile(heights, OVERLAPPED.restShare) : OVERLAPPED.belowShoulderTrunks;
}

function overlapped(
  { armPoses, handsApart, standingShare, leanDeg, kneesInSight }: PersonSample,
  restUp: number,
): Margin {
  const onDesk = ({ wrist: { up, ahead, uncertainty } }: ArmPose): Margin =>
    beyondAll(
      below({ value: up, uncertainty }, Math.min(OVERLAPPED.belowShoulderTrunks, restUp + OVERLAPPED.aboveRestTrunks)),
      above({ value: ahead, uncertainty }, OVERLAPPED.aheadTrunks),
    );
  if (kneesInSight) return FAR_SHORT;
  return beyondAll(
    marginOf(handsApart, (apart) => below(apart, OVERLAPPED.apartTrunks)),
    marginOf(armPoses.left, onDesk),
    marginOf(armPoses.right, onDesk),
    marginOf(standingShare, (standing) => below(standing, OVERLAPPED.seatedBelowShare)),
    ...(leanDeg.available ? [below(leanDeg.value, OVERLAPPED.uprightDeg)] : []),
  );
}
