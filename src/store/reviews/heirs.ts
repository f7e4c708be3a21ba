import type { Verdict } from '../../contract/verdict.ts';
import { overlapMs } from '../../core/interval.ts';
import type { RunId } from '../runs/stored-timeline.ts';
import type { Database } from '../schema.ts';

/** As much of a finding as tells which one takes its place. */
export interface FindingTrace {
  readonly id: number;
  readonly runId: RunId;
  readonly clauseId: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly verdict: Verdict;
}

/**
 * The finding that takes another one's place when its recording is judged again: of the same clause, with evidence that
 * shares most time with the former one's. Undefined where none shares any.
 */
export function heirAmong(former: FindingTrace, findings: readonly FindingTrace[]): FindingTrace | undefined {
  let [heir, most]: [FindingTrace | undefined, number] = [undefined, 0];
  for (const finding of findings) {
    if (finding.clauseId !== former.clauseId) continue;
    const shared = overlapMs(evidenceOf(finding), evidenceOf(former));
    if (shared > most) [heir, most] = [finding, shared];
  }
  return heir;
}

/** A moment without length lasts a millisecond, so that it can be shared. */
const evidenceOf = ({ startMs, endMs }: FindingTrace) => ({ startMs, endMs: Math.max(endMs, startMs + 1) });

/** The finding of the current analysis in place of this one: itself where its run is current or nothing took its place. */
export async function currentHeir(db: Database, findingId: number): Promise<FindingTrace> {
  const former = await selectTraces(db).where('findings.id', '=', findingId).executeTakeFirstOrThrow();
  const current = await db
    .selectFrom('runs as own')
    .innerJoin('runs', (join) =>
      join
        .onRef('runs.window_id', '=', 'own.window_id')
        .onRef('runs.recording_id', '=', 'own.recording_id')
        .onRef('runs.stream', '=', 'own.stream')
        .on('runs.status', '=', 'current'),
    )
    .select('runs.id as id')
    .where('own.id', '=', former.runId)
    .executeTakeFirst();
  if (current === undefined || current.id === former.runId) return former;
  return heirAmong(former, await findingsOfRun(db, current.id, [former.clauseId])) ?? former;
}

/** Findings of a run of these clauses; copies that test reviewers are none. */
export async function findingsOfRun(db: Database, runId: RunId, clauseIds: readonly number[]): Promise<FindingTrace[]> {
  if (clauseIds.length === 0) return [];
  return selectTraces(db)
    .where('findings.run_id', '=', runId)
    .where('findings.clause_id', 'in', clauseIds)
    .where('findings.planted_for_id', 'is', null)
    .orderBy('findings.id')
    .execute();
}

/** A query of traces, to be narrowed by the caller. */
export const selectTraces = (db: Database) =>
  db
    .selectFrom('findings')
    .select(['findings.id as id', 'findings.run_id as runId', 'findings.clause_id as clauseId'])
    .select(['findings.start_ms as startMs', 'findings.end_ms as endMs', 'findings.verdict as verdict']);
