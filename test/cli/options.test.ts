import { expect, test } from 'vitest';
import { parseFrom, parseInstant, parseTo } from '../../src/cli/options.ts';

test.each([
  ['2026-11-20T09:00:00+08:00', '2026-11-20T01:00:00.000Z'],
  ['2026-11-20t01:00:00.250z', '2026-11-20T01:00:00.250Z'],
  ['2026-11-20 09:00:00+08:00', '2026-11-20T01:00:00.000Z'],
])('%s is an instant', (text, instant) => {
  expect(new Date(parseInstant(text)).toISOString()).toBe(instant);
});

test.each([
  '2026-11-20T09:00:00',
  '2026-11-20',
  '09:00',
  '2026-02-30T09:00:00Z',
  '2026-11-20T25:00:00Z',
  '1763600000',
  '',
])('%j is none', (text) => {
  expect(() => parseInstant(text)).toThrow(/date and zone/);
});

test('a day reaches from its first instant at the windows to its last', () => {
  expect(new Date(parseFrom('2026-11-20')).toISOString()).toBe('2026-11-19T16:00:00.000Z');
  expect(new Date(parseTo('2026-11-20')).toISOString()).toBe('2026-11-20T16:00:00.000Z');
  expect(parseTo('2026-11-20T10:00:00Z')).toBe(parseFrom('2026-11-20T10:00:00Z'));
});
