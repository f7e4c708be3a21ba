import type { Wording } from '../contract/wording.ts';
import { LiyiError } from '../core/errors.ts';
import { type Check, type Judge, optionProblems } from './check.ts';
import { CHECKS } from './check-registry.ts';
import { type Clause, isOfEncounter, type Rulebook } from './clause.ts';
import type { Phrase } from './phrases/phrase.ts';

/**
 * The check of a clause with its options; undefined for a clause that no check judges.
 * @throws LiyiError LIYI_RULEBOOK_INVALID for a clause with problems
 */
export function judgeOf(clause: Clause): Judge | undefined {
  const { id, judgement, phase } = clause;
  if (judgement.check === null) return undefined;
  const check = CHECKS.get(judgement.check);
  if (!check || (check.scope !== 'span' && !isOfEncounter(phase)))
    throw invalid(`Clause ${id}`, clauseProblems(clause));
  return check.withOptions(judgement.options, judgement.phrases);
}

/** Whether a clause forbids something through a whole shift, so that its findings tell how often in how long. */
export const isCountedByHour = ({ phase, judgement }: Clause): boolean =>
  !isOfEncounter(phase) && judgement.check !== null && (CHECKS.get(judgement.check)?.tellsEpisodes ?? false);

export interface ClauseProblem {
  /** Where in the clause: `phase`, or `options` and the name of one. */
  readonly key: readonly string[];
  readonly wording: Wording;
}

/** Everything that keeps a complete clause from being evaluated; empty where nothing does. */
export function clauseProblems({ judgement, phase, validFrom, validTo }: Clause): readonly ClauseProblem[] {
  const problems: ClauseProblem[] = [];
  if (validTo !== undefined && validTo < validFrom)
    problems.push({
      key: ['validTo'],
      wording: { zh: `${validTo} 早于 validFrom ${validFrom}`, en: `${validTo} lies before validFrom ${validFrom}` },
    });
  if (judgement.check === null) return problems;
  const check = CHECKS.get(judgement.check);
  if (!check) {
    const known = [...CHECKS.keys()].join(', ');
    const wording = {
      zh: `没有检查 ${judgement.check}；可用 ${known} 或 null`,
      en: `there is no check ${judgement.check}; use one of ${known}, or null`,
    };
    return [...problems, { key: ['check'], wording }];
  }
  if (check.scope !== 'span' && !isOfEncounter(phase))
    problems.push({
      key: ['phase'],
      wording: {
        zh: `检查 ${check.name} 只评接待，但本条的环节是 ${phase}`,
        en: `the check ${check.name} judges encounters, but the clause binds ${phase}`,
      },
    });
  problems.push(...phraseProblems(check, judgement.phrases ?? []));
  const ofOptions = optionProblems(check.options, judgement.options);
  return [...problems, ...ofOptions.map(({ option, wording }) => ({ key: ['options', option], wording }))];
}

function phraseProblems({ name, phrases: kind }: Check, given: readonly Phrase[]): ClauseProblem[] {
  const key = ['phrases'];
  if (kind === undefined)
    return given.length === 0
      ? []
      : [{ key, wording: { zh: `检查 ${name} 不听用语`, en: `the check ${name} listens to no phrases` } }];
  if (given.length === 0)
    return [{ key, wording: { zh: `检查 ${name} 要写用语`, en: `is missing: the check ${name} listens to phrases` } }];
  return given
    .filter((phrase) => phrase.kind !== kind)
    .map(({ id }) => ({ key, wording: { zh: `${id} 不是 ${kind} 用语`, en: `${id} is no ${kind} phrase` } }));
}

/**
 * Checks all clauses of a rulebook.
 * @throws LiyiError LIYI_RULEBOOK_INVALID for the first clause that cannot be evaluated
 */
export function assertEvaluable({ id, clauses }: Rulebook): void {
  for (const clause of clauses) {
    const problems = clauseProblems(clause);
    if (problems.length > 0) throw invalid(`${id} ${clause.id}`, problems);
  }
}

const invalid = (where: string, problems: readonly ClauseProblem[]): LiyiError =>
  new LiyiError('LIYI_RULEBOOK_INVALID', {
    message: `${where}: ${problems.map(({ key, wording }) => `${key.join('.')}: ${wording.en}`).join('; ')}`,
    remedy: 'docs/rulebooks.md lists the checks with their scopes, options, units and ranges.',
  });
