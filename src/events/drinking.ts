import { durationMs } from '../core/interval.ts';
import { milliseconds, parameters, trunkLengths, valuesOf } from '../core/parameter.ts';
import type { Side } from '../measurements/arm.ts';
import { SIDES } from '../measurements/arm.ts';
import type { MeasuredPerson, PersonSample } from '../measurements/measure-people.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import { isFromRest } from './from-rest.ts';
import { heldPoses } from './held-pose.ts';
import { worthALook } from './held-thing.ts';
import { above, below, beyondAll, FAR_SHORT, type Margin, marginOf } from './margin.ts';
import { otherHandIsUp } from './other-hand.ts';
import { onRealPeople } from './tested-range.ts';

export const DRINKING_PARAMETERS = parameters({
  fromMouthTrunks: trunkLengths(0.24, {
    source: 'Index knuckle to the mouth: 0.07 to 0.17 in three rendered stretches (dev18, dev30).',
    testedRange: onRealPeople('0.24 only'),
  }),
  elbowUpTrunks: trunkLengths(-0.27, {
    source:
      'Of the elbow from its shoulder: -0.21 to -0.15 in drinking, which lifts it; -0.4 and lower in touching the face.',
    testedRange: onRealPeople('-0.27 only'),
  }),
  minHoldMs: milliseconds(1000, {
    source: 'The truth of the clips has 2.2 to 2.6 s, the way up and down included.',
    testedRange: onRealPeople('1000 only'),
  }),
  longestMs: milliseconds(6000, { source: 'Assumption.', testedRange: onRealPeople('6000 only') }),
});

const DRINKING = valuesOf(DRINKING_PARAMETERS);

/** One hand comes from rest to the mouth with a lifted elbow, and goes back: a cup, as far as a pose can tell. */
export function drinkingEvents(person: MeasuredPerson): CounterEvent[] {
  const drinks = SIDES.flatMap((side) =>
    heldPoses(person.samples, (sample) => atMouth(sample, side), DRINKING)
      .filter((drink) => durationMs(drink) <= DRINKING.longestMs && isFromRest(person, side, drink))
      .map(({ confidence, ...interval }) => eventOf('drinking', person, interval, { confidence })),
  );
  return worthALook(drinks);
}

function atMouth({ armPoses }: PersonSample, side: Side): Margin {
  if (otherHandIsUp(armPoses, side)) return FAR_SHORT;
  return marginOf(armPoses[side], ({ elbow, atHead }) =>
    beyondAll(
      above({ value: elbow.up, uncertainty: elbow.uncertainty }, DRINKING.elbowUpTrunks),
      marginOf(atHead, ({ fromMouth, uncertainty }) =>
        below({ value: fromMouth, uncertainty }, DRINKING.fromMouthTrunks),
      ),
    ),
  );
}
