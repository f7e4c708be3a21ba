import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ERROR_WORDING_ZH } from '../../src/cli/error-wording.ts';
import { EXIT, exitCodeOf } from '../../src/cli/exit-codes.ts';
import { ERROR_CODES, type ErrorCode } from '../../src/core/errors.ts';

const page = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8');
const sections = new Map(
  page
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.split('\n', 1)[0]!, section.replace(/\s+/g, ' ')]),
);
const codes = Object.keys(ERROR_CODES) as ErrorCode[];

test('docs/errors.md has a section for every code, in order, and no other', () => {
  expect([...sections.keys()]).toEqual(codes);
});

test.each(codes)('%s: the section begins with the Chinese that is printed and ends with the exit code', (code) => {
  expect(sections.get(code)).toMatch(new RegExp(`^${code} ${ERROR_WORDING_ZH[code].split('，')[0]}`));
  expect(sections.get(code)).toMatch(new RegExp(`Exit code ${exitCodeOf(code)}\\. $`));
});

test('docs/errors.md lists every exit code', () => {
  const listed = [...page.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code));
  expect(listed).toEqual(Object.values(EXIT));
});

test.each([
  ['LIYI_USAGE', 2],
  ['LIYI_CAMERA_FILE', 2],
  ['LIYI_INPUT_EMPTY', 3],
  ['LIYI_FFMPEG_MISSING', 4],
  ['LIYI_OUTPUT_WRITE', 4],
  ['LIYI_NOT_IN_STORE', 5],
  ['LIYI_INTERRUPTED', 130],
] as const)('%s ends the program with %i', (code, exit) => {
  expect(exitCodeOf(code)).toBe(exit);
});
