import type { EpochMilliseconds } from '../../core/units.ts';
import type { ClockOffset } from '../../duties/clock-offset.ts';
import { findWindow, lockWindow } from '../places/places.ts';
import { packReadings } from '../readings/reading-blocks.ts';
import { ensureRecording } from '../recordings/recordings.ts';
import type { Database, Writing } from '../schema.ts';
import { identityOf, insertRun, type ReadingsSource, streamOf } from './insert-run.ts';
import type { CommittedRun, OnRunCommitted } from './on-run-committed.ts';
import type { Completeness, EngineRecord, NewRun, RunWithoutReadings, Timeline } from './run.ts';
import { completenessOf, loadRun } from './runs.ts';
import { runOfSameMinutes } from './same-minutes.ts';
import type { RunId } from './stored-timeline.ts';
import { countRun } from './summaries.ts';

/**
 * - `created`: a new run, current from now on; a run that it supersedes is kept
 * - `exists`: the current run is the same; nothing was changed
 * - `reinstated`: a superseded run is the same; it is current again
 */
export type CommitOutcome =
  | { readonly outcome: 'created'; readonly runId: RunId; readonly supersedes?: RunId }
  | { readonly outcome: 'exists'; readonly runId: RunId }
  | { readonly outcome: 'reinstated'; readonly runId: RunId; readonly supersedes?: RunId };

/** Nothing was stored: the run `runId` shows the same minutes. */
export interface SameMinutes {
  readonly outcome: 'same-minutes';
  readonly runId: RunId;
}

export interface CommitOptions {
  /** Called in this order, in the transaction that makes the run current. */
  readonly hooks: readonly OnRunCommitted[];
  readonly now: EpochMilliseconds;
}

/** Stores a run completely or not at all, and makes it current. */
export async function commitRun(db: Database, run: NewRun, options: CommitOptions): Promise<CommitOutcome> {
  const window = await findWindow(db, run);
  const known = window && (await findSameRun(db, window.id, run));
  if (known?.status === 'current') return { outcome: 'exists', runId: known.id };
  const source = await sourceOf(db, run);
  return db.transaction().execute((writing) => commit(writing, run, source, options));
}

/** Like `commitRun`, but stores nothing where another current run shows the same minutes of the window. */
export async function commitNewMinutes(
  db: Database,
  run: NewRun,
  options: CommitOptions,
): Promise<CommitOutcome | SameMinutes> {
  const source = await sourceOf(db, run);
  return db.transaction().execute(async (writing) => {
    // Two that are committed at once wait for each other here.
    await lockWindow(writing, run, options.now);
    const other = await runOfSameMinutes(writing, { ...run, ...run.footage });
    if (other !== undefined) return { outcome: 'same-minutes', runId: other.id };
    return commit(writing, run, source, options);
  });
}

async function sourceOf(db: Database, { readings, picture }: NewRun): Promise<ReadingsSource> {
  if ('blocks' in readings) return readings;
  if ('sameAs' in readings)
    return { readingSetId: (await loadRun(db, readings.sameAs)).readingSetId, reevaluates: null };
  return { blocks: await packReadings(readings, picture) };
}

/** Another timeline for the readings of a stored run, made by another engine record. */
export interface RunJudgedAgain extends Timeline {
  readonly runId: RunId;
  readonly engine: EngineRecord;
  readonly clockOffset?: ClockOffset | undefined;
}

/**
 * Stores another timeline for the readings of a run, as a run that shares them.
 * @throws LiyiError LIYI_NOT_IN_STORE
 */
export async function commitReevaluation(
  db: Database,
  runId: RunId,
  timeline: Timeline,
  engine: EngineRecord,
  options: CommitOptions,
): Promise<CommitOutcome> {
  const [outcome] = await commitReevaluations(db, [{ ...timeline, runId, engine }], options);
  return outcome!;
}

/**
 * Like `commitReevaluation`, for runs that were judged together: all of them or none.
 * @returns in the order of the runs
 * @throws LiyiError LIYI_NOT_IN_STORE
 */
