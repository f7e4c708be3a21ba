import type { z } from 'zod';
import { LiyiError } from '../core/errors.ts';
import type { KeyPath, LinedDocument } from './document-lines.ts';
import { quoted, valueAt } from './read-document.ts';

/** What is wrong at one place of a file. */
export interface KeyProblem {
  readonly path: KeyPath;
  readonly text: string;
}

/** One thing that is wrong in a rulebook file, worded in Chinese and English. */
export interface RulebookProblem {
  readonly file: string;
  /** Line, from 1, where the file can be parsed. */
  readonly line?: number;
  /** Id of the clause, or its position in the list where it has none. */
  readonly clause?: string;
  /** Key in the clause, or in the file where no clause is concerned. Left out where the whole file is wrong. */
  readonly key?: string;
  readonly text: string;
}

/** A problem in one line: `city.yaml:12 3.1-smile severity: …`. */
export function problemLine({ file, line, clause, key, text }: RulebookProblem): string {
  const place = [line === undefined ? file : `${file}:${line}`, clause, key].filter((part) => part !== undefined);
  return `${place.join(' ')}: ${text}`;
}

/** The LIYI_RULEBOOK_INVALID error with all problems. */
export const invalidRulebook = (problems: readonly RulebookProblem[]): LiyiError =>
  new LiyiError('LIYI_RULEBOOK_INVALID', {
    message: problems.map(problemLine).join('\n  '),
    remedy:
      'Correct the lines named in the message; docs/rulebooks.md describes the file, liyi rulebooks check tries it.',
  });

export type Issues = readonly z.core.$ZodIssue[];

/** Each key that is wrong, with its value. */
export const problemsOf = (issues: Issues, content: unknown, at: KeyPath): KeyProblem[] =>
  issues.flatMap((issue) => {
    const path = [...at, ...issue.path] as KeyPath;
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: [...path, key], text: issue.message }));
    const value = valueAt(content, path);
    return [{ path, text: value === undefined ? issue.message : `${issue.message} (${quoted(value)})` }];
  });

/** Problems without repetition: several clauses may have the same mistake from `defaults`. */
export const unique = (problems: readonly KeyProblem[]): KeyProblem[] => [
  ...new Map(problems.map((problem) => [`${problem.path.join('\0')}\0${problem.text}`, problem])).values(),
];

/** The problem with its line and clause. */
export function withLine(
  { path, text }: KeyProblem,
  file: string,
  { content, lineOf }: LinedDocument,
): RulebookProblem & { readonly line: number } {
  const [first, place, ...rest] = path;
  const isOfClause = first === 'clauses' && typeof place === 'number';
  const id = isOfClause ? valueAt(content, ['clauses', place, 'id']) : undefined;
  const key = (isOfClause ? rest : path).join('.');
  return {
    ...{ file, line: lineOf(path) },
    ...(isOfClause && { clause: typeof id === 'string' ? id : `#${place + 1}` }),
    ...(key !== '' && { key }),
    text,
  };
}
