import { expect, test } from 'vitest';
import { exportProblems } from '../../scripts/check-unused-exports.ts';

const A = 'export const a = 1;\n';

test.each<[string, Record<string, string>, string[]]>([
  ['imported', { 'src/a.ts': A, 'src/b.ts': "import { a } from './a.ts';\n" }, []],
  ['imported by another name', { 'src/a.ts': A, 'src/b.ts': "import { a as b } from './a.ts';\n" }, []],
  [
    'imported over several lines',
    {
      'src/core/a.ts': `${A}export type T = 1;\n`,
      'web/src/b.ts': "import {\n  a,\n  type T,\n} from '../../src/core/a.ts';\n",
    },
    [],
  ],
  ['loaded later', { 'src/a.ts': A, 'src/b.ts': "const { a } = await import('./a.ts');\n" }, []],
  ['a type by the way', { 'src/a.ts': 'export type T = 1;\n', 'src/b.ts': "let b: import('./a.ts').T;\n" }, []],
  ['a type of what is exported', { 'src/a.ts': 'export interface T {}\nlet a: T;\n' }, []],
  ['used here and by a test', { 'src/a.ts': `${A}a;\n`, 'test/a.ts': "import { a } from '../src/a.ts';\n" }, []],
  ['outside the product', { 'test/a.ts': A, 'bench/a.ts': A }, []],
  ['by nobody', { 'src/a.ts': A, 'src/b.ts': 'const a = 2;\n' }, ['src/a.ts a: nothing uses it']],
  ['of another file', { 'src/a.ts': A, 'src/c.ts': "import { a } from './b.ts';\n" }, ['src/a.ts a: nothing uses it']],
  ['a type by nobody', { 'src/a.ts': 'export type T = 1;\n' }, ['src/a.ts T: nothing uses it']],
  ['here alone', { 'src/a.ts': `${A}a;\n` }, ['src/a.ts a: nothing imports it: leave out export']],
  [
    'by a test alone',
    { 'src/a.ts': 'export async function f() {}\n', 'test/a.ts': "import { f } from '../src/a.ts';\n" },
    ['src/a.ts f: only tests and benches use it'],
  ],
])('an export used %s', (_, files, problems) => {
  expect(exportProblems(new Map(Object.entries(files)))).toEqual(problems);
});
