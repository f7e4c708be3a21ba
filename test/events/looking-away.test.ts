import { describe, expect, it } from 'vitest';
import { lookingAwayEvents } from '../../src/events/looking-away.ts';
import { type Moment, personSeen } from '../support/samples.ts';

const SAMPLING = { durationMs: 12_000 };
const TIME_TOLERANCE_MS = 300;
const clerk = (at: (tMs: number) => Moment | undefined, fps = 10) => personSeen('clerk', { ...SAMPLING, fps }, at);
const during = (fromMs: number, toMs: number, inside: Moment) => (tMs: number) =>
  tMs >= fromMs && tMs <= toMs ? inside : {};
/** Stands across the counter at the clerk's left: 27° from straight ahead. */
const CITIZEN = personSeen('citizen', SAMPLING, () => ({ at: { x: 0.6, z: 1.2 } }));

describe('looking away', () => {
  it.each([5, 10, 25])('a head turned aside is reported with its peak, at %d fps', (fps) => {
    const [event, ...more] = lookingAwayEvents(clerk(during(4000, 7000, { yaw: -45 }), fps), [], []);
    expect(more).toEqual([]);
    expect(event).toMatchObject({ type: 'looking-away', person: 'clerk-1', value: 45, unit: 'deg', uncertainty: 4 });
    expect(Math.abs(event!.startMs - 4000)).toBeLessThan(TIME_TOLERANCE_MS);
    expect(Math.abs(event!.endMs - 7000)).toBeLessThan(TIME_TOLERANCE_MS);
  });

  it('away from a citizen at the side, also where he is not straight ahead', () => {
    expect(lookingAwayEvents(clerk(during(4000, 7000, { yaw: -30 })), [CITIZEN], [])).toHaveLength(1);
  });

  it('the less surely a direction is known, the less it is believed', () => {
    const confidences = [4, 12].map((headUncertainty) => {
      const [event] = lookingAwayEvents(clerk(during(4000, 7000, { yaw: 45, headUncertainty })), [], []);
      return event!.confidence;
    });
    expect(confidences[0]).toBeGreaterThan(0.95);
    expect(confidences[1]).toBeLessThan(0.85);
  });

  it.each<[string, (tMs: number) => Moment | undefined]>([
    ['a glance', during(4000, 4700, { yaw: 45 })],
    ['a small turn', during(4000, 7000, { yaw: 20 })],
    ['a turn of which too little is known', during(4000, 7000, { yaw: 30, headUncertainty: 12 })],
    ['a head bent over work at the side', during(4000, 7000, { yaw: 45, pitch: 35 })],
    ['the trunk turns along', during(4000, 7000, { yaw: 45, turned: 40 })],
    ['a trunk that does not face the counter', () => ({ yaw: 45, heading: 60 })],
    ['somebody who looks aside all the time', () => ({ yaw: 40 })],
    ['a screen at the side, looked at much of the time', (tMs) => ({ yaw: tMs % 4000 < 3900 && tMs > 6500 ? 35 : 0 })],
    ['a head that is not seen', during(4000, 7000, { yaw: undefined })],
  ])('not: %s', (_, at) => {
    const long = personSeen('clerk', { durationMs: 30_000 }, at);
    expect(lookingAwayEvents(long, [], [])).toEqual([]);
  });

  it('not: a look at the citizen', () => {
    expect(lookingAwayEvents(clerk(during(4000, 7000, { yaw: 35 })), [CITIZEN], [])).toEqual([]);
  });

  it('not: a look after a citizen who leaves', () => {
    const after = [{ startMs: 3500, endMs: 7200 }];
    expect(lookingAwayEvents(clerk(during(4000, 7000, { yaw: 45 })), [], after)).toEqual([]);
  });
});
