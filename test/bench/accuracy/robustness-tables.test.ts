import { expect, it } from 'vitest';
import { bowErrorTable, eventTable, type Played, scenarioTable } from '../../../bench/accuracy/robustness-tables.ts';
import { NOTHING, type TypeScore } from '../../../bench/accuracy/score-clip.ts';
import type { Condition } from '../../support/robustness/condition.ts';

const played = (sigmaPx: number, scores: Readonly<Record<string, Partial<TypeScore>>>, scenario = 'bows'): Played => ({
  condition: { scenario, build: 'tall man', camera: 'front', error: 'none', sigmaPx } satisfies Condition,
  scores: new Map(Object.entries(scores).map(([type, score]) => [type, { ...NOTHING, ...score }])),
});
const bow = (measuredDeg: number) => ({ trueDeg: 30, measuredDeg, uncertaintyDeg: 2, isGradeRight: true });
const BY_NOISE = { title: 'noise', values: [0, 4], of: ({ sigmaPx }: Condition) => sigmaPx };
const cells = (line: string) => line.split('|').map((cell) => cell.trim());
const SCENES = [
  played(0, { bow: { hits: 1, bows: [bow(31)] } }),
  played(0, { bow: { hits: 1, bows: [bow(33)] }, slumped: { falseAlarms: 1 } }),
  played(4, { bow: { misses: 1 } }, 'deep bows'),
  played(4, { bow: { hits: 1, bows: [bow(38)] } }, 'deep bows'),
];

it('recall and false alarms in a hundred scenes are told of each value by itself', () => {
  const [head, , slumped, bows, ...others] = eventTable(SCENES, BY_NOISE).split('\n').map(cells);
  expect(head).toEqual(['', 'noise', '0', '4', '']);
  expect(slumped).toEqual(['', 'slumped', '50', '0', '']);
  expect(bows).toEqual(['', 'bow', '1.00 · 0', '0.50 · 0', '']);
  expect(others).toEqual([]);
});

it('errors of depth are those of the bows that were found', () => {
  const [, , error, bias, standardized] = bowErrorTable(SCENES, BY_NOISE).split('\n').map(cells);
  expect(error).toEqual(['', 'mean error °', '2.0', '8.0', '']);
  expect(bias).toEqual(['', 'bias °', '2.0', '8.0', '']);
  expect(standardized).toEqual(['', 'error / stated', '1.1', '4.0', '']);
});

it('a scenario holds where nothing is missed, false or far off', () => {
  const [, , first, second] = scenarioTable(SCENES).split('\n').map(cells);
  expect(first).toEqual(['', 'bows', '50', 'false slumped (1)', '']);
  expect(second).toEqual(['', 'deep bows', '0', 'missed bow (1)', '']);
});
