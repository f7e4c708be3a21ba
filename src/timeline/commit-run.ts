import type { Interval } from '../core/interval.ts';
import type { EpochMilliseconds } from '../core/units.ts';
import { ensureClauses } from './clauses.ts';
import { orNull, toFlag, toJson } from './codec.ts';
import { encounterRow } from './encounters.ts';
import { blindnessRow, eventRow } from './events.ts';
import { findingRow } from './findings.ts';
import { cameraHash, engineHash, runIdentity } from './identity.ts';
import { insertMany } from './insert-many.ts';
import { ensureCamera, findWindow, lockWindow } from './places.ts';
import { ensureEngine, ensureRecording } from './provenance.ts';
import { insertReadingSet, packReadings } from './reading-blocks.ts';
import type { AnalysisRun, Completeness, EngineRecord, Timeline } from './run.ts';
import { completenessOf, loadRun } from './runs.ts';
import type { Database, Writing } from './schema.ts';
import type { RunId } from './stored-timeline.ts';
import { countRun } from './summaries.ts';
import { absolute, type WallClock } from './wall-clock.ts';

/**
 * - `created`: a new run, current from now on; the one it supersedes, if any, is kept
 * - `exists`: the current run already is this one; nothing was changed
 * - `reinstated`: a superseded run is this one; it is current again
 */
export type CommitOutcome =
  | { readonly outcome: 'created'; readonly runId: RunId; readonly supersedes?: RunId }
  | { readonly outcome: 'exists'; readonly runId: RunId }
  | { readonly outcome: 'reinstated'; readonly runId: RunId; readonly supersedes?: RunId };

type RunWithoutReadings = Omit<AnalysisRun, 'readings'>;

/** Where the readings come from: to be stored, or stored with the run that is evaluated anew. */
type ReadingsSource =
  | { readonly blocks: Awaited<ReturnType<typeof packReadings>> }
  | { readonly readingSetId: number; readonly reevaluates: RunId };

export async function commitRun(db: Database, run: AnalysisRun, now: EpochMilliseconds): Promise<CommitOutcome> {
  const window = await findWindow(db, run);
  const known = window && (await findSameRun(db, window.id, run));
  if (known?.status === 'current') return { outcome: 'exists', runId: known.id };
  const blocks = await packReadings(run.readings);
  return db.transaction().execute((writing) => commit(writing, run, { blocks }, now));
}

/** A run of the same footage with another timeline; it shares the readings. */
export async function commitReevaluation(
  db: Database,
  runId: RunId,
  timeline: Timeline,
  engine: EngineRecord,
  now: EpochMilliseconds,
): Promise<CommitOutcome> {
  const { readingSetId, ...base } = await loadRun(db, runId);
  const run: RunWithoutReadings = { ...base, ...timeline, engine };
  return db.transaction().execute((writing) => commit(writing, run, { readingSetId, reevaluates: runId }, now));
}

