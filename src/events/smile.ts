import { mapMeasured } from '../core/measured.ts';
import { within } from '../core/time-order.ts';
import type { MeasuredPerson } from '../measurements/measure-people.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import type { HysteresisOptions } from './hysteresis.ts';
import { intervalsOn } from './hysteresis.ts';

/** As likely a smile as not; talking passes through smiles for a quarter of a second. */
const SMILING: HysteresisOptions = { enter: 0.55, leave: 0.35, minHoldMs: 500, releaseMs: 500, bridgeMs: 2000 };

export function smileEvents(person: MeasuredPerson): CounterEvent[] {
  const samples = person.samples.map(({ tMs, smile }) => ({ tMs, value: mapMeasured(smile, ({ value }) => value) }));
  return intervalsOn(samples, SMILING).map((interval) => {
    const inside = within(samples, interval);
    let peakMs = interval.startMs;
    let peak = 0;
    for (const { tMs, value } of inside) {
      if (value.available && value.value > peak) [peakMs, peak] = [tMs, value.value];
    }
    return eventOf('smile', person, interval, {
      peakMs: Math.round(peakMs),
      value: Math.round(peak * 100) / 100,
      unit: 'score',
      uncertainty: 0.15,
      confidence: peak,
    });
  });
}
