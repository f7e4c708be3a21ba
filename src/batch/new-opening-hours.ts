import type { HallHours } from '../core/opening-hours.ts';
import type { EpochMilliseconds } from '../core/units.ts';
import { onDutyTimes } from '../on-duty.ts';
import type { OpenDatabase } from '../store/database/open-database.ts';
import { reporting } from '../store/database/store-errors.ts';
import { perceptionsOf } from '../store/runs/perceptions.ts';
import { requestReevaluation } from '../store/runs/reevaluations.ts';
import { type DatedRun, isDated } from '../store/runs/run-stretches.ts';
import { listRuns } from '../store/runs/runs.ts';

/**
 * Requests that what was judged by other opening hours than are set now is judged again, as far as its measurements are still there.
 * @returns of how many windows
 * @throws LiyiError LIYI_STORE_READ, LIYI_STORE_WRITE
 */
export async function requestNewHours(
  { db, placeName }: OpenDatabase,
  hours: HallHours,
  now: EpochMilliseconds,
): Promise<number> {
  const runs = await reporting('LIYI_STORE_READ', placeName, () => listRuns(db, {}));
  const changed = runs.filter(isDated).filter((run) => run.engine.settings.onDuty !== hoursOf(run, hours));
  const windows = [...Map.groupBy(changed, ({ hall, window }) => JSON.stringify([hall, window])).values()];
  let asked = 0;
  for (const ofWindow of windows) {
    const seen = await perceptionsOf(
      db,
      ofWindow.map(({ id }) => id),
    );
    const measured = ofWindow.filter(({ id }) => seen.get(id)?.hasReadings === true);
    const [first] = measured;
    if (first === undefined) continue;
    const { windowId } = seen.get(first.id)!;
    const from = Math.min(...measured.map(({ startedAt }) => startedAt));
    const to = Math.max(...measured.map(({ startedAt, footage }) => startedAt + footage.durationMs));
    const scope = { cause: 'opening-hours' as const, windowId, from, to };
    await reporting('LIYI_STORE_WRITE', placeName, () =>
      db.transaction().execute((writing) => requestReevaluation(writing, scope, 'system', now)),
    );
    asked++;
  }
  return asked;
}

const hoursOf = ({ hall, startedAt, footage }: DatedRun, hours: HallHours): string | undefined =>
  onDutyTimes(hours, hall, { startedAt, startMs: footage.startMs })?.text;
