import { SEVERITIES } from '../../contract/severity.ts';
import type { Rulebook } from '../../rulebooks/clause.ts';
import type { SeverityLevels } from '../../store/reviews/urgent-findings.ts';

/** The clauses of the rulebooks by severity, the most severe first. */
export function severityLevels(rulebooks: readonly Rulebook[]): SeverityLevels {
  const clauses = rulebooks.flatMap(({ id: rulebook, clauses }) =>
    clauses.map(({ id: clause, severity }) => ({ rulebook, clause, severity })),
  );
  return SEVERITIES.toReversed().map((severity) => clauses.filter((clause) => clause.severity === severity));
}
