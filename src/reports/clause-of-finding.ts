import type { Clause, Rulebook } from '../rulebooks/clause.ts';
import type { Finding } from '../rulebooks/finding.ts';

/** Left out where a stored finding is of a rulebook, or of a version of it, that this program no longer has. */
export const clauseOfFinding = (finding: Finding, rulebooks: readonly Rulebook[]): Clause | undefined =>
  rulebooks.find(({ id }) => id === finding.rulebook)?.clauses.find(({ id }) => id === finding.clause);
