import { relative } from 'node:path';
import type { CheckedFile } from '../config/load-rulebooks.ts';
import { problemLine } from '../config/rulebook-problem.ts';
import type { Rulebook } from '../rulebooks/clause.ts';

/** What is wrong in each rulebook file, or what a valid one holds; paths relative to the working folder. */
export function checkedLines(checked: readonly CheckedFile[], workingFolder: string): string[] {
  const problems = checked.flatMap(({ reading }) => reading.problems ?? []);
  return [
    ...checked.flatMap(({ file, reading }) => {
      const name = relative(workingFolder, file);
      if (reading.rulebook) return [`✓ ${name}: ${summary(reading.rulebook)}`];
      return reading.problems.map((problem) => `✗ ${problemLine({ ...problem, file: name })}`);
    }),
    problems.length === 0
      ? `没有错误 no mistakes: 规范 rulebooks ${checked.length}`
      : `错误 mistakes: ${problems.length}`,
  ];
}

function summary({ id, title, version, clauses }: Rulebook): string {
  const judged = clauses.filter(({ judgement }) => judgement.check !== null).length;
  return `${title.zh} · ${title.en} (${id}, 第 ${version} 版 version ${version}) 条款 clauses ${clauses.length}，可自动判定 judged ${judged}`;
}
