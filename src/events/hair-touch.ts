import { durationMs } from '../core/interval.ts';
import { milliseconds, parameters, share, trunkLengths, valuesOf } from '../core/parameter.ts';
import type { Side } from '../measurements/arm.ts';
import { SIDES } from '../measurements/arm.ts';
import type { MeasuredPerson, PersonSample } from '../measurements/measure-people.ts';
import { atHead } from './at-head.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import { isFromRest } from './from-rest.ts';
import { heldPoses } from './held-pose.ts';
import { above, below, beyondAll, FAR_SHORT, type Margin, marginOf } from './margin.ts';
import { otherHandIsUp } from './other-hand.ts';
import { onRealPeople } from './tested-range.ts';

export const HAIR_TOUCH_PARAMETERS = parameters({
  fromEarTrunks: trunkLengths(0.32, {
    source:
      'Index knuckle to the own ear: 0.1 to 0.25 in five rendered stretches; a hand raised in greeting is 0.4 away.',
    testedRange: onRealPeople('0.32 only'),
  }),
  aboveEarsTrunks: trunkLengths(0.06, {
    source:
      'Scratching and the top of a stroke are 0.15 to 0.25 above the ears; at the ear or with a telephone, below them.',
    testedRange: onRealPeople('0.05 and 0.06'),
  }),
  minHoldMs: milliseconds(1000, {
    source: 'The truth of the clips counts from 1 s; a hand that only passes the hair is shorter.',
    testedRange: onRealPeople('1000 only'),
  }),
  releaseMs: milliseconds(1200, {
    source: 'A hand that strokes the hair down is below the ears for half of its 1.8 s.',
    testedRange: onRealPeople('1200 only'),
  }),
  heldShare: share(0.4, {
    source: 'Part of the time in which a stroking hand is above the ears.',
    testedRange: onRealPeople('0.4 only'),
  }),
  longestMs: milliseconds(10_000, {
    source: 'Assumption: a hand that stays longer props the head or holds something.',
    testedRange: onRealPeople('10000 only'),
  }),
});

const HAIR = valuesOf(HAIR_TOUCH_PARAMETERS);

/** One hand in the hair, stroking or scratching. */
export function hairTouchEvents(person: MeasuredPerson): CounterEvent[] {
  return SIDES.flatMap((side) =>
    heldPoses(person.samples, (sample) => inHair(sample, side), HAIR)
      .filter((touch) => durationMs(touch) <= HAIR.longestMs && isFromRest(person, side, touch))
      .map(({ confidence, ...interval }) => eventOf('hair-touch', person, interval, { confidence })),
  );
}

function inHair({ armPoses }: PersonSample, side: Side): Margin {
  if (otherHandIsUp(armPoses, side)) return FAR_SHORT;
  return marginOf(armPoses[side], (arm) =>
    atHead(arm, ({ fromEar, aboveEars, uncertainty }) =>
      beyondAll(
        below({ value: fromEar, uncertainty }, HAIR.fromEarTrunks),
        above({ value: aboveEars, uncertainty }, HAIR.aboveEarsTrunks),
      ),
    ),
  );
}
