import { expect, it } from 'vitest';
import { findEncounters } from '../../src/encounters/find-encounters.ts';
import { footageBorderMs } from '../../src/encounters/footage-border.ts';
import { event } from '../support/events.ts';

const FOOTAGE = { startMs: 1000, endMs: 31_000 };
const every = (stepMs: number, stillMs = 0) =>
  Array.from({ length: Math.floor(30_000 / stepMs) + 1 }, (_, i) => ({
    tMs: 1000 + i * stepMs,
    stillMs: i > 0 ? stillMs : 0,
  }));

it.each([
  ['10 a second', every(100), 300],
  ['5 a second', every(200), 400],
  ['a live stream on a machine that is far too slow', every(700), 1400],
  ['one a second, where nothing moved between them', every(1000, 1000), 300],
  ['the last of them long before the end', every(100).slice(0, 250), 5200],
  ['none at all', [], 300],
])('of pictures %s', (_, pictures, expected) => {
  expect(footageBorderMs(pictures, FOOTAGE)).toBe(expected);
});

it.each([
  ['found late by a slow machine, was there before, and may be there afterwards', every(700), false],
  ['found as late by a quick one, has come, and has gone', every(100), true],
])('a citizen %s', (_, pictures, isWhole) => {
  const events = [event('citizen-present', 2400, 30_000), event('one-handed-receive', 8000, 9000)];
  const border = footageBorderMs(pictures, FOOTAGE);
  const [encounter] = findEncounters(events, FOOTAGE, { footageBorderMs: border });
  expect(encounter).toMatchObject({ beginsInFootage: isWhole, endsInFootage: isWhole });
});

it('a citizen found late after a long gap, by a slow machine, was there before', () => {
  const present = event('citizen-present', 12_600, 25_000);
  const gaps = [{ startMs: 2000, endMs: 10_000 }];
  const [encounter] = findEncounters([present], FOOTAGE, { footageBorderMs: 2800 }, gaps);
  expect(encounter).toMatchObject({ beginsInFootage: false });
});

it('a turn to a bag ends no stay, however far apart the pictures are', () => {
  const events = [event('citizen-present', 8000, 24_000), event('citizen-turned-away', 21_000, 22_000)];
  const [encounter] = findEncounters(events, FOOTAGE, { footageBorderMs: 2800 });
  expect(encounter!.atCounter).toEqual({ startMs: 8000, endMs: 24_000 });
});
