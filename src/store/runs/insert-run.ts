import type { Interval } from '../../core/interval.ts';
import type { EpochMilliseconds } from '../../core/units.ts';
import { orNull, toFlag, toJson } from '../database/codec.ts';
import { insertMany } from '../database/insert-many.ts';
import { cameraHash, ensureCamera } from '../places/places.ts';
import { insertReadingSet, type PackedBlock } from '../readings/reading-blocks.ts';
import type { Writing } from '../schema.ts';
import { ensureClauses } from './clauses.ts';
import { encounterRow } from './encounters.ts';
import { ensureEngine } from './engines.ts';
import { blindnessRow, eventRow } from './events.ts';
import { findingRow } from './findings.ts';
import { engineHash, runIdentity } from './identity.ts';
import type { RunWithoutReadings } from './run.ts';
import type { OwnFootage } from './runs.ts';
import type { RunId } from './stored-timeline.ts';
import { absolute, beganAt, type WallClock } from './wall-clock.ts';

/** Where the readings come from: to be stored now, or stored with the run that is reevaluated, or with that of another window. */
export type ReadingsSource =
  | { readonly blocks: readonly PackedBlock[] }
  | { readonly readingSetId: number; readonly reevaluates: RunId | null };

/** The identity of a run at a window, by which a repeated analysis is recognised. */
export const identityOf = (windowId: number, run: RunWithoutReadings): string =>
  runIdentity({
    windowId,
    sha256: run.footage.sha256,
    cameraHash: cameraHash(run.camera),
    engineHash: engineHash(run.engine),
    stream: streamOf(run),
  });

/** Number of the video stream that a run is of. */
export const streamOf = ({ footage }: Pick<RunWithoutReadings, 'footage'>): number => footage.stream ?? 0;

function ownFootage({ footage }: RunWithoutReadings): OwnFootage {
  const { durationMs, startMs, width, height, fps } = footage;
  return { durationMs, startMs, width, height, ...(fps !== undefined && { fps }) };
}

interface Placement {
  readonly windowId: number;
  readonly recordingId: number;
  readonly source: ReadingsSource;
  readonly now: EpochMilliseconds;
}

/**
 * Stores a run as the current one. The caller has superseded the one before.
 * @returns its id
 */
export async function insertRun(writing: Writing, run: RunWithoutReadings, placement: Placement): Promise<RunId> {
  const { windowId, recordingId, source, now } = placement;
  const clock: WallClock = { startedAt: orNull(beganAt(run)), startMs: run.footage.startMs };
  const incomplete = run.completeness.complete ? undefined : run.completeness;
  const { id: runId } = await writing
    .insertInto('runs')
    .values({
      window_id: windowId,
      recording_id: recordingId,
      camera_id: await ensureCamera(writing, windowId, run.camera, now),
      engine_id: await ensureEngine(writing, run.engine),
      reading_set_id:
        'blocks' in source ? await insertReadingSet(writing, run.picture, source.blocks, now) : source.readingSetId,
      reevaluates_id: 'blocks' in source ? null : source.reevaluates,
      identity: identityOf(windowId, run),
      started_at: orNull(run.startedAt),
      ended_at: absolute(clock, endOf(run)),
      created_at: now,
      complete: toFlag(run.completeness.complete),
      covered: incomplete === undefined ? null : toJson(incomplete.covered),
      problem: orNull(incomplete?.problem),
      people: toJson(run.people),
      stream: streamOf(run),
      footage: toJson(ownFootage(run)),
      decoding: run.decoding === undefined ? null : toJson(run.decoding),
      clock_offset: run.clockOffset === undefined ? null : toJson(run.clockOffset),
      status: 'current',
      superseded_by_id: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertEntries(writing, run, { runId, windowId, clock, createdAt: now });
  return runId;
}

/** The end of the footage, or of the last entry where that is later. */
const endOf = (run: RunWithoutReadings): number =>
  [...run.events, ...run.blindness, ...run.encounters, ...run.findings.map((f) => f.evidence)].reduce<number>(
    (latest, interval: Interval) => Math.max(latest, interval.endMs),
    run.footage.startMs + run.footage.durationMs,
  );

async function insertEntries(
  writing: Writing,
  run: RunWithoutReadings,
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
  // Of a run that was judged alone, a finding about any other encounter is a mistake that the store refuses.
  const isJoined = run.engine.settings.duty !== undefined;
  const encounters = isJoined ? new Set(run.encounters.map(({ id }) => id)) : undefined;
  await insertMany(
    writing,
    'findings',
    run.findings.map((finding) => findingRow({ ...place, encounters }, clauses, finding)),
  );
}
