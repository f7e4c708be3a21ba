import type { Interval } from '../core/interval.ts';
import { durationMs, overlapMs } from '../core/interval.ts';
import type { Measured } from '../core/measured.ts';
import { degrees, milliseconds, parameters, trunkLengths, valuesOf } from '../core/parameter.ts';
import { SIDES } from '../measurements/arm.ts';
import type { ArmPose } from '../measurements/arm-pose.ts';
import type { MeasuredPerson } from '../measurements/measure-people.ts';
import { atHead } from './at-head.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import { heldPoses } from './held-pose.ts';
import { worthALook } from './held-thing.ts';
import { above, below, beyondAll, type Margin, marginOf } from './margin.ts';
import { onRealPeople } from './tested-range.ts';

const CHOSEN_BY = 'Chosen on three rendered clips with telephones (dev17, dev22, dev26).';

export const PHONE_PARAMETERS = parameters({
  nearestFaceTrunks: trunkLengths(0.34, {
    source: `Index knuckle to the mouth: 0.42 to 0.5 in five stretches, 0.3 and less in eating and drinking. ${CHOSEN_BY}`,
    testedRange: onRealPeople('0.34 only'),
  }),
  farthestFaceTrunks: trunkLengths(0.6, {
    source: 'The same; hands on a desk or a keyboard are 1.0 and more away.',
    testedRange: onRealPeople('0.6 only'),
  }),
  insideShoulderTrunks: trunkLengths(-0.05, {
    source: 'Wrist to its own side of the shoulder: -0.39 to -0.15, before the chest.',
    testedRange: onRealPeople('-0.05 only'),
  }),
  lowestTrunks: trunkLengths(-0.6, {
    source: 'Wrist below its shoulder: 0.05 to 0.47; a paper on the desk lies lower.',
    testedRange: onRealPeople('-0.6 only'),
  }),
  largestElbowDeg: degrees(122, {
    source: 'Arms that hold a telephone are bent to 84 to 110°; folded arms, whose wrists are lower, to 70 to 100°.',
    testedRange: onRealPeople('122 only'),
  }),
  fromEarTrunks: trunkLengths(0.19, {
    source: 'Index knuckle to the own ear, telephone at the ear: 0.09 to 0.11.',
    testedRange: onRealPeople('0.19 only'),
  }),
  nearerThanMouthTrunks: trunkLengths(0.05, {
    source: 'The same: 0.13 nearer to the ear than to the mouth; in drinking as near to both.',
    testedRange: onRealPeople('0.05 only'),
  }),
  minHoldMs: milliseconds(1500, {
    source: 'Shorter, a hand passes before the chest. The shortest stretch of the clips lasts 2.3 s.',
    testedRange: onRealPeople('1500 only'),
  }),
  minAtEarMs: milliseconds(4500, {
    source: 'As long as a touch of the face may last (face-touch).',
    testedRange: onRealPeople('4500 only'),
  }),
});

const PHONE = valuesOf(PHONE_PARAMETERS);

/**
 * A hand holds something before the chest to look at, or stays at the ear. What it holds is not seen: a folder held alike looks the
 * same, so a person decides.
 * @param others what the same clerk did with hands over the counter or folded
 */
export function phoneUseEvents(person: MeasuredPerson, others: readonly Interval[]): CounterEvent[] {
  const held = SIDES.flatMap((side) => heldPoses(person.samples, ({ armPoses }) => before(armPoses[side]), PHONE));
  const atEar = SIDES.flatMap((side) =>
    heldPoses(person.samples, ({ armPoses }) => besideEar(armPoses[side]), { minHoldMs: PHONE.minAtEarMs }),
  );
  const uses = withoutOverlaps([...held, ...atEar]).filter((use) =>
    others.every((other) => overlapMs(other, use) === 0),
  );
  return worthALook(uses.map(({ confidence, ...interval }) => eventOf('phone-use', person, interval, { confidence })));
}

const before = (arm: Measured<ArmPose>): Margin =>
  marginOf(arm, ({ wrist, elbowDeg, atHead: shown }) =>
    beyondAll(
      below(elbowDeg, PHONE.largestElbowDeg),
      below({ value: wrist.out, uncertainty: wrist.uncertainty }, PHONE.insideShoulderTrunks),
      above({ value: wrist.up, uncertainty: wrist.uncertainty }, PHONE.lowestTrunks),
      marginOf(shown, ({ fromMouth, uncertainty }) =>
        beyondAll(
          above({ value: fromMouth, uncertainty }, PHONE.nearestFaceTrunks),
          below({ value: fromMouth, uncertainty }, PHONE.farthestFaceTrunks),
        ),
      ),
    ),
  );

const besideEar = (arm: Measured<ArmPose>): Margin =>
  marginOf(arm, (pose) =>
    atHead(pose, ({ fromEar, fromMouth, uncertainty }) =>
      beyondAll(
        below({ value: fromEar, uncertainty }, PHONE.fromEarTrunks),
        above({ value: fromMouth - fromEar, uncertainty }, PHONE.nearerThanMouthTrunks),
      ),
    ),
  );

/** Both hands on one telephone are one act: the longer stretch speaks. */
const withoutOverlaps = <T extends Interval>(stretches: readonly T[]): T[] =>
  stretches
    .toSorted((a, b) => durationMs(b) - durationMs(a))
    .filter((stretch, i, all) => all.slice(0, i).every((longer) => overlapMs(longer, stretch) === 0))
    .toSorted((a, b) => a.startMs - b.startMs);
