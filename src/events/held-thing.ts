import { parameters, probability, valuesOf } from '../core/parameter.ts';
import type { CounterEvent } from './event.ts';
import { onRealPeople } from './tested-range.ts';

export const HELD_THING_PARAMETERS = parameters({
  leastConfidence: probability(0.75, {
    source:
      'Poses with a telephone, a cup or a headset: 0.77 to 0.93 in 13 rendered stretches (dev17, dev18, dev22, dev26, dev30). Of 30 ' +
      'others that look alike (folded arms, signing, exercise) three are above it.',
    testedRange: onRealPeople('0.2 and 0.75'),
  }),
});

const HELD_THING = valuesOf(HELD_THING_PARAMETERS);

/** Of poses that hold a thing nobody sees, those that are worth a person's look. */
export const worthALook = (events: readonly CounterEvent[]): CounterEvent[] =>
  events.filter(({ confidence }) => confidence >= HELD_THING.leastConfidence);
