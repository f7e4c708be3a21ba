import { dayEnd, dayStart, hallDay } from '../../contract/hall-time.ts';
import type { EpochMilliseconds } from '../../core/units.ts';
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

/** The stretches that hold any of these runs, with every current run that belongs to them. */
export async function stretchesWith(db: Database, runs: readonly DatedRun[]): Promise<Stretch<RunOfDuty>[]> {
  const asked = new Set(runs.map(({ id }) => id));
  const byDay = Map.groupBy(runs, ({ hall, window, startedAt }) => JSON.stringify([hall, window, hallDay(startedAt)]));
  const found: Stretch<RunOfDuty>[] = [];
  for (const [first] of byDay.values()) {
    const stretches = findStretches((await runsOfDay(db, first!)).map(runOfDuty));
    found.push(...stretches.filter(({ parts }) => parts.some(({ recording }) => asked.has(recording.id))));
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
    // What was judged by other rulebooks is not judged together.
    cameraKey: hashOf([
      ...[run.camera, run.picture, run.footage.stream ?? 0],
      Object.keys(run.engine.settings.rulebooks ?? {}).sort(),
    ]),
  };
};
