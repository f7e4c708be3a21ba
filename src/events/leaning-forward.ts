import type { Interval } from '../core/interval.ts';
import { durationMs, overlapMs } from '../core/interval.ts';
import type { Measured } from '../core/measured.ts';
import { mapMeasured, unavailable } from '../core/measured.ts';
import { degrees, milliseconds, parameters, share, valuesOf } from '../core/parameter.ts';
import { within } from '../core/time-order.ts';
import type { Degrees, Milliseconds } from '../core/units.ts';
import type { MeasuredPerson, PersonSample } from '../measurements/measure-people.ts';
import type { EventType } from './catalog.ts';
import { confidenceOf } from './confidence.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import { intervalsOn } from './hysteresis.ts';
import { supportIn, uncertaintyOf } from './support.ts';
import { onRealPeople } from './tested-range.ts';

export const LEANING_FORWARD_PARAMETERS = parameters({
  leaning: {
    enter: degrees(5.5, {
      source: 'Listeners lean by 10 to 15°; sitting and standing upright sway by 3°.',
      testedRange: onRealPeople('5 and 5.5'),
    }),
    leave: degrees(3.5, {
      source: 'Assumption: what is less is upright again.',
      testedRange: onRealPeople('3.5 only'),
    }),
    minHoldMs: milliseconds(2000, {
      source: 'Handing over, taking up and laying down papers lean for 1.2 to 2 s, listening for 3 s and more.',
      testedRange: onRealPeople('1200 and 2000'),
    }),
    releaseMs: milliseconds(500, {
      source: 'Assumption: coming upright for less is landmark noise.',
      testedRange: onRealPeople('300 and 500'),
    }),
    bridgeMs: milliseconds(1000, {
      source: 'Assumption: nobody comes upright and leans again unseen within this time.',
      testedRange: onRealPeople('1000 only'),
    }),
  },
  largestUncertaintyDeg: degrees(10, { source: 'As for slumping.', testedRange: 'not tested' }),
  otherMs: milliseconds(500, {
    source: 'Whoever does something else for longer meanwhile leans because of that.',
    testedRange: onRealPeople('500 only'),
  }),
  visitShare: share(0.5, {
    source: 'Before nobody there is nobody to listen to.',
    testedRange: onRealPeople('0.5 only'),
  }),
  longestStepMs: milliseconds(800, {
    source: 'Two to three pictures of the shortest lean.',
    testedRange: 'not tested',
  }),
});

const LEANING = valuesOf(LEANING_FORWARD_PARAMETERS);

/** Acts that lean a clerk forward by themselves. */
export const OTHER_LEANS: readonly EventType[] = [
  'bow',
  'slumped',
  'chin-in-hand',
  'leaning-on-counter',
  'two-handed-receive',
  'two-handed-give',
  'one-handed-receive',
  'one-handed-give',
  'receive-hands-unseen',
  'give-hands-unseen',
];

/**
 * Leaning towards a citizen at the counter, seated or standing, without doing anything else that leans.
 * @param visits when citizens were at the counter
 * @param others the clerk's acts of `OTHER_LEANS`
 */
export function leaningForwardEvents(
  clerk: MeasuredPerson,
  visits: readonly Interval[],
  others: readonly Interval[],
): CounterEvent[] {
  const samples = clerk.samples.map((sample) => ({ tMs: sample.tMs, value: leanOf(sample) }));
  return intervalsOn(samples, LEANING.leaning)
    .filter((lean) => coveredMs(lean, visits) >= LEANING.visitShare * durationMs(lean))
    .filter((lean) => coveredMs(lean, others) < LEANING.otherMs)
    .map((lean) => {
      const uncertainty = uncertaintyOf(within(clerk.samples, lean).map(({ leanDeg }) => leanDeg));
      const held = { border: LEANING.leaning.leave, uncertainty };
      return eventOf('leaning-forward', clerk, lean, { confidence: confidenceOf(supportIn(samples, lean, held)) });
    });
}

const leanOf = ({ leanDeg }: PersonSample): Measured<Degrees> =>
  leanDeg.available && leanDeg.value.uncertainty > LEANING.largestUncertaintyDeg
    ? unavailable('bad-view')
    : mapMeasured(leanDeg, ({ value }) => value);

const coveredMs = (whole: Interval, parts: readonly Interval[]): Milliseconds =>
  parts.reduce((sum, part) => sum + overlapMs(part, whole), 0);
