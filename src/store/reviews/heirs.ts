import type { Verdict } from '../../contract/verdict.ts';
import { overlapMs } from '../../core/interval.ts';
import type { EpochMilliseconds, Milliseconds } from '../../core/units.ts';
import type { RunId } from '../runs/stored-timeline.ts';
import type { Database } from '../schema.ts';
import { runsBeside, runsOfRecording } from './related-runs.ts';

/** As much of a finding as tells which one takes its place. */
export interface FindingTrace {
  readonly id: number;
  readonly runId: RunId;
  readonly recordingId: number;
  readonly cameraId: number;
  readonly clauseId: number;
  /** Null where the window has one. */
  readonly post: string | null;
  readonly startMs: Milliseconds;
  readonly endMs: Milliseconds;
  /** Null where the recording's start is unknown. */
  readonly startAt: EpochMilliseconds | null;
  readonly endAt: EpochMilliseconds | null;
  readonly verdict: Verdict;
}

/**
 * The finding that takes another one's place when its recording is judged again, alone or with those beside it: of the same
 * clause and post, with evidence that shares most time with the former one's; of another camera only where its own has none.
 * Undefined where none shares any.
 */
export function heirAmong(former: FindingTrace, findings: readonly FindingTrace[]): FindingTrace | undefined {
  const ofCamera = findings.filter(({ cameraId }) => cameraId === former.cameraId);
  return mostShared(former, ofCamera) ?? mostShared(former, findings);
}

function mostShared(former: FindingTrace, findings: readonly FindingTrace[]): FindingTrace | undefined {
  let [heir, most]: [FindingTrace | undefined, number] = [undefined, 0];
  for (const finding of findings) {
    if (finding.clauseId !== former.clauseId || finding.post !== former.post) continue;
    const shared = sharedMs(finding, former);
    if (shared > most) [heir, most] = [finding, shared];
  }
  return heir;
}

/** In one recording's own time, whatever start it is said to have; else by the wall clock. */
function sharedMs(a: FindingTrace, b: FindingTrace): Milliseconds {
  if (a.recordingId === b.recordingId) return overlapMs(lasting(a.startMs, a.endMs), lasting(b.startMs, b.endMs));
  if (a.startAt === null || a.endAt === null || b.startAt === null || b.endAt === null) return 0;
  return overlapMs(lasting(a.startAt, a.endAt), lasting(b.startAt, b.endAt));
}

/** A moment without length lasts a millisecond, so that it can be shared. */
const lasting = (startMs: number, endMs: number) => ({ startMs, endMs: Math.max(endMs, startMs + 1) });

/** The finding that holds in place of this one: itself where its run is current or nothing took its place. */
export async function currentHeir(db: Database, findingId: number): Promise<FindingTrace> {
  const former = await selectTraces(db).where('findings.id', '=', findingId).executeTakeFirstOrThrow();
  const related = [...(await runsOfRecording(db, former.runId)), ...(await runsBeside(db, former.runId))];
  const current = related.filter(({ status }) => status === 'current').map(({ id }) => id);
  if (current.includes(former.runId)) return former;
  return heirAmong(former, await findingsOfRuns(db, current, [former.clauseId])) ?? former;
}

/** Findings of runs of these clauses; copies that test reviewers are none. */
export async function findingsOfRuns(
  db: Database,
  runIds: readonly RunId[],
  clauseIds: readonly number[],
): Promise<FindingTrace[]> {
  if (runIds.length === 0 || clauseIds.length === 0) return [];
  return selectTraces(db)
    .where('findings.run_id', 'in', runIds)
    .where('findings.clause_id', 'in', clauseIds)
    .where('findings.planted_for_id', 'is', null)
    .orderBy('findings.id')
    .execute();
}

/** A query of traces, to be narrowed by the caller. */
export const selectTraces = (db: Database) =>
  db
    .selectFrom('findings')
    .innerJoin('runs', 'runs.id', 'findings.run_id')
    .select([
      'findings.id as id',
      'findings.run_id as runId',
      'runs.recording_id as recordingId',
      'runs.camera_id as cameraId',
    ])
    .select(['findings.clause_id as clauseId', 'findings.post as post', 'findings.verdict as verdict'])
    .select(['findings.start_ms as startMs', 'findings.end_ms as endMs'])
    .select(['findings.start_at as startAt', 'findings.end_at as endAt']);
