import type { Clause, Rulebook } from '../../rulebooks/clause.ts';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../problems/not-found.ts';

/**
 * The rulebook with this id, with published thresholds.
 * @throws LiyiError LIYI_NOT_FOUND
 */
export async function rulebookOf(context: ServiceContext, id: string): Promise<Rulebook> {
  const rulebook = (await context.currentRulebooks()).find((known) => known.id === id);
  if (rulebook === undefined) throw notFound(`rulebook ${id}`);
  return rulebook;
}

/**
 * The clause with this id.
 * @throws LiyiError LIYI_NOT_FOUND
 */
export function clauseIn(rulebook: Rulebook, id: string): Clause {
  const clause = rulebook.clauses.find((known) => known.id === id);
  if (clause === undefined) throw notFound(`clause ${id} in ${rulebook.id}`);
  return clause;
}
