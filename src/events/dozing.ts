import type { PixelPoint } from '../core/geometry.ts';
import { distance } from '../core/geometry.ts';
import type { Interval } from '../core/interval.ts';
import { overlapMs } from '../core/interval.ts';
import type { Measured } from '../core/measured.ts';
import { mapMeasured } from '../core/measured.ts';
import { degrees, metres, milliseconds, parameters, share, trunkLengths, valuesOf } from '../core/parameter.ts';
import { mean, median } from '../core/statistics.ts';
import { within } from '../core/time-order.ts';
import type { Degrees, Pixels } from '../core/units.ts';
import { SIDES } from '../measurements/arm.ts';
import type { MeasuredPerson, PersonSample } from '../measurements/measure-people.ts';
import { confidenceOf } from './confidence.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import { intervalsOn } from './hysteresis.ts';
import { isSeated } from './seated-moment.ts';
import { supportIn } from './support.ts';
import { ONE_VALUE_ON_CLIPS, onRealPeople } from './tested-range.ts';

export const DOZING_PARAMETERS = parameters({
  pitchDeg: degrees(15, {
    source:
      'Of the head, below how the person mostly holds it, by the pose: 18° from the front and 38° from the side in heads that ' +
      'sink by 42°; writing and reading show 10 to 15°.',
    testedRange: onRealPeople('12 and 15'),
  }),
  fallTrunks: trunkLengths(0.13, {
    source:
      'Of the head towards the shoulders, in the picture: 0.15 and 0.22 in dozing, 0.07 in reading a folder, less in writing. ' +
      'From a high camera the pitch hardly changes.',
    testedRange: onRealPeople('0.13, 0.16 and 0.18'),
  }),
  leansBackDeg: degrees(6, {
    source: 'A head that sinks forward takes the trunk along: from 5° back to 14° forward in four dozers.',
    testedRange: onRealPeople('6 only'),
  }),
  /** 1 is the border of either. */
  sunk: {
    enter: share(1, { source: 'The borders themselves.', testedRange: onRealPeople('1 only') }),
    leave: share(0.65, {
      source: 'Assumption: what is less is upright again.',
      testedRange: onRealPeople('0.65 only'),
    }),
    minHoldMs: milliseconds(5000, {
      source: 'Assumption: a look down is shorter.',
      testedRange: ONE_VALUE_ON_CLIPS,
    }),
    releaseMs: milliseconds(700, {
      source: 'Assumption: landmark noise lifts the head for less.',
      testedRange: ONE_VALUE_ON_CLIPS,
    }),
    bridgeMs: milliseconds(2000, {
      source: 'Assumption: nobody wakes and dozes off again unseen within this time.',
      testedRange: ONE_VALUE_ON_CLIPS,
    }),
  },
  beforeMs: milliseconds(3000, {
    source: 'A head that sinks hides the trunk: whether somebody sits is taken from before.',
    testedRange: onRealPeople('3000 only'),
  }),
  seatedShare: share(0.5, { source: 'Of the moments before.', testedRange: onRealPeople('0.5 only') }),
  longestStepMs: milliseconds(1500, {
    source: 'One picture a second is taken while nothing moves, and a dozer does not move.',
    testedRange: 'not tested',
  }),
  settlingMs: milliseconds(700, {
    source: 'At both ends the head sinks and comes up.',
    testedRange: ONE_VALUE_ON_CLIPS,
  }),
  largestMotionTrunks: trunkLengths(0.035, {
    source:
      'Standard deviation of the place of the head: 0.014 and 0.023 of two dozers; 0.045 and more at work and at table.',
    testedRange: onRealPeople('0.035 only'),
  }),
  largestHandMotionTrunks: trunkLengths(0.09, {
    source: 'Of a wrist: up to 0.07 of hands at rest, 0.11 and more of hands at work.',
    testedRange: onRealPeople('0.09 only'),
  }),
  handsBelowM: metres(-0.22, {
    source:
      'Wrists below the shoulders: on the desk or in the lap at 0.34 m; a telephone or a folder is held up at 0.12 to 0.17 m.',
    testedRange: onRealPeople('-0.22 only'),
  }),
  uncertaintyDeg: degrees(3, {
    source: 'Standard deviation of the pitch of a head at rest, by the pose.',
    testedRange: ONE_VALUE_ON_CLIPS,
  }),
});

