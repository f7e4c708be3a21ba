import type { Interval } from '../core/interval.ts';
import { milliseconds, parameters, trunkLengths, valuesOf } from '../core/parameter.ts';
import { within } from '../core/time-order.ts';
import type { Side } from '../measurements/arm.ts';
import type { MeasuredPerson } from '../measurements/measure-people.ts';
import { onRealPeople } from './tested-range.ts';

export const FROM_REST_PARAMETERS = parameters({
  restTrunks: trunkLengths(-0.25, {
    source:
      'Wrist below its shoulder: on the desk 0.55 and more, of small people at high desks 0.3; between two bites 0.1 at most.',
    testedRange: onRealPeople('-0.25 and -0.4'),
  }),
  wayMs: milliseconds(1500, {
    source: 'From the desk to the head takes 0.6 to 0.8 s.',
    testedRange: onRealPeople('1500 only'),
  }),
});

const REST = valuesOf(FROM_REST_PARAMETERS);

/**
 * Whether a hand came from rest right before an interval and went back right after it, as far as footage shows. Hands that
 * eat, smoke, sign or exercise stay up in between.
 */
export function isFromRest({ samples }: MeasuredPerson, side: Side, { startMs, endMs }: Interval): boolean {
  const ways = [
    { startMs: startMs - REST.wayMs, endMs: startMs },
    { startMs: endMs, endMs: endMs + REST.wayMs },
  ];
  return ways.every((way) => {
    const heights = within(samples, way).flatMap(({ armPoses }) => {
      const arm = armPoses[side];
      return arm.available ? [arm.value.wrist.up] : [];
    });
    return heights.length === 0 || Math.min(...heights) < REST.restTrunks;
  });
}
