import { dayEnd, dayStart, hallDay } from '../../contract/hall-time.ts';
import type { EpochMilliseconds } from '../../core/units.ts';
import { groupCameras } from '../../duties/camera-group.ts';
import { findStretches } from '../../duties/find-stretches.ts';
import type { DutyRecording, Stretch } from '../../duties/stretch.ts';
import { hashOf } from '../database/content-hash.ts';
import type { Database } from '../schema.ts';
import { listRuns, type RunRecord } from './runs.ts';

/** A run that says when it began. */
export type DatedRun = RunRecord & { readonly startedAt: EpochMilliseconds };

/** A run in its place among the recordings of its window's day. */
export interface RunOfDuty extends DutyRecording {
  readonly run: DatedRun;
}

/** Whether it is known when the run's recording began. */
export const isDated = (run: RunRecord): run is DatedRun => run.startedAt !== undefined;

/**
 * What is judged together with any of these runs: stretches of cameras that show the same time, with every current run that
 * belongs to them.
 */
export async function stretchesWith(db: Database, runs: readonly DatedRun[]): Promise<Stretch<RunOfDuty>[][]> {
  const asked = new Set(runs.map(({ id }) => id));
  const byDay = Map.groupBy(runs, ({ hall, window, startedAt }) => JSON.stringify([hall, window, hallDay(startedAt)]));
  const found: Stretch<RunOfDuty>[][] = [];
  for (const [first] of byDay.values()) {
    const groups = groupCameras(findStretches((await runsOfDay(db, first!)).map(runOfDuty)));
    const isAsked = ({ parts }: Stretch<RunOfDuty>) => parts.some(({ recording }) => asked.has(recording.id));
    found.push(...groups.filter((group) => group.some(isAsked)));
  }
  return found;
}

/** Current runs of the window that began on the day on which this one did. */
async function runsOfDay(db: Database, { hall, window, startedAt }: DatedRun): Promise<DatedRun[]> {
  const day = hallDay(startedAt);
  const runs = await listRuns(db, { hall, window, from: dayStart(day), to: dayEnd(day) });
  return runs.filter(isDated).filter((run) => hallDay(run.startedAt) === day);
}

const runOfDuty = (run: DatedRun): RunOfDuty => {
  const { startMs, durationMs } = run.footage;
  return {
    id: run.id,
    run,
    startedAt: run.startedAt,
    footage: { startMs, endMs: startMs + durationMs },
    cameraKey: hashOf([run.camera, run.picture, run.footage.stream ?? 0]),
    rulebooksKey: hashOf(Object.keys(run.engine.settings.rulebooks ?? {}).sort()),
  };
};
