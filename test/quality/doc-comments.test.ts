import { describe, expect, it } from 'vitest';
import { docProblems } from '../../scripts/check-doc-comments.ts';

const GOOD = '/** Length of an interval, from its start to its end. */\n';

describe('an export of src/', () => {
  it.each([
    ['a function without a doc comment', 'export function a(): void {}', 'f.ts:1 a: no doc comment'],
    ['an arrow function', `${GOOD}export const b = 1;\nexport const a = () => 1;`, 'f.ts:3 a: no doc comment'],
    ['a class', 'export class A {}', 'f.ts:1 A: no doc comment'],
    ['an interface with a method', 'export interface A {\n  run(): void;\n}', 'f.ts:1 A: no doc comment'],
    [
      'an interface with a function',
      'export interface A {\n  readonly run: () => void;\n}',
      'f.ts:1 A: no doc comment',
    ],
    [
      'a line comment',
      '// Length of an interval, from its start.\nexport function a(): void {}',
      'f.ts:2 a: no doc comment',
    ],
    ['filler', '/** Does it. */\nexport function a(): void {}', 'f.ts:2 a: only 2 words'],
    [
      'the name in other words',
      '/** Returns the list of webhooks. */\nexport const listWebhooks = () => [];',
      'f.ts:2 listWebhooks: says what the name says',
    ],
  ])('%s is reported with its line', (_, text, expected) => {
    expect(docProblems('f.ts', text)).toEqual([expected]);
  });

  it.each([
    ['a documented function', `${GOOD}export function a(): void {}`],
    [
      'a comment over several lines',
      '/**\n * Length of an interval,\n * from its start.\n */\nexport const a = () => 1;',
    ],
    ['a function of the file alone', 'function a(): void {}'],
    ['a constant', 'export const A = 1;'],
    ['an interface of data', 'export interface A {\n  readonly a: number;\n}'],
  ])('%s is not', (_, text) => {
    expect(docProblems('f.ts', text)).toEqual([]);
  });
});