async function commit(
  writing: Writing,
  run: RunWithoutReadings,
  source: ReadingsSource,
  now: EpochMilliseconds,
): Promise<CommitOutcome> {
  const windowId = await lockWindow(writing, run, now);
  const recordingId = await ensureRecording(writing, run.footage, now);
  const former = await writing
    .selectFrom('runs')
    .select('id')
    .where('window_id', '=', windowId)
    .where('recording_id', '=', recordingId)
    .where('status', '=', 'current')
    .executeTakeFirst();
  const same = await findSameRun(writing, windowId, run);
  if (same !== undefined && same.id === former?.id) return { outcome: 'exists', runId: same.id };

  if (former !== undefined) await retire(writing, windowId, former.id);
  const runId = same?.id ?? (await insertRun(writing, run, { windowId, recordingId, source, now }));
  if (same !== undefined) await reinstate(writing, same.id);
  await countRun(writing, windowId, runId, 1);
  if (former !== undefined) await pointToSuccessor(writing, former.id, runId);
  return {
    outcome: same === undefined ? 'created' : 'reinstated',
    runId,
    ...(former === undefined ? {} : { supersedes: former.id }),
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

/** A stored run that this one would only repeat: same identity and start, and covering no less of the footage. */
async function findSameRun(db: Database, windowId: number, run: RunWithoutReadings) {
  const identity = identityOf(windowId, run);
  const candidates = await db
    .selectFrom('runs')
    .select(['id', 'status', 'started_at', 'complete', 'covered', 'problem'])
    .where('identity', '=', identity)
    .orderBy('status')
    .orderBy('id', 'desc')
    .execute();
  return candidates.find(
    (candidate) =>
      (run.startedAt === undefined || run.startedAt === candidate.started_at) &&
      coveredMs(completenessOf(candidate)) >= coveredMs(run.completeness),
  );
}

const identityOf = (windowId: number, run: RunWithoutReadings): string =>
  runIdentity({
    windowId,
    sha256: run.footage.sha256,
    cameraHash: cameraHash(run.camera),
    engineHash: engineHash(run.engine),
  });

function coveredMs(completeness: Completeness): number {
  if (completeness.complete) return Number.POSITIVE_INFINITY;
  return completeness.covered.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
}

interface Placement {
  readonly windowId: number;
  readonly recordingId: number;
  readonly source: ReadingsSource;
  readonly now: EpochMilliseconds;
}

async function insertRun(writing: Writing, run: RunWithoutReadings, placement: Placement): Promise<RunId> {
  const { windowId, recordingId, source, now } = placement;
  const clock: WallClock = { startedAt: orNull(run.startedAt), startMs: run.footage.startMs };
  const incomplete = run.completeness.complete ? undefined : run.completeness;
  const { id: runId } = await writing
    .insertInto('runs')
    .values({
      window_id: windowId,
      recording_id: recordingId,
      camera_id: await ensureCamera(writing, windowId, run.camera, now),
      engine_id: await ensureEngine(writing, run.engine),
      reading_set_id: 'blocks' in source ? await insertReadingSet(writing, source.blocks, now) : source.readingSetId,
      reevaluates_id: 'blocks' in source ? null : source.reevaluates,
      identity: identityOf(windowId, run),
      started_at: clock.startedAt,
      ended_at: absolute(clock, endOf(run)),
      created_at: now,
      complete: toFlag(run.completeness.complete),
      covered: incomplete === undefined ? null : toJson(incomplete.covered),
      problem: orNull(incomplete?.problem),
      people: toJson(run.people),
      status: 'current',
      superseded_by_id: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertEntries(writing, run, { runId, windowId, clock, createdAt: now });
  return runId;
}

/** The footage's end, or the last entry's where that lies later. */
const endOf = (run: RunWithoutReadings): number =>
  [...run.events, ...run.blindness, ...run.encounters, ...run.findings.map((f) => f.evidence)].reduce<number>(
    (latest, interval: Interval) => Math.max(latest, interval.endMs),
    run.footage.startMs + run.footage.durationMs,
  );

async function insertEntries(
  writing: Writing,
  run: Timeline,
  place: { runId: RunId; windowId: number; clock: WallClock; createdAt: EpochMilliseconds },
): Promise<void> {
  const { runId, clock } = place;
  await insertMany(
    writing,
    'events',
    run.events.map((event) => eventRow(runId, clock, event)),
  );
  await insertMany(
    writing,
    'blindness',
    run.blindness.map((blind) => blindnessRow(runId, clock, blind)),
  );
  await insertMany(
    writing,
    'encounters',
    run.encounters.map((encounter) => encounterRow(runId, clock, encounter)),
  );
  const clauses = await ensureClauses(writing, run.findings);
  await insertMany(
    writing,
    'findings',
    run.findings.map((finding) => findingRow(place, clauses, finding)),
  );
}
