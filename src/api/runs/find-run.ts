import type { RunRecord } from '../../store/runs/runs.ts';
import type { ServiceStore } from '../../store/service-store.ts';
import { maySeeHall, type Principal } from '../access/principal.ts';
import { notFound } from '../problems/not-found.ts';

/**
 * The run with this id.
 * @throws LiyiError LIYI_NOT_FOUND, also for a run of a hall that the asker may not see
 */
export async function runFor(store: ServiceStore, principal: Principal, id: number): Promise<RunRecord> {
  const [run] = await store.runs({ id, includeSuperseded: true });
  if (run === undefined || !maySeeHall(principal, run.hall)) throw notFound(`run ${id}`);
  return run;
}
