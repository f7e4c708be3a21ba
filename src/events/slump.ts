import type { Measured, Quantity } from '../core/measured.ts';
import { mapMeasured, measured, unavailable } from '../core/measured.ts';
import { degrees, metres, milliseconds, parameters, share, valuesOf } from '../core/parameter.ts';
import { within } from '../core/time-order.ts';
import { SIDES } from '../measurements/arm.ts';
import type { MeasuredPerson, PersonSample } from '../measurements/measure-people.ts';
import { bentToDesk } from './bent-to-desk.ts';
import type { VariantOf } from './catalog.ts';
import { confidenceOf } from './confidence.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import { intervalsOn } from './hysteresis.ts';
import { type SlumpWays, slumpKind } from './slump-kind.ts';
import { seenShareOf, supportIn, uncertaintyOf } from './support.ts';
import { ONE_VALUE, onRealPeople, valuesOnClips } from './tested-range.ts';

export const SLUMP_PARAMETERS = parameters({
  leaningBackDeg: degrees(9, {
    source: 'The back of a chair gives way by 10° and more; sitting upright sways by 3°.',
    testedRange: ONE_VALUE,
  }),
  sunkM: metres(0.009, {
    source: 'Shoulders of somebody who sinks into the chair; breathing and shrugging stay below 5 mm.',
    testedRange: valuesOnClips('0.009 and 0.013, with three slumps'),
  }),
  sunkShare: share(0.095, {
    source: 'Upper body below its seat, of the way from sitting to standing. A turned head lowers the head alone.',
    testedRange: valuesOnClips('0.07, 0.085 and 0.095, with three slumps'),
  }),
  uprightDeg: degrees(8, {
    source: 'Assumption: whoever sinks into the chair with a rounded back leans less than this.',
    testedRange: ONE_VALUE,
  }),
  largestTurnDeg: degrees(22, {
    source: 'Whoever turns farther reaches for something beside the desk.',
    testedRange: ONE_VALUE,
  }),
  largestTiltDeg: degrees(14, {
    source: 'Whoever tilts farther reaches for something beside the desk.',
    testedRange: ONE_VALUE,
  }),
  largestReachM: metres(0.2, {
    source:
      'A wrist out to its own side shows the way or reaches (0.28 m in one rendered gesture), which takes the shoulders ' +
      'along by a centimetre; of those who sink into the chair it stays within 0.1 m.',
    testedRange: ONE_VALUE,
  }),
  seatedBelowShare: share(0.55, {
    source: 'Of the way from sitting to standing: lying on the desk lifts the hips a little.',
    testedRange: ONE_VALUE,
  }),
  largestUncertaintyDeg: degrees(10, {
    source: 'A camera level with the chest hardly shows a lean: rendered counters 3 to 9°, such cameras 12 to 30°.',
    testedRange: onRealPeople('10 only'),
  }),
  /** 1 is the border of any of the three ways to slump. */
  slumped: {
    enter: share(1, { source: 'The border itself.', testedRange: ONE_VALUE }),
    leave: share(0.75, {
      source: 'Assumption: noise moves the measures by less than a quarter of their borders.',
      testedRange: ONE_VALUE,
    }),
    minHoldMs: milliseconds(1800, {
      source:
        'Rising passes through 33° in half a second; whoever looks aside with folded arms sinks by a centimetre for 1.5 s.',
      testedRange: valuesOnClips('1200 and 1800'),
    }),
    releaseMs: milliseconds(500, {
      source: 'Assumption: coming upright for less is landmark noise.',
      testedRange: ONE_VALUE,
    }),
    bridgeMs: milliseconds(3000, {
      source: 'Assumption: nobody sits up and slumps again unseen within this time.',
      testedRange: ONE_VALUE,
    }),
  },
  leastSeenShare: share(0.5, {
    source: 'A lean that is mostly unknown, and bridged, is no slump: the shown part may be the error of a moment.',
    testedRange: onRealPeople('0.5 only'),
  }),
  longestStepMs: milliseconds(1000, {
    source: 'About half of the shortest slump, so that at least one picture shows it.',
    testedRange: 'not tested',
  }),
  sunkUncertaintyM: metres(0.005, {
    source: 'Breathing and shrugging stay below it.',
    testedRange: 'not tested',
  }),
});

