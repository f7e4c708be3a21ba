import { LiyiError } from '../core/errors.ts';
import type { Judge } from './check.ts';
import { CHECKS } from './check-registry.ts';
import { type Clause, isOfEncounter, type Rulebook } from './clause.ts';

/** Undefined for a clause that nothing judges. Throws LIYI_RULEBOOK_INVALID for an unknown check or wrong options. */
export function judgeOf({ id, judgement, phase }: Clause): Judge | undefined {
  if (judgement.check === null) return undefined;
  const check = CHECKS.get(judgement.check);
  if (!check)
    throw new LiyiError('LIYI_RULEBOOK_INVALID', {
      message: `Clause ${id} names the check ${judgement.check}, which does not exist.`,
      remedy: `Use one of ${[...CHECKS.keys()].join(', ')}, or null with the reason why.`,
    });
  if (check.scope !== 'span' && !isOfEncounter(phase))
    throw new LiyiError('LIYI_RULEBOOK_INVALID', {
      message: `Clause ${id} binds ${phase}, but its check ${check.name} judges encounters.`,
      remedy: 'Give the clause a phase of an encounter, or another check.',
    });
  return check.withOptions(judgement.options);
}

/** Throws LIYI_RULEBOOK_INVALID where a clause could not be evaluated, or two have one id. */
export function assertEvaluable(rulebook: Rulebook): void {
  const ids = new Set<string>();
  for (const clause of rulebook.clauses) {
    if (ids.has(clause.id))
      throw new LiyiError('LIYI_RULEBOOK_INVALID', {
        message: `Rulebook ${rulebook.id} has two clauses ${clause.id}.`,
        remedy: 'Give each clause its own id; an id is never used again.',
      });
    ids.add(clause.id);
    judgeOf(clause);
  }
}
