import { MINUTE_MS } from '../../contract/durations.ts';
import { overlapMs } from '../../core/interval.ts';
import type { Milliseconds } from '../../core/units.ts';
import { longestOverlapMs } from '../../duties/find-stretches.ts';
import { cameraHash } from '../places/places.ts';
import type { Database } from '../schema.ts';
import type { RunWithoutReadings } from './run.ts';
import { listRuns, type RunRecord } from './runs.ts';

export type FilmedMinutes = Pick<RunWithoutReadings, 'hall' | 'window' | 'camera' | 'startedAt'> & {
  /** Content that may be there already: it is judged again, not twice. */
  readonly sha256?: string | undefined;
  /** Left out where it is not known yet: then only a run that shows the first minute all through counts. */
  readonly durationMs?: Milliseconds | undefined;
};

/**
 * A current run that shows the same minutes of the same window through the same camera, from other footage: counting both
 * would count what happened twice. Undefined where there is none, or nothing says when the footage begins.
 */
export async function runOfSameMinutes(db: Database, filmed: FilmedMinutes): Promise<RunRecord | undefined> {
  const { hall, window, camera, startedAt, sha256, durationMs } = filmed;
  if (startedAt === undefined) return undefined;
  const lengthMs = durationMs ?? MINUTE_MS;
  const leastSharedMs = (otherMs: Milliseconds) =>
    durationMs === undefined ? MINUTE_MS : longestOverlapMs(durationMs, otherMs);
  const others = await listRuns(db, {
    ...(hall !== undefined && { hall }),
    ...{ window, from: startedAt, to: startedAt + lengthMs },
  });
  const own = cameraHash(camera);
  return others.find((run) => {
    if (run.startedAt === undefined || run.footage.sha256 === sha256 || cameraHash(run.camera) !== own) return false;
    const { durationMs: otherMs } = run.footage;
    const beginsMs = run.startedAt - startedAt;
    const sharedMs = overlapMs({ startMs: 0, endMs: lengthMs }, { startMs: beginsMs, endMs: beginsMs + otherMs });
    return sharedMs > 0 && sharedMs >= leastSharedMs(otherMs);
  });
}
