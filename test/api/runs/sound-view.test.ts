import { expect, it } from 'vitest';
import { soundWithin } from '../../../src/api/runs/sound-view.ts';
import { frameReading } from '../../support/readings.ts';
import { soundCounter } from '../../support/sound-readings.ts';

const VOICES = [{ startMs: 2000, endMs: 4000, who: 'clerk', level: -30, secondLevel: -20 }] as const;

it('has none where nobody listened', () => {
  expect(soundWithin([frameReading(0)], { startMs: 0, endMs: 1000 })).toEqual([]);
});

it.each([
  ['of all of it', { startMs: 0, endMs: 5990 }, 0, 188],
  ['of a part', { startMs: 1000, endMs: 1320 }, 1024, 10],
  ['of nothing before it', { startMs: -500, endMs: 10 }, 0, 1],
])('gives the levels %s', (_, interval, startMs, count) => {
  const [sound] = soundWithin(soundCounter({ durationMs: 6000, voices: VOICES }).readings, interval);
  expect([sound?.startMs, sound?.stepMs, sound?.loudness.length]).toEqual([startMs, 32, count]);
  expect(sound?.speech).toHaveLength(count);
});

it('takes the louder of two channels, and tells speech', () => {
  const { readings } = soundCounter({ durationMs: 6000, isStereo: true, voices: VOICES });
  const [sound] = soundWithin(readings, { startMs: 2900, endMs: 3100 });
  expect(Math.min(...sound!.loudness)).toBeGreaterThan(-23);
  expect(Math.min(...sound!.speech)).toBeGreaterThan(0.9);
});

it('is two stretches around a hole', () => {
  const { readings } = soundCounter({ durationMs: 6000, holes: [{ startMs: 2000, endMs: 3000 }] });
  expect(soundWithin(readings, { startMs: 0, endMs: 6000 })).toHaveLength(2);
});
