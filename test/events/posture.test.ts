import { describe, expect, it } from 'vitest';
import type { CounterEvent } from '../../src/events/event.ts';
import { slumpEvents } from '../../src/events/slump.ts';
import { seatedEvents, standingEvents } from '../../src/events/stance.ts';
import { arm, type Moment, personSeen, pulse, ramp } from '../support/samples.ts';

const SAMPLING = { durationMs: 12_000 };
const TIME_TOLERANCE_MS = 250;
const clerk = (at: (tMs: number) => Moment | undefined, fps = 10) => personSeen('clerk', { ...SAMPLING, fps }, at);
const times = (events: readonly CounterEvent[]) => events.map(({ startMs, endMs }) => [startMs, endMs]);

describe('standing and seated', () => {
  /** Rises at 4 s, sits down at 8 s, either within 0.8 s. */
  const upAndDown = (tMs: number) => ({ share: ramp(tMs, 4000, 4800) - ramp(tMs, 8000, 8800) });

  it.each([5, 10, 25])('change with rising and sitting, which are neither, at %d fps', (fps) => {
    const person = clerk(upAndDown, fps);
    const [standing, ...more] = standingEvents(person);
    const seated = seatedEvents(person);
    expect(more).toEqual([]);
    expect(Math.abs(standing!.startMs - 4500)).toBeLessThan(TIME_TOLERANCE_MS);
    expect(Math.abs(standing!.endMs - 8300)).toBeLessThan(TIME_TOLERANCE_MS);
    expect(seated).toHaveLength(2);
    expect(seated[0]!.endMs).toBeLessThan(standing!.startMs);
    expect(seated[1]!.startMs).toBeGreaterThan(standing!.endMs);
  });

  it('half rising is neither', () => {
    const person = clerk(() => ({ share: 0.5 }));
    expect([...standingEvents(person), ...seatedEvents(person)]).toEqual([]);
  });

  it('sways of the hips change nothing', () => {
    expect(standingEvents(clerk((tMs) => ({ share: 0.95 + 0.08 * Math.sin(tMs / 400) })))).toHaveLength(1);
  });

  describe.each([5, 10, 25])('at %d fps', (fps) => {
    const lowFor = (downMs: number, moves: (tMs: number) => number) =>
      clerk((tMs) => {
        const low = tMs > 4000 && tMs < 4000 + downMs;
        return { share: low ? 0 : 1, y: 300 + (low ? moves(tMs) : 0) };
      }, fps);

    it.each<[string, number, (tMs: number) => number, number]>([
      ['sits who stays down for a while', 1600, () => 150, 1],
      ['sits who comes to rest after sinking', 2400, (tMs) => Math.min(150, (tMs - 4000) / 10), 1],
      ['only squats who goes down and up again', 1600, (tMs) => 250 * Math.sin(((tMs - 4000) / 1600) * Math.PI), 0],
      ['only comes nearer who is ever higher in the picture', 2400, (tMs) => 200 - (tMs - 4000) / 12, 0],
    ])('%s', (_, downMs, moves, sits) => {
      expect(seatedEvents(lowFor(downMs, moves))).toHaveLength(sits);
    });
  });

  it('are not claimed where the hips were never seen', () => {
    const person = clerk(() => ({ share: undefined }));
    expect([...standingEvents(person), ...seatedEvents(person)]).toEqual([]);
  });

  it('are less certain where the height is', () => {
    const unsure = clerk(() => ({ share: 1 }));
    const vague = clerk(() => ({ share: 1, shareUncertainty: 0.8 }));
    expect(standingEvents(vague)[0]!.confidence).toBeLessThan(standingEvents(unsure)[0]!.confidence);
  });
});

describe('slumped', () => {
  const during = (tMs: number) => pulse(tMs, 3000, 8000, 600);
  const sunk = (tMs: number) => ({ share: -0.25 * during(tMs), lean: 2, sunk: 0.05 * during(tMs) });
  it.each<[string, CounterEvent['variant'], (tMs: number) => Moment]>([
    ['lying on the desk', 'lying-on-desk', (tMs) => ({ share: 0, lean: 50 * during(tMs) })],
    ['leaning back in the chair', 'leaning-back', (tMs) => ({ share: 0, lean: -18 * during(tMs) })],
    ['sunk into the chair', 'sunk', sunk],
    [
      'slid forward and leant back, from the front',
      'leaning-back',
      (tMs) => ({ ...sunk(tMs), netLean: -8 * during(tMs) }),
    ],
  ])('%s', (_, variant, at) => {
    const [slump, ...others] = slumpEvents(clerk(at));
    expect(others).toEqual([]);
    expect(slump!.variant).toBe(variant);
    expect(slump!.startMs).toBeGreaterThan(2900);
    expect(slump!.startMs).toBeLessThan(4000);
    expect(slump!.endMs).toBeGreaterThan(7000);
    expect(slump!.endMs).toBeLessThan(8100);
  });

  it.each([5, 25])('is the same at %d sampled fps', (fps) => {
    const at = (tMs: number) => ({ share: 0, lean: 50 * during(tMs) });
    const [[a], [b]] = [times(slumpEvents(clerk(at))), times(slumpEvents(clerk(at, fps)))];
    expect(Math.abs(a![0]! - b![0]!)).toBeLessThan(TIME_TOLERANCE_MS);
    expect(Math.abs(a![1]! - b![1]!)).toBeLessThan(TIME_TOLERANCE_MS);
  });

  it.each<[string, (tMs: number) => Moment]>([
    ['sitting upright', () => ({ share: 0, lean: 2 })],
    [
      'a lean back that is hardly ever seen',
      (tMs) => ({ share: 0, lean: during(tMs) === 0 ? 0 : tMs % 1000 < 300 ? -18 : undefined }),
    ],
    [
      'crouching down, which has no lean',
      (tMs) => ({ share: tMs < 3000 ? 1 : tMs < 3300 ? 0 : 0.6, lean: tMs < 3300 ? 50 : undefined }),
    ],
    ['bending over the desk to write', (tMs) => ({ share: 0, lean: 20 * during(tMs) })],
    [
      'rising, which leans the trunk for half a second',
      (tMs) => ({ share: ramp(tMs, 5000, 6000), lean: 33 * pulse(tMs, 5000, 6000, 400) }),
    ],
    ['a deep bow while standing', (tMs) => ({ share: 1, lean: 45 * during(tMs) })],
    [
      'reaching aside',
      (tMs) => ({
        share: -0.25 * during(tMs),
        lean: -12 * during(tMs),
        sunk: 0.05 * during(tMs),
        tilted: 25 * during(tMs),
      }),
    ],
    [
      'showing the way with an arm',
      (tMs) => ({
        share: -0.25 * during(tMs),
        sunk: 0.05 * during(tMs),
        right: arm({ raisedM: -0.28, outwardM: 0.28 * during(tMs) }),
      }),
    ],
    ['leaning back for a moment', (tMs) => ({ share: 0, lean: -18 * pulse(tMs, 5000, 5900, 200) })],
    ['what cannot be seen', () => ({ share: 0, lean: undefined })],
  ])('is not %s', (_, at) => {
    expect(slumpEvents(clerk(at))).toEqual([]);
  });
});
