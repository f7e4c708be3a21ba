import type { Measured } from '../core/measured.ts';
import { measured, unavailable } from '../core/measured.ts';
import { degrees, milliseconds, parameters, probability, share, valuesOf } from '../core/parameter.ts';
import type { Degrees } from '../core/units.ts';
import type { MeasuredPerson, PersonSample } from '../measurements/measure-people.ts';
import { isBentToDesk } from './bent-to-desk.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import { intervalsOn } from './hysteresis.ts';

export const BENT_FORWARD_PARAMETERS = parameters({
  leaning: {
    enter: degrees(15, {
      source: 'Sitting upright sways by 3°, typing leans by up to 10°; from here on a person sees that somebody leans.',
      testedRange: 'not tested',
    }),
    leave: degrees(12, { source: 'Assumption: twice the landmark noise of 1.5°.', testedRange: 'not tested' }),
    minHoldMs: milliseconds(3000, {
      source: 'Handing papers over leans by 18° for two seconds; rising and sitting down pass through.',
      testedRange: 'not tested',
    }),
    releaseMs: milliseconds(1000, {
      source: 'Assumption: coming upright for less is no change of posture.',
      testedRange: 'not tested',
    }),
    bridgeMs: milliseconds(3000, {
      source: 'Assumption: nobody sits up and leans again unseen within this time.',
      testedRange: 'not tested',
    }),
  },
  seatedBelowShare: share(0.55, { source: 'As for slumping.', testedRange: 'not tested' }),
  largestUncertaintyDeg: degrees(10, { source: 'As for slumping.', testedRange: 'not tested' }),
  confidence: probability(0.8, { source: 'Not measured.', testedRange: 'not tested' }),
  longestStepMs: milliseconds(1000, {
    source: 'A third of the shortest lean that is reported.',
    testedRange: 'not tested',
  }),
});

const BENT_FORWARD = valuesOf(BENT_FORWARD_PARAMETERS);

/** Seated, and leaning forward without lying on the desk. */
export function bentForwardEvents(person: MeasuredPerson): CounterEvent[] {
  const samples = person.samples.map((sample) => ({ tMs: sample.tMs, value: leanOf(sample) }));
  return intervalsOn(samples, BENT_FORWARD.leaning).map((interval) =>
    eventOf('bent-forward', person, interval, { confidence: BENT_FORWARD.confidence }),
  );
}

/** Upright for whoever stands, and for whoever lies on the desk, which is another event. */
function leanOf({ standingShare, leanDeg }: PersonSample): Measured<Degrees> {
  if (!standingShare.available) return standingShare;
  if (!leanDeg.available) return leanDeg;
  if (leanDeg.value.uncertainty > BENT_FORWARD.largestUncertaintyDeg) return unavailable('bad-view');
  const isOther = standingShare.value.value > BENT_FORWARD.seatedBelowShare || isBentToDesk(leanDeg);
  return measured(isOther ? 0 : leanDeg.value.value);
}
