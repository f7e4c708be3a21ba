import { describe, expect, it } from 'vitest';
import type { CounterEvent } from '../../src/events/event.ts';
import { gazeFollowsEvents } from '../../src/events/gaze-follows.ts';
import { type Moment, personSeen, ramp } from '../support/samples.ts';

const TIME_TOLERANCE_MS = 300;
/** Walks off to the clerk's right from 5 s on, out of the picture at 6.5 s. */
const citizenAt = (tMs: number): Moment | undefined =>
  tMs > 6500 ? undefined : { at: { x: -1.2 * ramp(tMs, 5000, 6500), z: 1.2 } };
const LEAVING: CounterEvent = {
  ...{ type: 'citizen-turned-away', person: 'citizen-1', role: 'citizen' },
  ...{ startMs: 5500, endMs: 6500, confidence: 0.85 },
};

function found(clerkAt: (tMs: number) => Moment, fps = 10, citizen = citizenAt): CounterEvent[] {
  const sampling = { durationMs: 12_000, fps };
  const people = { clerk: personSeen('clerk', sampling, clerkAt), citizen: personSeen('citizen', sampling, citizen) };
  return gazeFollowsEvents(people.clerk, [people.citizen], [LEAVING]);
}
const turning = (toDeg: number, fromMs: number, untilMs: number) => (tMs: number) => ({
  yaw: tMs > untilMs ? 0 : toDeg * ramp(tMs, fromMs, fromMs + 1500),
});

describe('looking after a citizen who leaves', () => {
  it.each([5, 10, 25])('the head goes along and stays on his side, at %d fps', (fps) => {
    const [event, ...more] = found(turning(-50, 5000, 8500), fps);
    expect(more).toEqual([]);
    expect(event).toMatchObject({ type: 'gaze-follows-citizen', person: 'clerk-1', role: 'clerk' });
    expect(event!.startMs).toBeGreaterThan(5000);
    expect(event!.startMs).toBeLessThan(6000);
    expect(Math.abs(event!.endMs - 8500)).toBeLessThan(TIME_TOLERANCE_MS);
  });

  it.each<[string, (tMs: number) => Moment]>([
    ['the head stays where it was', () => ({ yaw: 2 })],
    ['it turns to the other side', turning(40, 5000, 8500)],
    ['it is far beyond the citizen already', () => ({ yaw: -60 })],
    ['a glance', turning(-50, 5000, 5900)],
    ['it turns long after', turning(-50, 11_600, 12_000)],
    ['it is not seen', () => ({ yaw: undefined })],
  ])('not: %s', (_, clerkAt) => {
    expect(found(clerkAt)).toEqual([]);
  });

  it('nothing is said of a citizen who walks straight away', () => {
    expect(found(turning(-50, 5000, 8500), 10, () => ({ at: { x: 0.2, z: 1.2 } }))).toEqual([]);
  });
});
