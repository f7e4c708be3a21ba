import type { Interval } from '../core/interval.ts';
import type { FrameReading } from '../measurements/reading.ts';
import type { BackupRecord } from './database/backup.ts';
import type { WindowName, WindowRecord } from './places/places.ts';
import type { FindingFilter, FindingPage, PageRequest } from './reviews/find-findings.ts';
import type { CommitOutcome, RunJudgedAgain, SameMinutes } from './runs/commit-run.ts';
import type { Period, StoredEntries } from './runs/entries.ts';
import type { EngineRecord, NewRun, Timeline } from './runs/run.ts';
import type { RunQuery, RunRecord } from './runs/runs.ts';
import type { FilmedMinutes } from './runs/same-minutes.ts';
import type { RunId } from './runs/stored-timeline.ts';
import type { SummaryQuery, SummaryRow } from './runs/summaries.ts';

export type TimelineQuery = WindowName & Period;

/** What the current runs of a window found in a period of absolute time. */
export interface WindowTimeline extends StoredEntries {
  readonly runs: readonly RunRecord[];
}

export type StoredRun = RunRecord & StoredEntries & { readonly readings: readonly FrameReading[] };

/**
 * Runs and what they found.
 * @throws LiyiError LIYI_STORE_READ or LIYI_STORE_WRITE, and LIYI_NOT_IN_STORE for the id of a run that does not exist
 */
export interface TimelineStore extends AsyncDisposable {
  /** Stores a run completely or not at all, and makes it the current one of its window and footage. */
  commitRun(run: NewRun): Promise<CommitOutcome>;
  /** Like `commitRun`, unless another current run shows the same minutes of the window through the same camera. */
  commitNewMinutes(run: NewRun): Promise<CommitOutcome | SameMinutes>;
  /** The current run that shows the same minutes of the window, where there is one. */
  runOfSameMinutes(filmed: FilmedMinutes): Promise<RunRecord | undefined>;
  /** Stores another timeline for the readings of a run, made by another engine record. */
  commitReevaluation(runId: RunId, timeline: Timeline, engine: EngineRecord): Promise<CommitOutcome>;
  /** The same for runs that were judged together: all of them or none; outcomes are in the order of the runs. */
  commitReevaluations(judged: readonly RunJudgedAgain[]): Promise<readonly CommitOutcome[]>;

  /** Windows in order of hall and code; of every hall where none is named. */
  windows(hall?: string): Promise<readonly WindowRecord[]>;
  /** Everything found in a period. Runs without a wall-clock time are in no timeline; `runs` lists them. */
  timeline(query: TimelineQuery): Promise<WindowTimeline>;
  runs(query?: RunQuery): Promise<readonly RunRecord[]>;
  run(id: RunId): Promise<StoredRun>;
  /** What a run found, without its readings. */
  entries(id: RunId): Promise<StoredEntries>;
  /** Readings within an interval of presentation time, both ends included; all of them where none is given. */
  readings(id: RunId, interval?: Interval): Promise<readonly FrameReading[]>;
  /** All readings of a run as stored, to be unpacked by another thread. */
  readingBlocks(id: RunId): Promise<readonly Uint8Array[]>;
  findings(filter: FindingFilter, page: PageRequest): Promise<FindingPage>;
  summary(query: SummaryQuery): Promise<readonly SummaryRow[]>;

  /**
   * Makes a checked copy while others read and write. SQLite only: for PostgreSQL there is pg_dump, as the error says.
   */
  backup(toPath: string): Promise<BackupRecord>;
}
