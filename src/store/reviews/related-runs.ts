import type { RunStatus } from '../runs/runs-schema.ts';
import type { RunId } from '../runs/stored-timeline.ts';
import type { Database } from '../schema.ts';

/** A run whose findings may be about the same moments as another's. */
export interface RelatedRun {
  readonly id: RunId;
  readonly status: RunStatus;
}

/** All runs of this run's recording and video stream at its window, itself among them. */
export const runsOfRecording = (db: Database, runId: RunId): Promise<RelatedRun[]> =>
  db
    .selectFrom('runs as own')
    .innerJoin('runs', (join) =>
      join
        .onRef('runs.window_id', '=', 'own.window_id')
        .onRef('runs.recording_id', '=', 'own.recording_id')
        .onRef('runs.stream', '=', 'own.stream'),
    )
    .select(['runs.id as id', 'runs.status as status'])
    .where('own.id', '=', runId)
    .execute();

/** All runs of other recordings of the window, through any camera, whose time touches this run's: they may be judged together. */
export const runsBeside = (db: Database, runId: RunId): Promise<RelatedRun[]> =>
  db
    .selectFrom('runs as own')
    .innerJoin('runs', (join) =>
      join
        .onRef('runs.window_id', '=', 'own.window_id')
        .onRef('runs.ended_at', '>=', 'own.started_at')
        .onRef('runs.started_at', '<=', 'own.ended_at')
        .onRef('runs.recording_id', '!=', 'own.recording_id'),
    )
    .select(['runs.id as id', 'runs.status as status'])
    .where('own.id', '=', runId)
    .execute();
