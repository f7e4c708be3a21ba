import { expect, it } from 'vitest';
import { rulebookChoiceLine } from '../../src/cli/rulebook-choice-line.ts';

it.each([
  [undefined, /^未选定规范.*no rulebook is chosen.*settings \(rulebooks\)/],
  [['qingpu-2023'], /^采用规范 rulebook: qingpu-2023$/],
  [['qingpu-2023', '/etc/liyi/own.yaml'], /qingpu-2023, \/etc\/liyi\/own\.yaml.*never summed/],
])('says by what is judged, or asks for it: %j', (judgeBy, expected) => {
  expect(rulebookChoiceLine(judgeBy === undefined ? {} : { judgeBy })).toMatch(expected);
});
