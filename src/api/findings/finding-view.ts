import type { z } from 'zod';
import { REASON_WORDING } from '../../contract/finding-reason.ts';
import type { Milliseconds } from '../../core/units.ts';
import type { Clause, Rulebook } from '../../rulebooks/clause.ts';
import type { Episodes } from '../../rulebooks/finding.ts';
import type { FoundFinding } from '../../store/reviews/find-findings.ts';
import { defined, toInstant } from '../schemas/common.ts';
import type { findingSchema } from './finding-schemas.ts';

/** Finds clauses by name; called for every finding of a list. */
export type ClauseLookup = (rulebook: string, clause: string) => Clause | undefined;

const lookups = new WeakMap<readonly Rulebook[], ClauseLookup>();

/** A lookup of clauses, created once for the same rulebooks. */
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

/** The JSON of a finding. Lists hold hundreds, so it is written without iterating over properties. */
export function findingView(finding: FoundFinding, clauseOf: ClauseLookup): z.infer<typeof findingSchema> {
  const { rulebook, encounter, value, threshold, episodes, sameActAs, startAt, endAt } = finding;
  const clause = clauseOf(rulebook, finding.clause);
  return {
    id: finding.id,
    runId: finding.runId,
    windowId: finding.windowId,
    hall: finding.hall,
    window: finding.window,
    rulebook,
    clause: finding.clause,
    // The rulebook may have been removed since.
    clauseWording: clause?.wording ?? { zh: finding.clause, en: finding.clause },
    ...(clause !== undefined && { phase: clause.phase, severity: clause.severity }),
    verdict: finding.verdict,
    reason: finding.reason,
    reasonWording: REASON_WORDING[finding.reason],
    evidence: finding.evidence,
    review: finding.review,
    ...(encounter !== undefined && { encounter }),
    ...(finding.post !== undefined && { post: finding.post }),
    ...(value !== undefined && { value }),
    ...(threshold !== undefined && { threshold }),
    ...(sameActAs !== undefined && { sameActAs }),
    ...(episodes !== undefined && { episodes: episodesView(episodes, finding) }),
    ...(startAt !== undefined && { startAt: toInstant(startAt) }),
    ...(endAt !== undefined && { endAt: toInstant(endAt) }),
  };
}

/** Episodes with the wall-clock times that follow from the finding's own. */
function episodesView({ watchedMs, seen }: Episodes, { startAt, evidence }: FoundFinding) {
  const at = (ms: Milliseconds) =>
    startAt === undefined ? undefined : toInstant(Math.round(startAt + ms - evidence.startMs));
  return {
    watchedMs,
    seen: seen.map((episode) => ({
      ...episode,
      ...defined({ startAt: at(episode.startMs), endAt: at(episode.endMs) }),
    })),
  };
}
