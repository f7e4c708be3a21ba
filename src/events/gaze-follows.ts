import type { Interval } from '../core/interval.ts';
import type { Measured } from '../core/measured.ts';
import { mapMeasured } from '../core/measured.ts';
import { degrees, milliseconds, parameters, valuesOf } from '../core/parameter.ts';
import { median } from '../core/statistics.ts';
import { within } from '../core/time-order.ts';
import type { Degrees } from '../core/units.ts';
import type { MeasuredPerson, PersonSample } from '../measurements/measure-people.ts';
import { bearingTo } from './citizen-bearing.ts';
import { confidenceOf } from './confidence.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import { intervalsOn } from './hysteresis.ts';
import { supportIn } from './support.ts';
import { ONE_VALUE_ON_CLIPS } from './tested-range.ts';

export const GAZE_FOLLOWS_PARAMETERS = parameters({
  /** Of the head towards the side to which the citizen goes, since before. */
  turned: {
    enter: degrees(12, {
      source: 'Heads that follow turn by 20 to 50°, those that do not stay within 6°.',
      testedRange: ONE_VALUE_ON_CLIPS,
    }),
    leave: degrees(8, { source: 'Assumption: errors of a head’s yaw are smaller.', testedRange: ONE_VALUE_ON_CLIPS }),
    minHoldMs: milliseconds(1000, {
      source: 'A glance is shorter; the rules ask to see somebody off.',
      testedRange: ONE_VALUE_ON_CLIPS,
    }),
    releaseMs: milliseconds(500, {
      source: 'Assumption: a face that is read wrongly once.',
      testedRange: ONE_VALUE_ON_CLIPS,
    }),
    bridgeMs: milliseconds(1500, {
      source: 'Assumption: nobody looks back and again unseen within this time.',
      testedRange: ONE_VALUE_ON_CLIPS,
    }),
  },
  longestStepMs: milliseconds(500, {
    source: 'Two pictures of the shortest look.',
    testedRange: 'not tested',
  }),
  largestOffDeg: degrees(35, {
    source:
      'Of the head from the citizen while he is seen: 18° by the rules of the truth, and twice the 8° by which the direction ' +
      'of a citizen of unknown distance errs.',
    testedRange: ONE_VALUE_ON_CLIPS,
  }),
  leastCourseDeg: degrees(2, {
    source: 'A citizen who leaves straight away from the counter shows no side to look to.',
    testedRange: ONE_VALUE_ON_CLIPS,
  }),
  beforeMs: milliseconds(1500, {
    source: 'A citizen is known to leave once he has gone 0.15 m, up to a second after he turned.',
    testedRange: ONE_VALUE_ON_CLIPS,
  }),
  setsOffMs: milliseconds(600, {
    source:
      'Before he is known to leave: short, since drawing the hands back from a handover shifts the direction too.',
    testedRange: ONE_VALUE_ON_CLIPS,
  }),
  restMs: milliseconds(2000, {
    source: 'Before that, for where the head was.',
    testedRange: ONE_VALUE_ON_CLIPS,
  }),
  afterMs: milliseconds(5000, {
    source: 'Looks that begin or last later are no longer after the citizen; the rules name one second or none.',
    testedRange: ONE_VALUE_ON_CLIPS,
  }),
});

const GAZE = valuesOf(GAZE_FOLLOWS_PARAMETERS);

/** The clerk's head goes along with a citizen who leaves, and stays on that side when he is out of the picture. */
export function gazeFollowsEvents(
  clerk: MeasuredPerson,
  citizens: readonly MeasuredPerson[],
  leavings: readonly CounterEvent[],
): CounterEvent[] {
  return leavings.flatMap((leaving) => {
    const citizen = citizens.find(({ person }) => person === leaving.person);
    const course = citizen && courseOf(clerk, citizen, leaving);
    if (!course) return [];
    const samples = within(clerk.samples, course).map((sample) => ({
      tMs: sample.tMs,
      value: turnedAlong(sample, citizen, course),
    }));
    const [first] = intervalsOn(samples, GAZE.turned);
    if (!first) return [];
    const uncertainty = uncertaintyIn(clerk, first);
    const support = supportIn(samples, first, { border: GAZE.turned.leave, uncertainty });
    return [eventOf('gaze-follows-citizen', clerk, first, { confidence: confidenceOf(support) })];
  });
}

const uncertaintyIn = ({ samples }: MeasuredPerson, interval: Interval): Degrees =>
  median(within(samples, interval).flatMap(({ head }) => (head.available ? [head.value.uncertaintyDeg] : [])));

/** While a look may follow the citizen. */
interface Course extends Interval {
  /** Where he goes: 1 to the clerk's left, -1 to the right. */
  readonly side: number;
  /** Of the head, before. */
  readonly restDeg: Degrees;
}

function courseOf(clerk: MeasuredPerson, citizen: MeasuredPerson, leaving: Interval): Course | undefined {
  const startMs = leaving.startMs - GAZE.beforeMs;
  const rest = within(clerk.samples, { startMs: startMs - GAZE.restMs, endMs: startMs });
  const yaws = rest.flatMap(({ head }) => (head.available ? [head.value.yawDeg] : []));
  const seen = { startMs: leaving.startMs - GAZE.setsOffMs, endMs: leaving.endMs };
  const course = within(clerk.samples, seen).flatMap((sample) => bearingTo(sample, citizen) ?? []);
  const [from, to] = [course[0], course.at(-1)];
  if (yaws.length === 0 || from === undefined || to === undefined) return undefined;
  const goneDeg = to - from;
  if (Math.abs(goneDeg) < GAZE.leastCourseDeg) return undefined;
  return { startMs, endMs: leaving.endMs + GAZE.afterMs, side: Math.sign(goneDeg), restDeg: median(yaws) };
}

function turnedAlong(sample: PersonSample, citizen: MeasuredPerson, { side, restDeg }: Course): Measured<Degrees> {
  const bearing = bearingTo(sample, citizen);
  return mapMeasured(sample.head, ({ yawDeg }) => {
    const isOff = bearing !== undefined && Math.abs(yawDeg - bearing) > GAZE.largestOffDeg;
    return isOff ? 0 : side * (yawDeg - restDeg);
  });
}
