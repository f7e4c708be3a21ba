import type { EpochMilliseconds } from '../../core/units.ts';
import type { Writing } from '../schema.ts';
import type { RunWithoutReadings } from './run.ts';
import type { RunId } from './stored-timeline.ts';

/** A run that becomes the current one of its window and recording. */
export interface CommittedRun {
  readonly windowId: number;
  readonly runId: RunId;
  readonly run: RunWithoutReadings;
  /** The run it replaces. */
  readonly supersedes?: RunId;
}

/**
 * Does something when a run becomes current, inside the transaction that makes it so: what it writes is stored together
 * with the run, and when it fails the run is not stored.
 */
export type OnRunCommitted = (writing: Writing, committed: CommittedRun, now: EpochMilliseconds) => Promise<void>;
