import { LONGEST_SEAM_MS } from '../../duties/find-stretches.ts';
import type { OnRunCommitted } from './on-run-committed.ts';
import { requestReevaluation } from './reevaluations.ts';

/** Requests that a recording that was judged alone is judged together with those of its window, of any camera, that it touches. */
export const judgeWithNeighbours: OnRunCommitted = async (writing, { windowId, runId, run }, now) => {
  const { startedAt, footage, engine } = run;
  if (startedAt === undefined || engine.settings.duty !== undefined) return;
  const [from, to] = [startedAt, startedAt + footage.durationMs];
  const neighbour = await writing
    .selectFrom('runs')
    .select('runs.id')
    .where('runs.id', '!=', runId)
    .where('runs.window_id', '=', windowId)
    .where('runs.status', '=', 'current')
    .where('runs.ended_at', '>=', from - LONGEST_SEAM_MS)
    .where('runs.started_at', '<=', to + LONGEST_SEAM_MS)
    .limit(1)
    .executeTakeFirst();
  if (neighbour !== undefined)
    await requestReevaluation(writing, { cause: 'recordings', windowId, from, to }, 'system', now);
};
