import { type Interval, overlapMs } from '../../core/interval.ts';
import type { EpochMilliseconds, Milliseconds } from '../../core/units.ts';
import { cameraHash } from '../../store/places/places.ts';
import type { RunRecord } from '../../store/runs/runs.ts';
import { beganAt } from '../../store/runs/wall-clock.ts';

/** Recorders let consecutive files overlap by about this much. */
const SEAM_MS: Milliseconds = 5_000;
/** Two pictures of a slow camera; a shorter interval is no clip. */
const SHORTEST_MS: Milliseconds = 400;

/** A run whose recording has a known wall-clock time. */
export type PlacedRun = RunRecord & { readonly startedAt: EpochMilliseconds };

/**
 * Another camera that filmed the same window at about the same time, with its recording of the moment where there is
 * one.
 */
export interface CameraBeside {
  readonly key: string;
  readonly run: PlacedRun;
  /** Interval in the presentation time of `run`'s footage; undefined where the camera did not film then. */
  readonly interval?: Interval;
  /** Added to a presentation time of the first run, it gives the same moment in this one. */
  readonly offsetMs: Milliseconds;
}

/** Whether the wall-clock time of a run's recording is known. */
export const isPlaced = (run: RunRecord): run is PlacedRun => run.startedAt !== undefined;

/** The recording in absolute time. */
const wallClockOf = (run: PlacedRun): Interval => ({
  startMs: beganAt(run)! as number,
  endMs: beganAt(run)! + run.footage.durationMs,
});

const originOf = (run: PlacedRun): EpochMilliseconds => beganAt(run)! - run.footage.startMs;

/**
 * Finds the other cameras of a window. Few cameras have names: whatever filmed the window while the first run's camera
 * did is another one, and one geometry is one camera. For each, the recording that shows most of the interval.
 * @param interval in the presentation time of `run`
 */
export function camerasBeside(run: PlacedRun, interval: Interval, nearby: readonly PlacedRun[]): CameraBeside[] {
  const own = cameraHash(run.camera);
  const ofOwn = nearby.filter((each) => cameraHash(each.camera) === own);
  const isAnother = (each: PlacedRun) => {
    const filmedWith = cameraHash(each.camera) === own ? [run] : ofOwn;
    return each.id !== run.id && filmedWith.some((mine) => overlapMs(wallClockOf(mine), wallClockOf(each)) > SEAM_MS);
  };
  const wanted = { startMs: originOf(run) + interval.startMs, endMs: originOf(run) + interval.endMs };
  const others = Map.groupBy(nearby.filter(isAnother), (each) => cameraHash(each.camera));
  return [...others].map(([key, runs]) => {
    const shared = (each: PlacedRun) => overlapMs(wallClockOf(each), wanted);
    const best = runs.reduce((most, each) => (shared(each) > shared(most) ? each : most));
    const offsetMs = originOf(run) - originOf(best);
    const isFilmed = shared(best) >= SHORTEST_MS;
    return { key, run: best, offsetMs, ...(isFilmed && { interval: within(best, interval, offsetMs) }) };
  });
}

/** The interval in the presentation time of that run's footage, kept inside it. */
const within = ({ footage }: PlacedRun, { startMs, endMs }: Interval, offsetMs: Milliseconds): Interval => ({
  startMs: Math.max(footage.startMs, Math.round(startMs + offsetMs)),
  endMs: Math.min(footage.startMs + footage.durationMs, Math.round(endMs + offsetMs)),
});
