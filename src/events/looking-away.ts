import type { Interval } from '../core/interval.ts';
import { overlapMs } from '../core/interval.ts';
import type { Measured } from '../core/measured.ts';
import { measured, unavailable } from '../core/measured.ts';
import { degrees, milliseconds, parameters, share, valuesOf } from '../core/parameter.ts';
import { median } from '../core/statistics.ts';
import { within } from '../core/time-order.ts';
import type { Degrees } from '../core/units.ts';
import type { HeadReading } from '../measurements/head.ts';
import type { MeasuredPerson, PersonSample } from '../measurements/measure-people.ts';
import { bearingTo } from './citizen-bearing.ts';
import { confidenceOf } from './confidence.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import { intervalsOn } from './hysteresis.ts';
import { supportIn } from './support.ts';
import { ONE_VALUE_ON_CLIPS, onRealPeople } from './tested-range.ts';

export const LOOKING_AWAY_PARAMETERS = parameters({
  /** Of the head, from straight ahead. */
  aside: {
    enter: degrees(25, {
      source:
        'Looks at a citizen or a screen beside him stay below 20°; looks aside are 47 to 54° (six rendered ones).',
      testedRange: onRealPeople('25 only'),
    }),
    leave: degrees(18, {
      source: 'Assumption: what is less is looking ahead again.',
      testedRange: onRealPeople('18 only'),
    }),
    minHoldMs: milliseconds(1000, {
      source: 'Assumption: a glance aside is shorter.',
      testedRange: onRealPeople('1000 only'),
    }),
    releaseMs: milliseconds(500, {
      source: 'Looking ahead for less is the error of one face: they are looked at every 0.38 s.',
      testedRange: ONE_VALUE_ON_CLIPS,
    }),
    bridgeMs: milliseconds(1000, {
      source: 'Assumption: nobody looks ahead and aside again unseen within this time.',
      testedRange: ONE_VALUE_ON_CLIPS,
    }),
  },
  longestStepMs: milliseconds(500, {
    source: 'Two pictures of the shortest look aside.',
    testedRange: 'not tested',
  }),
  offCitizenDeg: degrees(20, {
    source: 'Whoever looks at a citizen is not looking away, wherever he stands: the direction to him errs by 10°.',
    testedRange: ONE_VALUE_ON_CLIPS,
  }),
  largestPitchDeg: degrees(25, {
    source: 'Heads that look aside stay upright; bent ones look at the desk, at a keyboard or a paper: that is work.',
    testedRange: ONE_VALUE_ON_CLIPS,
  }),
  largestTurnDeg: degrees(25, {
    source: 'Whoever turns the trunk along fetches something or speaks with somebody.',
    testedRange: onRealPeople('25 only'),
  }),
  facesCounterDeg: degrees(35, {
    source: 'Trunks of people at a counter are within 17° of facing it, as the pose net has them.',
    testedRange: onRealPeople('35 only'),
  }),
  usualDeg: degrees(22, {
    source:
      'Clerks at 30 rendered counters look 0 to 9° aside most of the time; who does not is at no counter, or the camera file errs.',
    testedRange: onRealPeople('22 only'),
  }),
  workHalfWidthDeg: degrees(12, {
    source: 'Of a screen, and of the error of the head’s direction.',
    testedRange: 'not tested',
  }),
  workShare: share(0.3, {
    source: 'Of the time seen: where the head is as often is where the work is, such as a screen at the side.',
    testedRange: 'not tested',
  }),
  workMs: milliseconds(10_000, {
    source: 'And no shorter: looks away last 2 to 3 s each.',
    testedRange: 'not tested',
  }),
});

const AWAY = valuesOf(LOOKING_AWAY_PARAMETERS);

/**
 * The head is turned aside from what lies ahead and from every citizen; upright and by itself, not bent over work and not
 * with the trunk. Where the head is much of the time is work too. The value is the peak, in degrees from straight ahead.
 * @param followed looks after a leaving citizen, which are none
 */
export function lookingAwayEvents(
  clerk: MeasuredPerson,
  citizens: readonly MeasuredPerson[],
  followed: readonly Interval[],
): CounterEvent[] {
  if (!looksAheadMostly(clerk)) return [];
  const samples = clerk.samples.map((sample) => ({ tMs: sample.tMs, value: aside(sample, citizens) }));
  return intervalsOn(samples, AWAY.aside).flatMap((interval) => {
    if (followed.some((look) => overlapMs(look, interval) > 0)) return [];
    const heads = headsIn(clerk, interval);
    const yawDeg = median(heads.map((head) => head.yawDeg));
    if (isWork(clerk, yawDeg)) return [];
    const uncertainty = median(heads.map((head) => head.uncertaintyDeg));
    const peak = heads.reduce((a, b) => (Math.abs(b.yawDeg) > Math.abs(a.yawDeg) ? b : a));
    return [
      eventOf('looking-away', clerk, interval, {
        value: Math.round(Math.abs(peak.yawDeg)),
        unit: 'deg',
        uncertainty: Math.round(uncertainty),
        confidence: confidenceOf(supportIn(samples, interval, { border: AWAY.aside.enter, uncertainty })),
      }),
    ];
  });
}

const headsIn = ({ samples }: MeasuredPerson, interval: Interval): HeadReading[] =>
  within(samples, interval).flatMap(({ head }) => (head.available ? [head.value] : []));

function looksAheadMostly({ samples }: MeasuredPerson): boolean {
  const yaws = samples.flatMap(({ head }) => (head.available ? [head.value.yawDeg] : []));
  return yaws.length > 0 && Math.abs(median(yaws)) <= AWAY.usualDeg;
}

/** Whether the head is often turned there, judged by the time until the next sample. */
function isWork({ samples }: MeasuredPerson, yawDeg: Degrees): boolean {
  let [thereMs, seenMs] = [0, 0];
  for (const [i, { tMs, head }] of samples.entries()) {
    const lastsMs = Math.min((samples[i + 1]?.tMs ?? tMs) - tMs, AWAY.aside.bridgeMs);
    if (!head.available) continue;
    seenMs += lastsMs;
    if (Math.abs(head.value.yawDeg - yawDeg) <= AWAY.workHalfWidthDeg) thereMs += lastsMs;
  }
  return thereMs >= AWAY.workMs && thereMs >= AWAY.workShare * seenMs;
}

function aside(sample: PersonSample, citizens: readonly MeasuredPerson[]): Measured<Degrees> {
  const { head, turn } = sample;
  if (!head.available) return head;
  if (Math.abs(turn.headingDeg) > AWAY.facesCounterDeg) return unavailable('bad-view');
  const { yawDeg, pitchDeg, uncertaintyDeg } = head.value;
  if (pitchDeg > AWAY.largestPitchDeg || Math.abs(turn.turnedDeg) > AWAY.largestTurnDeg) return measured(0);
  const offCitizens = citizens.flatMap((citizen) => {
    const bearing = bearingTo(sample, citizen);
    return bearing === undefined ? [] : [Math.abs(yawDeg - bearing) - AWAY.offCitizenDeg + AWAY.aside.enter];
  });
  return measured(Math.min(Math.abs(yawDeg) - uncertaintyDeg, ...offCitizens));
}
