import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EXIT, exitCodeOf } from '../../src/cli/exit-codes.ts';
import { ERROR_CODES, ERROR_SCOPES, type ErrorCode } from '../../src/core/error-codes.ts';

const page = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8');
const sections = new Map(
  page
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.split('\n', 1)[0]!, section.replace(/\s+/g, ' ')]),
);
const codes = Object.keys(ERROR_CODES) as ErrorCode[];
const JOB = { refused: ' · a job is refused', 'stops-worker': ' · the worker stops' };

test('docs/errors.md has a section for every code, in order, and no other', () => {
  expect([...sections.keys()]).toEqual(codes);
});

test.each(codes)(
  '%s: the section begins with its Chinese and ends with scope, exit code and what a job does',
  (code) => {
    const { zh, scope, job } = ERROR_CODES[code];
    const section = sections.get(code)!;
    expect(section.startsWith(`${code} ${zh.split('，')[0]}`)).toBe(true);
    expect(/`[a-z-]+` · exit code .*$/.exec(section)?.[0]).toBe(
      `\`${scope}\` · exit code ${exitCodeOf(code)}${job === undefined ? '' : JOB[job]} `,
    );
  },
);

test('docs/errors.md lists every exit code and scope', () => {
  const rows = [...page.matchAll(/^\| (\d+) \| ([^|]*) ?\|/gm)];
  expect(rows.map(([, code]) => Number(code))).toEqual(Object.values(EXIT));
  const scopes = rows.flatMap(([, , cell]) => [...cell!.matchAll(/`([^`]+)`/g)].map(([, scope]) => scope!));
  expect(scopes.sort()).toEqual([...ERROR_SCOPES].sort());
});

test.each([
  ['LIYI_USAGE', 2],
  ['LIYI_CAMERA_FILE', 2],
  ['LIYI_REQUEST', 2],
  ['LIYI_INPUT_EMPTY', 3],
  ['LIYI_FFMPEG_MISSING', 4],
  ['LIYI_OUTPUT_WRITE', 4],
  ['LIYI_NOT_IN_STORE', 5],
  ['LIYI_INTERRUPTED', 130],
] as const)('%s ends the program with %i', (code, exit) => {
  expect(exitCodeOf(code)).toBe(exit);
});

test.each([
  ['LIYI_INPUT_DAMAGED', 'refused'],
  ['LIYI_CLAUSE_UNKNOWN', 'refused'],
  ['LIYI_INPUT_NOT_FOUND', undefined],
  ['LIYI_INPUT_CHANGED', undefined],
  ['LIYI_STORE_WRITE', 'stops-worker'],
  ['LIYI_CONFIG', 'stops-worker'],
  ['LIYI_FFMPEG_FAILED', undefined],
  ['LIYI_STORE_READ', undefined],
] as const)('a job that ends with %s: %s', (code, job) => {
  expect(ERROR_CODES[code].job).toBe(job);
});
