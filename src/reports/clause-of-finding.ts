import type { Clause, Rulebook } from '../rulebooks/clause.ts';
import type { Finding } from '../rulebooks/finding.ts';

/** The clause a finding judges; undefined where the rulebooks no longer have it or its version. */
export const clauseOfFinding = (finding: Finding, rulebooks: readonly Rulebook[]): Clause | undefined =>
  rulebooks.find(({ id }) => id === finding.rulebook)?.clauses.find(({ id }) => id === finding.clause);
