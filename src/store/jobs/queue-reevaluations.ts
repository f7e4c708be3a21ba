import type { EpochMilliseconds } from '../../core/units.ts';
import { dueReevaluations } from '../runs/reevaluations.ts';
import type { Database } from '../schema.ts';
import { jobId } from './job-id.ts';
import type { JobQueue } from './job-queue.ts';

const keyOf = (id: number): string => `reevaluation ${id}`;

/**
 * Queues a job for each reevaluation in the store that is due. Requests are only stored, and workers queue them, so
 * that none is lost however the requesting process ends.
 * @param revive also those whose job has had all its attempts
 */
export async function queueReevaluations(
  queue: JobQueue,
  db: Database,
  now: EpochMilliseconds,
  { revive = false }: { readonly revive?: boolean } = {},
): Promise<void> {
  const due = await dueReevaluations(db, now);
  const jobs = due.map((id) => jobId('reevaluate', keyOf(id)));
  const known = new Set((await queue.find('reevaluate', jobs)).map((job) => job.id));
  for (const [i, reevaluation] of due.entries()) {
    if (known.has(jobs[i]!) && !revive) continue;
    await queue.enqueue({ kind: 'reevaluate', key: keyOf(reevaluation), payload: { reevaluation } });
  }
}
