import { durationMs } from '../core/interval.ts';
import { milliseconds, parameters, trunkLengths, valuesOf } from '../core/parameter.ts';
import { median } from '../core/statistics.ts';
import { within } from '../core/time-order.ts';
import { SIDES } from '../measurements/arm.ts';
import type { MeasuredPerson, PersonSample } from '../measurements/measure-people.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import { heldPoses } from './held-pose.ts';
import { worthALook } from './held-thing.ts';
import { above, below, beyondAll, type Margin, marginOf } from './margin.ts';
import { onRealPeople } from './tested-range.ts';

export const HEADPHONES_PARAMETERS = parameters({
  fromEarTrunks: trunkLengths(0.28, {
    source: 'Index knuckle to the own ear while a headset is put on or taken off: 0.11 to 0.16 (dev18, dev22).',
    testedRange: onRealPeople('0.28 only'),
  }),
  aboveEarsTrunks: trunkLengths(-0.3, {
    source: 'The same: 0.05 below to 0.04 above; hands that prop the chin are 0.2 below.',
    testedRange: onRealPeople('-0.3 only'),
  }),
  besideFaceTrunks: trunkLengths(0.2, {
    source:
      'Of the hand farther from the nose, knuckle to nose, in the middle of the movement: hands on either side of the head ' +
      '0.32 to 0.36 (dev18, dev22), hands before the face 0.1.',
    testedRange: onRealPeople('0.2 only'),
  }),
  longestMoveMs: milliseconds(3000, {
    source: 'Putting a headset on takes 0.9 to 1.2 s (dev18, dev22); hands that stay longer cover or hold the head.',
    testedRange: onRealPeople('3000 only'),
  }),
  minHoldMs: milliseconds(200, { source: 'Two pictures at 6 a second.', testedRange: onRealPeople('200 only') }),
  longestMs: milliseconds(600_000, {
    source: 'Assumption: two movements further apart than ten minutes belong to two uses.',
    testedRange: onRealPeople('600000 only'),
  }),
});

const HEADPHONES = valuesOf(HEADPHONES_PARAMETERS);

/**
 * Both hands at the ears, and again later: something is put on the head and taken off. Without a second time it stays on for as
 * long as the person is seen. What it is, a person sees; a hotline's headset is work.
 */
export function headphonesEvents(person: MeasuredPerson): CounterEvent[] {
  const moves = heldPoses(person.samples, bothAtEars, HEADPHONES).filter(
    (move) => durationMs(move) <= HEADPHONES.longestMoveMs && areBesideFace(within(person.samples, move)),
  );
  const events: CounterEvent[] = [];
  for (let i = 0; i < moves.length; i++) {
    const [on, off] = [moves[i]!, moves[i + 1]];
    const isPair = off !== undefined && off.endMs - on.startMs <= HEADPHONES.longestMs;
    const lastMs = Math.min(off?.startMs ?? person.samples.at(-1)!.tMs, on.startMs + HEADPHONES.longestMs);
    const endMs = isPair ? off.endMs : Math.max(on.endMs, lastMs);
    const confidence = isPair ? Math.min(on.confidence, off.confidence) : on.confidence;
    events.push(eventOf('headphones-on', person, { startMs: on.startMs, endMs }, { confidence }));
    if (isPair) i++;
  }
  return worthALook(events);
}

/** Whether the hands are on either side of the head rather than both before the face. */
function areBesideFace(samples: readonly PersonSample[]): boolean {
  const farther = samples.flatMap(({ armPoses: { left, right } }) => {
    if (!left.available || !right.available) return [];
    const hands = [left.value.atHead, right.value.atHead].flatMap((hand) => (hand.available ? [hand.value] : []));
    return hands.length < SIDES.length ? [] : [Math.max(...hands.map(({ fromNose }) => fromNose))];
  });
  return farther.length > 0 && median(farther) >= HEADPHONES.besideFaceTrunks;
}

const bothAtEars = ({ armPoses }: PersonSample): Margin =>
  beyondAll(
    ...SIDES.map((side) =>
      marginOf(armPoses[side], ({ atHead }) =>
        marginOf(atHead, ({ fromEar, aboveEars, uncertainty }) =>
          beyondAll(
            below({ value: fromEar, uncertainty }, HEADPHONES.fromEarTrunks),
            above({ value: aboveEars, uncertainty }, HEADPHONES.aboveEarsTrunks),
          ),
        ),
      ),
    ),
  );
