import type { Interval } from '../core/interval.ts';
import { overlapMs } from '../core/interval.ts';
import { degrees, milliseconds, parameters, trunkLengths, valuesOf } from '../core/parameter.ts';
import { median } from '../core/statistics.ts';
import { within } from '../core/time-order.ts';
import { toDegrees } from '../core/units.ts';
import type { Side } from '../measurements/arm.ts';
import { SIDES } from '../measurements/arm.ts';
import type { ArmPose } from '../measurements/arm-pose.ts';
import type { MeasuredPerson, PersonSample } from '../measurements/measure-people.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import { heldPoses } from './held-pose.ts';
import { above, below, beyondAll, FAR_SHORT, type Margin, marginOf } from './margin.ts';
import { otherHandIsUp } from './other-hand.ts';
import { onRealPeople } from './tested-range.ts';

export const GUIDE_PARAMETERS = parameters({
  outTrunks: trunkLengths(0.3, {
    source: 'Wrist to its own side of the shoulder: 0.39 to 0.7 in seven rendered gestures; arms at work 0.2 at most.',
    testedRange: onRealPeople('0.27 and 0.3'),
  }),
  largestAheadDeg: degrees(49, {
    source:
      'From straight aside: 5 to 47° in ten rendered gestures; papers are handed over 60° and more ahead. Printers, at 50°, are reached ' +
      'with a trunk that turns and tilts.',
    testedRange: onRealPeople('42, 44 and 49'),
  }),
  belowShoulderTrunks: trunkLengths(0.1, {
    source: 'A hand higher than the shoulder greets or reaches for a shelf.',
    testedRange: onRealPeople('0.1 only'),
  }),
  smallestElbowDeg: degrees(95, {
    source: 'Read as 115 to 147° in guiding, as 90° in greeting.',
    testedRange: onRealPeople('95 and 100'),
  }),
  largestElbowDeg: degrees(152, {
    source:
      'Median of the gesture. Guiding is read as 117 to 147° in eight rendered gestures of nine; a straight arm reaches: 156 and 157° to ' +
      'printer and drawer, 161 to 170° of real people at exercise.',
    testedRange: onRealPeople('152 only'),
  }),
  largestTurnDeg: degrees(30, {
    source: 'Whoever turns farther walks or reaches.',
    testedRange: onRealPeople('30 only'),
  }),
  largestTiltDeg: degrees(12, {
    source: 'Whoever tilts farther reaches for something: 17° at the printer.',
    testedRange: onRealPeople('12 only'),
  }),
  largestLeanDeg: degrees(12, {
    source: 'Handovers and reaching lean the trunk by 14 to 18°.',
    testedRange: onRealPeople('10, 12 and 18'),
  }),
  largestPitchDeg: degrees(45, {
    source:
      'Of the trunk as the net sees it, where no lean is known: who lies or bends down gestures no more. Upright ones are read as 5 to 16°.',
    testedRange: onRealPeople('45 and 60'),
  }),
  minHoldMs: milliseconds(900, { source: 'Arms swing aside for less.', testedRange: onRealPeople('900 only') }),
});

const GUIDE = valuesOf(GUIDE_PARAMETERS);

/**
 * One arm held out to its own side by somebody who stands or sits upright; the value is the angle of its elbow.
 * @param others pointing with one finger and handovers, which hold an arm out as well
 */
export function guideGestureEvents(person: MeasuredPerson, others: readonly Interval[]): CounterEvent[] {
  return SIDES.flatMap((side) =>
    heldPoses(person.samples, (sample) => guiding(sample, side), GUIDE)
      .filter((gesture) => others.every((other) => overlapMs(other, gesture) === 0))
      .flatMap(({ confidence, ...interval }) => {
        const elbows = within(person.samples, interval).flatMap(({ armPoses }) => {
          const arm = armPoses[side];
          return arm.available ? [arm.value.elbowDeg] : [];
        });
        if (elbows.length === 0) return [];
        const elbowDeg = median(elbows.map(({ value }) => value));
        if (elbowDeg > GUIDE.largestElbowDeg) return [];
        return eventOf('guide-gesture', person, interval, {
          variant: side === 'left' ? 'left-hand' : 'right-hand',
          value: Math.round(elbowDeg),
          unit: 'deg',
          uncertainty: median(elbows.map(({ uncertainty }) => uncertainty)),
          confidence,
        });
      }),
  );
}

function guiding({ armPoses, turn, leanDeg, netTrunk }: PersonSample, side: Side): Margin {
  const reaches = Math.abs(turn.turnedDeg) > GUIDE.largestTurnDeg || Math.abs(turn.tiltedDeg) > GUIDE.largestTiltDeg;
  if (reaches || netTrunk.pitchDeg > GUIDE.largestPitchDeg) return FAR_SHORT;
  if (otherHandIsUp(armPoses, side)) return FAR_SHORT;
  const other = armPoses[side === 'left' ? 'right' : 'left'];
  if (other.available && other.value.wristSeen && other.value.wrist.out > GUIDE.outTrunks) return FAR_SHORT;
  const upright = leanDeg.available ? [below(leanDeg.value, GUIDE.largestLeanDeg)] : [];
  return beyondAll(marginOf(armPoses[side], aside), ...upright);
}

function aside({ wrist, elbowDeg, wristSeen }: ArmPose): Margin {
  if (!wristSeen) return { available: false, reason: 'occluded' };
  const { out, ahead, up, uncertainty } = wrist;
  const aheadDeg = toDegrees(Math.atan2(ahead, out));
  return beyondAll(
    above({ value: out, uncertainty }, GUIDE.outTrunks),
    below(
      { value: aheadDeg, uncertainty: toDegrees(uncertainty / Math.max(uncertainty, Math.hypot(out, ahead))) },
      GUIDE.largestAheadDeg,
    ),
    below({ value: up, uncertainty }, GUIDE.belowShoulderTrunks),
    above(elbowDeg, GUIDE.smallestElbowDeg),
  );
}