const DOZING = valuesOf(DOZING_PARAMETERS);

/**
 * A seated person's head sinks and stays so, still, with still hands that hold nothing up. Reading flat on the desk looks alike:
 * a person has to look.
 * @param slumps of this clerk: lying on the desk lowers the head as well
 */
export function dozingEvents(clerk: MeasuredPerson, slumps: readonly Interval[]): CounterEvent[] {
  const sunk = sunkOf(clerk);
  const samples = clerk.samples.map((sample) => ({ tMs: sample.tMs, value: sunk(sample) }));
  return intervalsOn(samples, DOZING.sunk)
    .filter((interval) => slumps.every((slump) => overlapMs(slump, interval) === 0))
    .filter((interval) => satBefore(clerk, interval) && isStill(clerk, interval))
    .map((interval) => {
      const held = { border: DOZING.sunk.leave, uncertainty: DOZING.uncertaintyDeg / DOZING.pitchDeg };
      return eventOf('dozing', clerk, interval, { confidence: confidenceOf(supportIn(samples, interval, held)) });
    });
}

/** How far the head is sunk below how this person holds it, over the border of either sign. */
function sunkOf({ samples }: MeasuredPerson): (sample: PersonSample) => Measured<number> {
  const pitches = samples.map(pitchOf).flatMap((pitch) => (pitch.available ? [pitch.value] : []));
  if (pitches.length === 0) return pitchOf;
  const usualDeg = median(pitches);
  const usualPx = median(samples.map(headHeightPx));
  const trunkPx = Math.max(1, median(samples.map(({ shouldersPx, hipsPx }) => distance(shouldersPx, hipsPx))));
  const fallOf = (sample: PersonSample) => (leansBack(sample) ? 0 : (usualPx - headHeightPx(sample)) / trunkPx);
  return (sample) =>
    mapMeasured(pitchOf(sample), (pitchDeg) =>
      Math.max((pitchDeg - usualDeg) / DOZING.pitchDeg, fallOf(sample) / DOZING.fallTrunks),
    );
}

const pitchOf = ({ headMove }: PersonSample): Measured<Degrees> =>
  mapMeasured(headMove.byPose, ({ pitchDeg }) => pitchDeg);

/** Of the head above the shoulders, as the picture shows it. */
const headHeightPx = ({ headPx, shouldersPx }: PersonSample): Pixels => shouldersPx.y - headPx.y;

/** Whoever leans back shows the camera a shorter neck. */
const leansBack = ({ leanDeg }: PersonSample): boolean =>
  leanDeg.available && leanDeg.value.value < -DOZING.leansBackDeg;

function satBefore({ samples }: MeasuredPerson, { startMs, endMs }: Interval): boolean {
  const before = within(samples, { startMs: startMs - DOZING.beforeMs, endMs: startMs });
  const seen = before.length > 0 ? before : within(samples, { startMs, endMs });
  return seen.filter(isSeated).length >= DOZING.seatedShare * seen.length;
}

function isStill({ samples }: MeasuredPerson, { startMs, endMs }: Interval): boolean {
  const inside = within(samples, { startMs: startMs + DOZING.settlingMs, endMs: endMs - DOZING.settlingMs });
  if (inside.length === 0) return false;
  const trunkPx = median(inside.map(({ shouldersPx, hipsPx }) => distance(shouldersPx, hipsPx)));
  const headMotion = motionPx(inside.map(({ headPx }) => headPx)) / trunkPx;
  return (
    headMotion <= DOZING.largestMotionTrunks &&
    SIDES.every((side) => {
      const arms = inside.flatMap(({ arms: both }) => (both[side].available ? [both[side].value] : []));
      if (arms.length === 0) return true;
      const rests = median(arms.map(({ raisedM }) => raisedM)) <= DOZING.handsBelowM;
      return rests && motionPx(arms.map(({ wristPx }) => wristPx)) / trunkPx <= DOZING.largestHandMotionTrunks;
    })
  );
}

/** Standard deviation of a place. */
function motionPx(places: readonly PixelPoint[]): number {
  const middle = { x: mean(places.map(({ x }) => x)), y: mean(places.map(({ y }) => y)) };
  return Math.sqrt(mean(places.map((place) => distance(place, middle) ** 2)));
}