export async function commitReevaluations(
  db: Database,
  judged: readonly RunJudgedAgain[],
  options: CommitOptions,
): Promise<CommitOutcome[]> {
  const entering: EnteringRun[] = [];
  for (const { runId, ...timeline } of judged) {
    const { readingSetId, ...base } = await loadRun(db, runId);
    entering.push({
      run: { ...base, clockOffset: undefined, ...timeline },
      source: { readingSetId, reevaluates: runId },
    });
  }
  return db.transaction().execute((writing) => commitAll(writing, entering, options));
}

/** A run that is to become current. */
interface EnteringRun {
  readonly run: RunWithoutReadings;
  readonly source: ReadingsSource;
}

async function commit(
  writing: Writing,
  run: RunWithoutReadings,
  source: ReadingsSource,
  options: CommitOptions,
): Promise<CommitOutcome> {
  const [outcome] = await commitAll(writing, [{ run, source }], options);
  return outcome!;
}

/** Hooks run once all runs are current: what people decided on one may hold for another. */
async function commitAll(
  writing: Writing,
  entering: readonly EnteringRun[],
  { hooks, now }: CommitOptions,
): Promise<CommitOutcome[]> {
  const replacements: Replacement[] = [];
  for (const { run, source } of entering) replacements.push(await replace(writing, run, source, now));
  for (const { committed } of replacements)
    if (committed !== undefined) for (const hook of hooks) await hook(writing, committed, now);
  return replacements.map(({ outcome }) => outcome);
}

interface Replacement {
  readonly outcome: CommitOutcome;
  /** Left out where the run is current already. */
  readonly committed?: CommittedRun;
}

async function replace(
  writing: Writing,
  run: RunWithoutReadings,
  source: ReadingsSource,
  now: EpochMilliseconds,
): Promise<Replacement> {
  const windowId = await lockWindow(writing, run, now);
  const recordingId = await ensureRecording(writing, run.footage, now);
  const former = await writing
    .selectFrom('runs')
    .select('id')
    .where('window_id', '=', windowId)
    .where('recording_id', '=', recordingId)
    .where('stream', '=', streamOf(run))
    .where('status', '=', 'current')
    .executeTakeFirst();
  const same = await findSameRun(writing, windowId, run);
  if (same !== undefined && same.id === former?.id) return { outcome: { outcome: 'exists', runId: same.id } };

  if (former !== undefined) await retire(writing, windowId, former.id);
  const runId = same?.id ?? (await insertRun(writing, run, { windowId, recordingId, source, now }));
  if (same !== undefined) await reinstate(writing, same.id);
  await countRun(writing, windowId, runId, 1);
  if (former !== undefined) await pointToSuccessor(writing, former.id, runId);
  const supersedes = former === undefined ? {} : { supersedes: former.id };
  return {
    outcome: { outcome: same === undefined ? 'created' : 'reinstated', runId, ...supersedes },
    committed: { windowId, runId, run, ...supersedes },
  };
}

async function retire(writing: Writing, windowId: number, runId: RunId): Promise<void> {
  await writing.updateTable('runs').set({ status: 'superseded' }).where('id', '=', runId).execute();
  await countRun(writing, windowId, runId, -1);
}

async function reinstate(writing: Writing, runId: RunId): Promise<void> {
  await writing
    .updateTable('runs')
    .set({ status: 'current', superseded_by_id: null })
    .where('id', '=', runId)
    .execute();
}

async function pointToSuccessor(writing: Writing, formerId: RunId, runId: RunId): Promise<void> {
  await writing.updateTable('runs').set({ superseded_by_id: runId }).where('id', '=', formerId).execute();
}

/** A stored run that this one would only repeat: same identity and start, and no less of the footage covered. */
async function findSameRun(db: Database, windowId: number, run: RunWithoutReadings) {
  const identity = identityOf(windowId, run);
  const candidates = await db
    .selectFrom('runs')
    .select(['id', 'status', 'started_at', 'complete', 'covered', 'problem', 'decoding'])
    .where('identity', '=', identity)
    .orderBy('status')
    .orderBy('id', 'desc')
    .execute();
  return candidates.find(
    (candidate) =>
      (run.startedAt === undefined || run.startedAt === candidate.started_at) &&
      (run.decoding === undefined || candidate.decoding !== null) &&
      coveredMs(completenessOf(candidate)) >= coveredMs(run.completeness),
  );
}

function coveredMs(completeness: Completeness): number {
  if (completeness.complete) return Number.POSITIVE_INFINITY;
  return completeness.covered.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
}
