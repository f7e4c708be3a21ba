import { describe, expect, it } from 'vitest';
import { measured } from '../../src/core/measured.ts';
import { dozingEvents } from '../../src/events/dozing.ts';
import type { CounterEvent } from '../../src/events/event.ts';
import { leaningForwardEvents } from '../../src/events/leaning-forward.ts';
import { nodEvents } from '../../src/events/nod.ts';
import type { MeasuredPerson, PersonSample } from '../../src/measurements/measure-people.ts';
import { arm, type Moment, personSeen, pulse, sampleAt } from '../support/samples.ts';

const VISIT = { startMs: 1000, endMs: 12_000 };
const SAMPLING = { durationMs: 14_000 };
const clerk = (at: (tMs: number) => Moment, fps = 10) => personSeen('clerk', { ...SAMPLING, fps }, at);
const times = (events: readonly CounterEvent[]) => events.map(({ startMs, endMs }) => [startMs, endMs]);
const near = (
  found: readonly CounterEvent[],
  expected: readonly (readonly [number, number])[],
  toleranceMs: number,
) => {
  expect(found).toHaveLength(expected.length);
  for (const [i, [startMs, endMs]] of expected.entries()) {
    expect(Math.abs(found[i]!.startMs - startMs)).toBeLessThan(toleranceMs);
    expect(Math.abs(found[i]!.endMs - endMs)).toBeLessThan(toleranceMs);
  }
};

describe('a nod', () => {
  /** Pixels by which the head comes nearer to the shoulders, of a trunk of 120. */
  const FALL_PX = 3;
  const dips = (atMs: readonly number[], deg = 6) => {
    const dip = (tMs: number) => atMs.reduce((sum, at) => sum + pulse(tMs, at - 250, at + 250, 250), 0);
    return { pitch: (tMs: number) => deg * dip(tMs), fallPx: (tMs: number) => FALL_PX * dip(tMs) };
  };
  const nodding = (
    atMs: readonly number[],
    over: (tMs: number) => Moment = () => ({}),
    deg = 6,
    fps = 10,
  ): MeasuredPerson => {
    const { pitch, fallPx } = dips(atMs, deg);
    const samples: PersonSample[] = [];
    for (let i = 0; i * (1000 / fps) <= SAMPLING.durationMs; i++) {
      const tMs = (i * 1000) / fps;
      const sample = sampleAt(tMs, { pitch: pitch(tMs), ...over(tMs) });
      samples.push({ ...sample, headPx: { x: sample.headPx.x, y: sample.headPx.y + fallPx(tMs) } });
    }
    return { person: 'clerk-1', role: 'clerk', samples };
  };

  it.each([8, 10, 25])('is the head going down and up at once, at %d fps', (fps) => {
    near(nodEvents(nodding([5000], undefined, 6, fps), [VISIT]), [[4750, 5250]], 200);
  });

  it('is one event with those that follow', () => {
    near(
      nodEvents(nodding([5000, 5700, 8500]), [VISIT]),
      [
        [4750, 5950],
        [8250, 8750],
      ],
      200,
    );
  });

  it.each<[string, MeasuredPerson]>([
    ['landmark noise', nodding([5000], undefined, 2)],
    ['a look down at the desk', clerk((tMs) => ({ pitch: 12 * pulse(tMs, 5000, 7500, 400) }))],
    ['a turn of the head', nodding([5000], (tMs) => ({ yaw: 30 * pulse(tMs, 4500, 5500, 300) }))],
    [
      'reaching, which takes the shoulders along',
      nodding([5000], (tMs) => ({ x: 640 + 8 * pulse(tMs, 4700, 5300, 300) })),
    ],
    ['a dip that the face does not show', nodding([5000], () => ({ facePitch: 4 }))],
  ])('is not %s', (_, person) => {
    expect(nodEvents(person, [VISIT])).toEqual([]);
  });

  it('is none without a citizen', () => {
    expect(nodEvents(nodding([5000]), [])).toEqual([]);
  });
});

describe('dozing', () => {
  const sunk = (tMs: number, toMs = 11_000) => 22 * pulse(tMs, 4000, toMs, 600);

  it.each([2, 5, 10])('is a sunk head that keeps still, at %d fps', (fps) => {
    near(
      dozingEvents(
        clerk((tMs) => ({ share: 0, pitch: sunk(tMs) }), fps),
        [],
      ),
      [[4300, 10_700]],
      700,
    );
  });

  it.each<[string, (tMs: number) => Moment]>([
    ['a look down for three seconds', (tMs) => ({ share: 0, pitch: sunk(tMs, 7000) })],
    [
      'writing',
      (tMs) => ({ share: 0, pitch: sunk(tMs), right: arm({ wristPx: { x: 25 * Math.sin(tMs / 200), y: 600 } }) }),
    ],
    ['a telephone held up', (tMs) => ({ share: 0, pitch: sunk(tMs), left: arm({ raisedM: -0.15 }) })],
    ['moving about', (tMs) => ({ share: 0, pitch: sunk(tMs), x: 640 + 9 * Math.sin(tMs / 300) })],
    ['standing bent over papers', (tMs) => ({ share: 1, pitch: sunk(tMs) })],
  ])('is not %s', (_, at) => {
    expect(dozingEvents(clerk(at), [])).toEqual([]);
  });
});

it('whoever lies on the desk is not said to doze', () => {
  const person = clerk((tMs) => ({ share: 0, pitch: 22 * pulse(tMs, 4000, 11_000, 600) }));
  expect(dozingEvents(person, [{ startMs: 4000, endMs: 11_000 }])).toEqual([]);
});

describe('leaning forward', () => {
  const listening = (tMs: number) => ({ lean: 11 * pulse(tMs, 4000, 8000) });

  it.each([5, 10, 25])('towards a citizen who speaks, at %d fps', (fps) => {
    near(leaningForwardEvents(clerk(listening, fps), [VISIT], []), [[4300, 7750]], 300);
  });

  it.each<[string, (tMs: number) => Moment]>([
    ['reaching out for a moment', (tMs) => ({ lean: 14 * pulse(tMs, 5000, 6500) })],
    ['swaying', (tMs) => ({ lean: 3 * Math.sin(tMs / 700) })],
    ['a lean that cannot be measured', (tMs) => ({ ...listening(tMs), lean: undefined })],
  ])('is not %s', (_, at) => {
    expect(leaningForwardEvents(clerk(at), [VISIT], [])).toEqual([]);
  });

  it('is none without a citizen, nor where something else leans the clerk forward', () => {
    expect(times(leaningForwardEvents(clerk(listening), [], []))).toEqual([]);
    expect(times(leaningForwardEvents(clerk(listening), [VISIT], [{ startMs: 5000, endMs: 6000 }]))).toEqual([]);
  });

  it('is less certain where the lean is', () => {
    const [sure, unsure] = [2, 9].map((uncertainty) => {
      const person = clerk(listening);
      const samples = person.samples.map((sample) => ({
        ...sample,
        leanDeg: measured({ value: sample.leanDeg.available ? sample.leanDeg.value.value : 0, uncertainty }),
      }));
      return leaningForwardEvents({ ...person, samples }, [VISIT], [])[0]!.confidence;
    });
    expect(unsure!).toBeLessThan(sure!);
  });
});