const SLUMP = valuesOf(SLUMP_PARAMETERS);

/**
 * Seated and not upright: lying on the desk, leaning back, or sunk into the chair (hips slid to the front, back rounded:
 * shoulders and the whole upper body sink without leaning).
 */
export function slumpEvents(person: MeasuredPerson): CounterEvent[] {
  const samples = person.samples.map((sample) => ({
    tMs: sample.tMs,
    value: mapMeasured(slump(sample), ({ value }) => value),
  }));
  const slumps = intervalsOn(samples, SLUMP.slumped);
  return slumps
    .filter((interval) => seenShareOf(samples, interval) >= SLUMP.leastSeenShare)
    .map((interval) => {
      const inside = within(person.samples, interval);
      const held = { border: SLUMP.slumped.enter, uncertainty: uncertaintyOf(inside.map(slump)) };
      const seen = inside.map(waysToSlump).flatMap((ways) => (ways.available ? [ways.value] : []));
      const borders = seen.map((ways) => mapWays(ways, ({ value }) => value));
      return eventOf('slumped', person, interval, {
        variant: slumpKind(person.samples, interval, borders),
        confidence: confidenceOf(supportIn(samples, interval, held)),
      });
    });
}

/** Over the border of each way, with one standard deviation. */
type Ways = Readonly<Record<VariantOf<'slumped'>, Quantity>>;
const NONE: Quantity = { value: 0, uncertainty: 0 };

const slump = (sample: PersonSample): Measured<Quantity> =>
  mapMeasured(waysToSlump(sample), (ways) =>
    Object.values(ways).reduce((most, way) => (way.value > most.value ? way : most)),
  );

const mapWays = (ways: Ways, value: (way: Quantity) => number): SlumpWays => ({
  'lying-on-desk': value(ways['lying-on-desk']),
  'leaning-back': value(ways['leaning-back']),
  sunk: value(ways.sunk),
});

function waysToSlump({ leanDeg, standingShare, sunkM, turn, arms }: PersonSample): Measured<Ways> {
  if (!standingShare.available) return standingShare;
  if (standingShare.value.value > SLUMP.seatedBelowShare)
    return measured({ 'lying-on-desk': NONE, 'leaning-back': NONE, sunk: NONE });
  if (!leanDeg.available) return leanDeg;
  if (leanDeg.value.uncertainty > SLUMP.largestUncertaintyDeg) return unavailable('bad-view');
  const { value: lean, uncertainty: leanUncertainty } = leanDeg.value;
  const lying = { value: bentToDesk(lean), uncertainty: bentToDesk(leanUncertainty) };
  const reachesAside =
    Math.abs(turn.turnedDeg) > SLUMP.largestTurnDeg || Math.abs(turn.tiltedDeg) > SLUMP.largestTiltDeg;
  if (reachesAside) return measured({ 'lying-on-desk': lying, 'leaning-back': lying, sunk: lying });
  const isUpright = sunkM.available && Math.abs(lean) < SLUMP.uprightDeg;
  const gestures = SIDES.some((side) => arms[side].available && arms[side].value.outwardM > SLUMP.largestReachM);
  const sunk =
    isUpright && !gestures ? Math.min(sunkM.value / SLUMP.sunkM, -standingShare.value.value / SLUMP.sunkShare) : 0;
  return measured({
    'lying-on-desk': lying,
    'leaning-back': { value: -lean / SLUMP.leaningBackDeg, uncertainty: leanUncertainty / SLUMP.leaningBackDeg },
    sunk: { value: sunk, uncertainty: SLUMP.sunkUncertaintyM / SLUMP.sunkM },
  });
}
