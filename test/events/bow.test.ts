import { describe, expect, it } from 'vitest';
import type { Interval } from '../../src/core/interval.ts';
import { unavailable } from '../../src/core/measured.ts';
import { bowEvents } from '../../src/events/bow.ts';
import type { CounterEvent } from '../../src/events/event.ts';
import { arm, type Moment, personSeen, pulse, ramp } from '../support/samples.ts';

const DURATION_MS = 12_000;
const START_MS = 5000;
const END_MS = 7500;
const ANGLE_TOLERANCE_DEG = 1;
const TIME_TOLERANCE_MS = 350;

const bows = (at: (tMs: number) => Moment | undefined, fps = 10, handovers: readonly Interval[] = []): CounterEvent[] =>
  bowEvents(personSeen('clerk', { fps, durationMs: DURATION_MS }, at), handovers);
/** Down, hold, up. */
const bend = (tMs: number, depth: number, startMs = START_MS, endMs = END_MS) =>
  depth * pulse(tMs, startMs, endMs, 800);

describe('a bow', () => {
  it.each([
    [15, 15],
    [18, 15],
    [27, 30],
    [33, 30],
    [45, 45],
    [60, 45],
  ])('of %d° is graded %d°', (depth, gradeDeg) => {
    const [bow, ...others] = bows((tMs) => ({ lean: bend(tMs, depth) }));
    expect(others).toEqual([]);
    expect(bow).toMatchObject({ type: 'bow', person: 'clerk-1', role: 'clerk', gradeDeg, unit: 'deg' });
    expect(Math.abs(bow!.value! - depth)).toBeLessThan(ANGLE_TOLERANCE_DEG);
    expect(bow!.uncertainty).toBeGreaterThan(0);
    expect(bow!.peakMs).toBeGreaterThan(START_MS);
    expect(bow!.peakMs).toBeLessThan(END_MS);
    expect(Math.abs(bow!.startMs - START_MS)).toBeLessThan(TIME_TOLERANCE_MS);
    expect(Math.abs(bow!.endMs - END_MS)).toBeLessThan(TIME_TOLERANCE_MS);
  });

  it('counts from the own stance, whatever that is', () => {
    const [bow] = bows((tMs) => ({ lean: 6 + bend(tMs, 20) }));
    expect(Math.abs(bow!.value! - 20)).toBeLessThan(ANGLE_TOLERANCE_DEG);
  });

  it.each([5, 25])('is the same at %d sampled fps', (fps) => {
    const at = (tMs: number) => ({ lean: bend(tMs, 30) });
    const [[expected], [bow]] = [bows(at, 10), bows(at, fps)];
    expect(Math.abs(bow!.value! - expected!.value!)).toBeLessThan(ANGLE_TOLERANCE_DEG);
    expect(Math.abs(bow!.startMs - expected!.startMs)).toBeLessThan(TIME_TOLERANCE_MS);
  });

  it('after another is a bow of its own', () => {
    expect(bows((tMs) => ({ lean: bend(tMs, 20, 2000, 4500) + bend(tMs, 30, 6500, 9500) }))).toHaveLength(2);
  });

  it('takes the shoulders past hands that are folded before the body', () => {
    const hand = (tMs: number) => arm({ forwardM: 0.2 - 0.06 * pulse(tMs, START_MS, END_MS, 800) });
    expect(bows((tMs) => ({ lean: bend(tMs, 13), left: hand(tMs), right: hand(tMs) }))).toHaveLength(1);
  });

  it('is told by one visible arm as little as by none', () => {
    const hand = (tMs: number) => arm({ forwardM: 0.1 + 0.15 * pulse(tMs, START_MS, END_MS, 800) });
    const left = unavailable('occluded');
    expect(bows((tMs) => ({ lean: bend(tMs, 15), left, right: hand(tMs) }))).toHaveLength(1);
  });

  it('goes on while the trunk is hidden for a moment', () => {
    const hidden = (tMs: number) => tMs > 6000 && tMs < 6500;
    const [bow, ...others] = bows((tMs) => ({ lean: hidden(tMs) ? undefined : bend(tMs, 30) }));
    expect(others).toEqual([]);
    expect(Math.abs(bow!.value! - 30)).toBeLessThan(ANGLE_TOLERANCE_DEG);
  });
});

describe('no bow', () => {
  it.each<[string, (tMs: number) => Moment]>([
    ['a nod of 6°', (tMs) => ({ lean: bend(tMs, 6) })],
    ['leaning to take a paper', (tMs) => ({ lean: bend(tMs, 8) })],
    [
      'rising: the trunk leans as far while the hips go up',
      (tMs) => ({ lean: bend(tMs, 33, 5000, 6200), share: ramp(tMs, 5000, 6200) }),
    ],
    ['sitting and bending over the desk', (tMs) => ({ lean: bend(tMs, 30), share: 0 })],
    ['leaning on the counter for ten seconds', (tMs) => ({ lean: bend(tMs, 25, 1500, 11_500) })],
    ['leaning lightly over the counter for five seconds', (tMs) => ({ lean: bend(tMs, 15, 3500, 8500) })],
    [
      'leaning to a keyboard or a paper, hands ahead',
      (tMs) => {
        const hand = arm({ forwardM: 0.2 + 0.06 * pulse(tMs, START_MS, END_MS, 400) });
        return { lean: bend(tMs, 13), left: hand, right: hand };
      },
    ],
    [
      'putting something on the counter with one hand',
      (tMs) => {
        const reaches = { x: -60 * pulse(tMs, START_MS + 400, END_MS - 400, 400), y: 600 };
        return { lean: bend(tMs, 15), left: arm(), right: arm({ wristPx: reaches }) };
      },
    ],
    ['turning to the printer', (tMs) => ({ lean: bend(tMs, 25), turned: bend(tMs, 70) })],
    ['stooping sideways', (tMs) => ({ lean: bend(tMs, 25), tilted: bend(tMs, 30) })],
    ['leaning back', (tMs) => ({ lean: bend(tMs, -20) })],
    ['a trunk that cannot be seen', () => ({ lean: undefined })],
    ['somebody who is bent when the footage begins', (tMs) => ({ lean: 30 * (1 - ramp(tMs, 500, 1200)) })],
    ['somebody who is still bent when it ends', (tMs) => ({ lean: 30 * ramp(tMs, 10_000, 10_800) })],
  ])('%s', (_, at) => {
    expect(bows(at)).toEqual([]);
  });

  it('reaching across the counter in a handover', () => {
    const handover = { startMs: START_MS + 300, endMs: END_MS - 300 };
    expect(bows((tMs) => ({ lean: bend(tMs, 18) }), 10, [handover])).toEqual([]);
  });
});
