import { mapMeasured } from '../core/measured.ts';
import { milliseconds, parameters, score, valuesOf } from '../core/parameter.ts';
import { within } from '../core/time-order.ts';
import type { MeasuredPerson } from '../measurements/measure-people.ts';
import { confidenceOf } from './confidence.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import { intervalsOn } from './hysteresis.ts';
import { EVIDENCE_UNCERTAINTY, supportIn } from './support.ts';
import { ONE_VALUE_ON_CLIPS, onRealPeople } from './tested-range.ts';

export const SMILE_PARAMETERS = parameters({
  smiling: {
    enter: score(0.55, { source: 'A little more likely a smile than not.', testedRange: ONE_VALUE_ON_CLIPS }),
    leave: score(0.35, { source: 'Assumption: a smile that fades is still one.', testedRange: ONE_VALUE_ON_CLIPS }),
    minHoldMs: milliseconds(500, {
      source: 'Talking passes through smiles for a quarter of a second.',
      testedRange: ONE_VALUE_ON_CLIPS,
    }),
    releaseMs: milliseconds(500, {
      source: 'Assumption: talking interrupts a smile for less.',
      testedRange: ONE_VALUE_ON_CLIPS,
    }),
    bridgeMs: milliseconds(2000, {
      source: 'Assumption: nobody stops and smiles again unseen within this time.',
      testedRange: ONE_VALUE_ON_CLIPS,
    }),
  },
  longestStepMs: milliseconds(700, {
    source: 'Faces are read every 380 ms at most; a smile of a second is still seen in one picture.',
    testedRange: 'not tested',
  }),
  leastPeak: score(0.9, {
    source: 'Signing, talking and pressing the lips reach 0.6 to 0.85; smiles 0.95 and more.',
    testedRange: onRealPeople('0.55, 0.7 and 0.9'),
  }),
  surest: score(0.999, {
    source: 'Assumption: beyond it, scores of single faces say nothing more.',
    testedRange: 'not tested',
  }),
  uncertainty: score(0.15, {
    source: 'Not measured: one standard deviation of the score, set by hand.',
    testedRange: 'not tested',
  }),
});

const SMILE = valuesOf(SMILE_PARAMETERS);

/** Of a score, kept within what a score can tell. */
const logOddsOf = (p: number): number => {
  const kept = Math.min(SMILE.surest, Math.max(1 - SMILE.surest, p));
  return Math.log(kept / (1 - kept));
};

const HELD = { border: logOddsOf(SMILE.smiling.enter), uncertainty: EVIDENCE_UNCERTAINTY };

/** Smiles, each with its peak score, 0..1. */
export function smileEvents(person: MeasuredPerson): CounterEvent[] {
  const samples = person.samples.map(({ tMs, smile }) => ({ tMs, value: mapMeasured(smile, ({ value }) => value) }));
  const evidence = samples.map(({ tMs, value }) => ({ tMs, value: mapMeasured(value, logOddsOf) }));
  return intervalsOn(samples, SMILE.smiling).flatMap((interval) => {
    const inside = within(samples, interval);
    let peakMs = interval.startMs;
    let peak = 0;
    for (const { tMs, value } of inside) {
      if (value.available && value.value > peak) [peakMs, peak] = [tMs, value.value];
    }
    if (peak < SMILE.leastPeak) return [];
    return eventOf('smile', person, interval, {
      peakMs: Math.round(peakMs),
      value: Math.round(peak * 100) / 100,
      unit: 'score',
      uncertainty: SMILE.uncertainty,
      confidence: confidenceOf(supportIn(evidence, interval, HELD)),
    });
  });
}
