import type { Interval } from '../core/interval.ts';
import { count, milliseconds, parameters, trunkLengths, valuesOf } from '../core/parameter.ts';
import { within } from '../core/time-order.ts';
import type { Side } from '../measurements/arm.ts';
import { SIDES } from '../measurements/arm.ts';
import type { MeasuredPerson, PersonSample } from '../measurements/measure-people.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import { type HeldPose, heldPoses } from './held-pose.ts';
import { worthALook } from './held-thing.ts';
import { below, beyondAll, type Margin, marginOf } from './margin.ts';
import { onRealPeople } from './tested-range.ts';

export const EATING_PARAMETERS = parameters({
  fromMouthTrunks: trunkLengths(0.26, {
    source: 'Index knuckle to the mouth in a bite: 0.14 to 0.2; between two bites 0.37 to 0.45 (dev18, dev26).',
    testedRange: onRealPeople('0.26 only'),
  }),
  elbowUpTrunks: trunkLengths(-0.18, {
    source: 'Of the elbow from its shoulder: -0.34 to -0.25 in eating; drinking lifts it further.',
    testedRange: onRealPeople('-0.18 only'),
  }),
  restTrunks: trunkLengths(-0.4, {
    source: 'Wrist below its shoulder: 0.1 at most between two bites, on the desk 0.55 and more.',
    testedRange: onRealPeople('-0.4 only'),
  }),
  biteMs: milliseconds(150, { source: 'Two pictures at 8 a second.', testedRange: onRealPeople('150 only') }),
  betweenBitesMs: milliseconds(4000, {
    source: 'Bites follow each other within 2 s in the clips; assumption: people take up to twice as long.',
    testedRange: onRealPeople('4000 only'),
  }),
  fewestBites: count(2, {
    source: 'One alone is a touch of the face.',
    testedRange: onRealPeople('2 only'),
  }),
});

const EATING = valuesOf(EATING_PARAMETERS);

/** One hand goes to the mouth again and again and stays up in between: something is eaten, as far as a pose can tell. */
export function eatingEvents(person: MeasuredPerson): CounterEvent[] {
  const eaten = SIDES.flatMap((side) => {
    const bites = heldPoses(person.samples, (sample) => atMouth(sample, side), {
      minHoldMs: EATING.biteMs,
      releaseMs: EATING.biteMs,
    });
    return meals(bites, (between) => staysUp(person, side, between))
      .filter((meal) => meal.length >= EATING.fewestBites)
      .map((meal) =>
        eventOf(
          'eating',
          person,
          { startMs: meal[0]!.startMs, endMs: meal.at(-1)!.endMs },
          { confidence: Math.min(...meal.map(({ confidence }) => confidence)) },
        ),
      );
  });
  return worthALook(eaten);
}

function meals(bites: readonly HeldPose[], staysUpIn: (between: Interval) => boolean): HeldPose[][] {
  const found: HeldPose[][] = [];
  for (const bite of bites) {
    const last = found.at(-1)?.at(-1);
    const between = last && { startMs: last.endMs, endMs: bite.startMs };
    const goesOn = between && between.endMs - between.startMs <= EATING.betweenBitesMs && staysUpIn(between);
    if (goesOn) found.at(-1)!.push(bite);
    else found.push([bite]);
  }
  return found;
}

const staysUp = ({ samples }: MeasuredPerson, side: Side, between: Interval): boolean =>
  within(samples, between).every(({ armPoses }) => {
    const arm = armPoses[side];
    return !arm.available || arm.value.wrist.up > EATING.restTrunks;
  });

const atMouth = ({ armPoses }: PersonSample, side: Side): Margin =>
  marginOf(armPoses[side], ({ elbow, atHead }) =>
    beyondAll(
      below({ value: elbow.up, uncertainty: elbow.uncertainty }, EATING.elbowUpTrunks),
      marginOf(atHead, ({ fromMouth, uncertainty }) =>
        below({ value: fromMouth, uncertainty }, EATING.fromMouthTrunks),
      ),
    ),
  );
