import type { z } from 'zod';
import { REASON_WORDING } from '../../contract/finding-reason.ts';
import type { Clause, Rulebook } from '../../rulebooks/clause.ts';
import type { FoundFinding } from '../../store/reviews/find-findings.ts';
import { times } from '../runs/run-views.ts';
import { defined } from '../schemas/common.ts';
import type { findingSchema } from './finding-schemas.ts';

/** Finds clauses by name, as often as a list has findings. */
export type ClauseLookup = (rulebook: string, clause: string) => Clause | undefined;

const lookups = new WeakMap<readonly Rulebook[], ClauseLookup>();

/** Made once for the same rulebooks. */
export function clauseLookup(rulebooks: readonly Rulebook[]): ClauseLookup {
  const made = lookups.get(rulebooks) ?? lookupIn(rulebooks);
  lookups.set(rulebooks, made);
  return made;
}

function lookupIn(rulebooks: readonly Rulebook[]): ClauseLookup {
  const clauses = new Map(
    rulebooks.flatMap(({ id, clauses }) => clauses.map((clause) => [`${id}/${clause.id}`, clause] as const)),
  );
  return (rulebook, clause) => clauses.get(`${rulebook}/${clause}`);
}

export function findingView(finding: FoundFinding, clauseOf: ClauseLookup): z.infer<typeof findingSchema> {
  const clause = clauseOf(finding.rulebook, finding.clause);
  return {
    id: finding.id,
    runId: finding.runId,
    windowId: finding.windowId,
    hall: finding.hall,
    window: finding.window,
    rulebook: finding.rulebook,
    clause: finding.clause,
    // A rulebook may have been taken away since.
    clauseWording: clause?.wording ?? { zh: finding.clause, en: finding.clause },
    verdict: finding.verdict,
    reason: finding.reason,
    reasonWording: REASON_WORDING[finding.reason],
    evidence: finding.evidence,
    review: finding.review,
    ...defined({
      phase: clause?.phase,
      severity: clause?.severity,
      encounter: finding.encounter,
      value: finding.value,
      threshold: finding.threshold,
    }),
    ...times(finding),
  };
}
