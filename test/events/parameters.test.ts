import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import type { Parameter, ParameterSet, ParameterUnit } from '../../src/core/parameter.ts';
import { isParameter } from '../../src/core/parameter.ts';

const FOLDER = join(import.meta.dirname, '../../src/events');
const files = globSync('*.ts', { cwd: FOLDER }).sort();

const listed = (set: ParameterSet, path: string): [string, Parameter][] =>
  Object.entries(set).flatMap(([name, entry]) =>
    isParameter(entry) ? [[`${path}.${name}`, entry]] : listed(entry, `${path}.${name}`),
  );
const modules = await Promise.all(
  [...files, '../tracking/tracker-parameters.ts'].map((file) => import(join(FOLDER, file))),
);
const parameters = modules.flatMap((module) =>
  Object.entries<ParameterSet>(module).flatMap(([name, set]) =>
    name.endsWith('_PARAMETERS') ? listed(set, name) : [],
  ),
);

const UNIT_OF_ENDING: readonly (readonly [RegExp, ParameterUnit])[] = [
  [/Ms$/, 'ms'],
  [/Deg$/, 'deg'],
  [/[a-z]M$/, 'm'],
  [/Trunks$/, 'trunk lengths'],
  [/Bodies$/, 'body sizes'],
  [/Share$/, 'share'],
  [/[cC]onfidence$/, 'probability'],
  [/LogOdds$/, 'log-odds'],
];

describe('parameters of the detectors and of the tracker', () => {
  it('are found', () => {
    expect(parameters.length).toBeGreaterThan(80);
  });

  it.each(parameters)('%s says where its value comes from and what was tested', (_, { value, source, testedRange }) => {
    expect(value).not.toBeNaN();
    expect(source).toMatch(/^\p{Lu}.*\.$/su);
    expect(testedRange).not.toBe('');
  });

  it.each(parameters.filter(([name]) => UNIT_OF_ENDING.some(([ending]) => ending.test(name))))(
    '%s has the unit of its name',
    (name, { unit }) => {
      expect(unit).toBe(UNIT_OF_ENDING.find(([ending]) => ending.test(name))?.[1]);
    },
  );
});

/** Counting, halving and rounding; anything else decides something. */
const HARMLESS = ['0', '1', '2', '10', '100', '1000'];

function numbersIn(source: string): string[] {
  const code = source
    .replaceAll(/^export const \w+_PARAMETERS = parameters\(\{.*?^\}\);/gms, '')
    .replaceAll(/\/\*.*?\*\//gs, '')
    .replaceAll(/\/\/.*$/gm, '')
    .replaceAll(/'[^'\n]*'/g, '');
  return code.match(/(?<![\w.$])\d[\d_.]*/g) ?? [];
}

/** Holds the grades of bows, which the rules set. */
const GRADES = 'event.ts';

test.each(files.filter((file) => file !== GRADES))('%s decides by named parameters alone', (file) => {
  const numbers = numbersIn(readFileSync(join(FOLDER, file), 'utf8'));
  expect(numbers.filter((number) => !HARMLESS.includes(number))).toEqual([]);
});

test('a number without a name is noticed', () => {
  expect(numbersIn("const a = b > 0.35 ? 2 : c['0.7'].x1; // 0.9")).toEqual(['0.35', '2']);
});
