import type { Interval } from '../core/interval.ts';
import type { Measured, Quantity } from '../core/measured.ts';
import { mapMeasured } from '../core/measured.ts';
import { within } from '../core/time-order.ts';
import type { Degrees } from '../core/units.ts';
import type { MeasuredPerson } from '../measurements/measure-people.ts';
import type { CounterEvent, EventType } from './event.ts';
import { eventOf } from './event-of.ts';
import type { HysteresisOptions } from './hysteresis.ts';
import { intervalsOn } from './hysteresis.ts';
import { isBentToDesk } from './slump.ts';

/**
 * Of the way from seated to standing hips. Regulations ask for standing, not for half rising; the rest is margin for
 * landmark noise of about 0.03 of the way.
 */
const STANDING: HysteresisOptions = { enter: 0.75, leave: 0.65, minHoldMs: 400, releaseMs: 300, bridgeMs: 2500 };
/** Nobody stands up and sits down again within 2.5 s unseen. The same from above: 1 is seated. */
const SEATED: HysteresisOptions = { enter: 0.75, leave: 0.65, minHoldMs: 400, releaseMs: 300, bridgeMs: 2500 };

export const standingEvents = (person: MeasuredPerson): CounterEvent[] => stanceEvents(person, 'standing', STANDING);
export const seatedEvents = (person: MeasuredPerson): CounterEvent[] => stanceEvents(person, 'seated', SEATED);

function stanceEvents(
  person: MeasuredPerson,
  type: Extract<EventType, 'standing' | 'seated'>,
  options: HysteresisOptions,
): CounterEvent[] {
  const samples = person.samples.map(({ tMs, standingShare, leanDeg }) => ({
    tMs,
    value: mapMeasured(standingShare, ({ value }) => {
      const share = liesOnDesk(value, leanDeg) ? 0 : value;
      return type === 'standing' ? share : 1 - share;
    }),
  }));
  return intervalsOn(samples, options).map((interval) =>
    eventOf(type, person, interval, { confidence: confidenceIn(person, interval) }),
  );
}

/** Who lies on the desk lifts the hips half way and sits all the same; who bows standing keeps them up. */
const liesOnDesk = (share: number, lean: Measured<Quantity<Degrees>>): boolean =>
  share < STANDING.enter && isBentToDesk(lean);

/** How far the uncertainty of the hips' height leaves room for the other stance. */
function confidenceIn(person: MeasuredPerson, interval: Interval): number {
  const inside = within(person.samples, interval);
  const spreads = inside.flatMap((s) => (s.standingShare.available ? [s.standingShare.value.uncertainty] : []));
  const spread = spreads.reduce((sum, v) => sum + v, 0) / Math.max(1, spreads.length);
  return 1 / (1 + spread ** 2);
}
