import { type Interval, overlapMs } from '../core/interval.ts';
import type { Quantity } from '../core/measured.ts';
import { degrees, milliseconds, parameters, trunkLengths, valuesOf } from '../core/parameter.ts';
import type { ArmPose } from '../measurements/arm-pose.ts';
import type { MeasuredPerson, PersonSample } from '../measurements/measure-people.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import { heldPoses } from './held-pose.ts';
import { below, beyondAll, type Margin } from './margin.ts';
import { onRealPeople } from './tested-range.ts';

export const ARMS_FOLDED_PARAMETERS = parameters({
  toOtherElbowTrunks: trunkLengths(0.5, {
    source:
      'Mean of both hands to the other arm’s elbow: 0.25 to 0.47 in five rendered stretches. Hands folded before the abdomen or ' +
      'on the desk are 0.6 and more away.',
    testedRange: onRealPeople('0.45 and 0.5'),
  }),
  guessedToOtherElbowTrunks: trunkLengths(0.4, {
    source:
      'The same where neither hand is seen: 0.27 to 0.38 in two rendered stretches of folded arms (dev06, dev13), each hand behind the ' +
      'other arm; 0.4 to 0.6 in five of hands put together behind the counter’s edge (dev04, dev25, dev27), which chose it.',
    testedRange: onRealPeople('0.4 and 0.5'),
  }),
  eitherTrunks: trunkLengths(0.7, {
    source:
      'Of either hand alone, which the other arm or a citizen may hide: with one arm across the body the other is 1 away.',
    testedRange: onRealPeople('0.7 only'),
  }),
  belowShouldersTrunks: trunkLengths(-0.2, {
    source:
      'Mean of both wrists below their shoulders: folded arms lie before the chest, 0.4 to 0.65; in hands put together before the ' +
      'face they are level.',
    testedRange: onRealPeople('-0.33 and -0.2'),
  }),
  wristsAheadTrunks: trunkLengths(0.58, {
    source:
      'Mean of both wrists ahead of the shoulders: 0.27 to 0.56 in eight rendered stretches of folded arms, which lie on the chest; ' +
      '0.66 and more in forearms that are crossed on a desk.',
    testedRange: onRealPeople('0.57, 0.58 and 0.62'),
  }),
  uprightDeg: degrees(25, {
    source: 'Whoever lies on crossed forearms leans by 35° and more, which is another event.',
    testedRange: onRealPeople('25 only'),
  }),
  minHoldMs: milliseconds(2000, {
    source:
      'Hands that pass before the body cross for up to 1 s, and for 1.8 s where both are hidden by what they hold (dev25). No clause ' +
      'asks for less than 3 s.',
    testedRange: onRealPeople('1500 and 2000'),
  }),
});

const FOLDED = valuesOf(ARMS_FOLDED_PARAMETERS);

/**
 * Both forearms crossed before the chest. Each hand may be hidden by the other arm; the elbows may not.
 * @param leanings of the same person on the counter, with forearms that lie on it
 */
export function armsFoldedEvents(person: MeasuredPerson, leanings: readonly Interval[] = []): CounterEvent[] {
  const sureBy = folded(asUncertainAsEither);
  return heldPoses(person.samples, folded(meanOf), { ...FOLDED, sureBy })
    .filter((pose) => leanings.every((leaning) => overlapMs(leaning, pose) === 0))
    .map(({ confidence, ...interval }) => eventOf('arms-folded', person, interval, { confidence }));
}

type Combined = (a: Quantity, b: Quantity) => Quantity;

/** Errors of both hands cancel in part. */
const meanOf: Combined = (a, b) => ({
  value: (a.value + b.value) / 2,
  uncertainty: Math.hypot(a.uncertainty, b.uncertainty) / 2,
});

/** As far as one error may make both hands look folded: they are told by the same picture. */
const asUncertainAsEither: Combined = (a, b) => ({
  value: (a.value + b.value) / 2,
  uncertainty: Math.hypot(a.uncertainty, b.uncertainty),
});

const folded =
  (combined: Combined) =>
  ({ armPoses: { left, right }, leanDeg }: PersonSample): Margin => {
    if (!left.available) return left;
    if (!right.available) return right;
    const [a, b] = [left.value, right.value];
    const both = (pick: (arm: ArmPose) => Quantity) => combined(pick(a), pick(b));
    return beyondAll(
      below(
        both(({ toOtherElbow }) => toOtherElbow),
        a.wristSeen || b.wristSeen ? FOLDED.toOtherElbowTrunks : FOLDED.guessedToOtherElbowTrunks,
      ),
      below(a.toOtherElbow, FOLDED.eitherTrunks),
      below(b.toOtherElbow, FOLDED.eitherTrunks),
      below(
        both(({ wrist: { up, uncertainty } }) => ({ value: up, uncertainty })),
        FOLDED.belowShouldersTrunks,
      ),
      below(
        both(({ wrist: { ahead, uncertainty } }) => ({ value: ahead, uncertainty })),
        FOLDED.wristsAheadTrunks,
      ),
      ...(leanDeg.available ? [below(leanDeg.value, FOLDED.uprightDeg)] : []),
    );
  };
