import { expect, test } from 'vitest';
import { readSettings } from '../../src/config/settings.ts';
import { callingClockOf } from '../../src/core/calling-clock.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const read = (content: string) => {
  using folder = temporaryFolder();
  const file = folder.file('liyi.yaml', content);
  return readSettings({ environment: {}, workingFolder: '/', file }).callingClocks;
};

test.each([
  ['nothing is set', '{}', 'a', { aheadMs: 0, toleranceMs: 5_000 }],
  ['all keys are commented out', 'callingSystem:', 'a', { aheadMs: 0, toleranceMs: 5_000 }],
  ['one clock for all', 'callingSystem: {aheadSeconds: -90}', 'a', { aheadMs: -90_000, toleranceMs: 5_000 }],
  [
    'a hall has its own, as far as it says',
    'callingSystem: {aheadSeconds: 3, toleranceSeconds: 2, halls: {a: {aheadSeconds: 40}}}',
    'a',
    { aheadMs: 40_000, toleranceMs: 2_000 },
  ],
  [
    'another hall',
    'callingSystem: {aheadSeconds: 3, halls: {a: {aheadSeconds: 40}}}',
    'b',
    { aheadMs: 3_000, toleranceMs: 5_000 },
  ],
])('the clock where %s', (_, content, hall, expected) => {
  expect(callingClockOf(read(content), hall)).toEqual(expected);
});

test.each([
  ['callingSystem: {aheadSeconds: soon}', 'callingSystem.aheadSeconds: must be a number of seconds'],
  ['callingSystem: {aheadSeconds: 86400}', 'callingSystem.aheadSeconds: must be from -43200 to 43200'],
  ['callingSystem: {toleranceSeconds: -1}', 'callingSystem.toleranceSeconds: must not be negative'],
  ['callingSystem: {offset: 1}', 'callingSystem: unknown key offset'],
  ['callingSystem: {halls: {a: {late: 1}}}', 'callingSystem.halls.a: unknown key late'],
])('%s is refused: %s', (content, message) => {
  expect(() => read(content)).toThrow(
    expect.objectContaining({ code: 'LIYI_CONFIG', message: expect.stringContaining(message) }),
  );
});
