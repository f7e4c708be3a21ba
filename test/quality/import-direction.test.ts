import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type IConfiguration, type ICruiseResult } from 'dependency-cruiser';
import { afterEach, beforeEach, expect, test } from 'vitest';

const config = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as IConfiguration;

let tree: string;
beforeEach(() => {
  tree = mkdtempSync(join(tmpdir(), 'liyi-direction-'));
  symlinkSync(join(import.meta.dirname, '../../node_modules'), join(tree, 'node_modules'));
  write('package.json', JSON.stringify({ dependencies: { kysely: '*', zod: '*' }, devDependencies: { ajv: '*' } }));
});
afterEach(() => rmSync(tree, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(tree, path)), { recursive: true });
  writeFileSync(join(tree, path), text);
}

async function brokenRules(): Promise<string[]> {
  const { output } = await cruise(
    ['src', 'web'].filter((folder) => existsSync(join(tree, folder))),
    { ...config.options, baseDir: tree, validate: true, ruleSet: config },
  );
  return [...new Set((output as ICruiseResult).summary.violations.map((violation) => violation.rule.name))].sort();
}

const OTHER = 'export type Other = number;\nexport const other = 1;\n';

test.each([
  ['a later stage', 'src/events/a.ts', "import { other } from '../rulebooks/b.ts'", ['direction-of-events']],
  ['only its types', 'src/core/a.ts', "import type { Other } from '../media/b.ts'", ['direction-of-core']],
  ['a re-export', 'src/media/a.ts', "export * from '../tracking/b.ts'", ['direction-of-media']],
  ['loaded later', 'src/media/a.ts', "export const a = () => import('../store/b.ts')", ['direction-of-media']],
  ['core in the contract', 'src/contract/a.ts', "import type { Other } from '../core/b.ts'", ['direction-of-contract']],
  ['a package in the contract', 'src/contract/a.ts', "import 'zod'", ['pure-stages-import-no-package']],
  ['the contract in a stage', 'src/core/a.ts', "import { other } from '../contract/b.ts'", []],
  ['an earlier stage', 'src/rulebooks/a.ts', "import { other } from '../events/b.ts'", []],
  ['its own stage', 'src/rulebooks/a.ts', "import { other } from './checks/b.ts'", []],
  ['landmarks in tracking', 'src/tracking/a.ts', "import { other } from '../landmarks/b.ts'", []],
  ['landmarks in media', 'src/media/a.ts', "import { other } from '../landmarks/b.ts'", ['direction-of-media']],
  ['the pipeline', 'src/reports/a.ts', "import { other } from '../pipeline.ts'", ['nothing-imports-the-composition']],
  ['one driver in another', 'src/cli/a.ts', "import { other } from '../api/b.ts'", ['drivers-do-not-know-each-other']],
  ['settings in a stage', 'src/store/a.ts', "import { other } from '../config/b.ts'", ['settings-are-handed-in']],
  ['a stage in config', 'src/config/a.ts', "import { other } from '../store/b.ts'", ['config-reads-only']],
  ['files in a pure stage', 'src/events/a.ts', "import 'node:fs'", ['pure-stages-import-no-node-module']],
  ['a package in a pure stage', 'src/events/a.ts', "import 'zod'", ['pure-stages-import-no-package']],
  ['SQL outside its home', 'src/reports/a.ts', "import 'kysely'", ['home-of-sql']],
  ['SQL under a path of the package', 'src/reports/a.ts', "import 'kysely/migration'", ['home-of-sql']],
  ['SQL at home', 'src/store/a.ts', "import 'kysely'", []],
  ['a process outside media', 'src/reports/a.ts', "import 'node:child_process'", ['home-of-child-processes']],
  ['a later room of the store', 'src/store/runs/a.ts', "import { other } from '../webhooks/b.ts'", ['room-of-runs']],
  ['an earlier room', 'src/store/reviews/a.ts', "import { other } from '../runs/b.ts'", []],
  ['a room it needs not', 'src/store/reviews/a.ts', "import { other } from '../audit/b.ts'", ['room-of-reviews']],
  ['a room that is not listed', 'src/store/attic/a.ts', "import { other } from '../runs/b.ts'", ['rooms-are-listed']],
  ['the store', 'src/store/runs/a.ts', "import { other } from '../store.ts'", ['rooms-do-not-know-the-store']],
  ['all tables', 'src/store/runs/a.ts', "import { other } from '../schema.ts'", []],
  ['code in tables', 'src/store/runs/runs-schema.ts', "import { other } from './runs.ts'", ['tables-are-only-tables']],
  ['a development package', 'src/cli/a.ts', "import 'ajv'", ['no-development-package']],
  ['a test', 'src/cli/a.ts', "import { other } from '../../test/b.ts'", ['the-product-stands-alone']],
  ['the model manifest', 'src/inference/a.ts', "import { other } from '../../models/manifest.ts'", []],
  ['the converter', 'src/inference/a.ts', "import { other } from '../../models/b.ts'", ['the-product-stands-alone']],
  ['the contract in the site', 'web/src/api/a.ts', "import { other } from '../../../src/contract/b.ts'", []],
  [
    'the event catalogue in the site',
    'web/src/theme/a.ts',
    "import { other } from '../../../src/events/catalog.ts'",
    [],
  ],
  [
    'a stage in the event catalogue',
    'src/events/catalog.ts',
    "import { other } from '../core/b.ts'",
    ['the-catalogue-is-plain-data'],
  ],
  [
    'the service in the site',
    'web/src/api/a.tsx',
    "import type { Other } from '../../../src/rulebooks/b.ts'",
    ['the-site-knows-the-contract'],
  ],
  [
    'a route in the site',
    'web/src/api/a.ts',
    "import { other } from '../../../src/api/b.ts'",
    ['the-site-knows-the-contract'],
  ],
  [
    'the site in the service',
    'src/api/a.ts',
    "import { other } from '../../web/src/api/b.ts'",
    ['the-product-stands-alone'],
  ],
  ['a test in the site', 'web/src/api/a.ts', "import { other } from '../../../test/b.ts'", ['the-site-stands-alone']],
  ['a barrel', 'src/core/a.ts', "import { other } from './index.ts'", ['no-barrel']],
])('%s: %s', async (_, path, code, broken) => {
  write(path, `${code};\n`);
  const target = /'(\.[^']+)'/.exec(code)?.[1];
  if (target) write(join(dirname(path), target), OTHER);
  expect(await brokenRules()).toEqual(broken);
});

test('a cycle', async () => {
  write('src/core/a.ts', "import type { Other } from './b.ts';\nexport type A = Other;\n");
  write('src/core/b.ts', "import type { A } from './a.ts';\nexport type Other = A | 1;\n");
  expect(await brokenRules()).toEqual(['no-cycle']);
});

test('a cycle of two folders of the site without one of files', async () => {
  write('web/src/api/a.ts', "import { b } from '../pages/b.ts';\nexport const a = b;\n");
  write('web/src/pages/b.ts', 'export const b = 1;\n');
  write('web/src/pages/c.ts', "import { a } from '../api/a.ts';\nexport const c = a;\n");
  expect(await brokenRules()).toEqual(['site-folders-in-layers']);
});

test('an import that cannot be found', async () => {
  write('src/cli/a.ts', "import './nowhere.ts';\n");
  expect(await brokenRules()).toEqual(['resolvable']);
});
