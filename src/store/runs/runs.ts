import type { CameraGeometry } from '../../core/camera.ts';
import { LiyiError } from '../../core/errors.ts';
import type { PictureSize } from '../../core/geometry.ts';
import type { EpochMilliseconds } from '../../core/units.ts';
import type { ClockOffset } from '../../duties/clock-offset.ts';
import { fromFlag, fromJson } from '../database/codec.ts';
import { DEFAULT_HALL, type WindowName } from '../places/places.ts';
import type { FootageRecord } from '../recordings/recordings.ts';
import type { Database } from '../schema.ts';
import type { DecodingRecord } from './decoding-record.ts';
import type { Completeness, EngineRecord, PersonRecord } from './run.ts';
import type { RunStatus } from './runs-schema.ts';
import type { Mutable, RunId } from './stored-timeline.ts';

/** A stored run without what it found. */
export interface RunRecord extends Required<WindowName> {
  readonly id: RunId;
  readonly status: RunStatus;
  readonly supersededBy?: RunId;
  /** The run whose readings were reevaluated. */
  readonly reevaluates?: RunId;
  readonly createdAt: EpochMilliseconds;
  readonly startedAt?: EpochMilliseconds;
  readonly camera: CameraGeometry;
  readonly footage: FootageRecord;
  readonly engine: EngineRecord;
  readonly completeness: Completeness;
  readonly decoding?: DecodingRecord;
  /** How its camera's clock differs from that of the cameras with which it was judged. */
  readonly clockOffset?: ClockOffset;
  /** Picture in whose pixels the readings are. */
  readonly picture: PictureSize;
  readonly people: readonly PersonRecord[];
}

export interface RunQuery {
  readonly id?: RunId;
  readonly hall?: string;
  readonly window?: string;
  /** Content hash of the footage. */
  readonly sha256?: string;
  /** Number of the video stream. */
  readonly stream?: number;
  /** Left out: only current runs. */
  readonly includeSuperseded?: boolean;
  /** Only runs that overlap this absolute time. */
  readonly from?: EpochMilliseconds;
  readonly to?: EpochMilliseconds;
  /** Codes of halls, any of them. */
  readonly halls?: readonly string[];
  /** Only the newest analyses, before `before`. */
  readonly page?: { readonly before?: RunId | undefined; readonly limit: number };
}

const selectRuns = (db: Database) =>
  db
    .selectFrom('runs')
    .innerJoin('windows', 'windows.id', 'runs.window_id')
    .innerJoin('halls', 'halls.id', 'windows.hall_id')
    .innerJoin('recordings', 'recordings.id', 'runs.recording_id')
    .innerJoin('cameras', 'cameras.id', 'runs.camera_id')
    .innerJoin('engines', 'engines.id', 'runs.engine_id')
    .innerJoin('reading_sets', 'reading_sets.id', 'runs.reading_set_id')
    .selectAll('runs')
    .select(['windows.code as window', 'halls.code as hall', 'cameras.geometry as geometry'])
    .select(['engines.version as version', 'engines.models as models', 'engines.settings as settings'])
    .select(['recordings.sha256 as sha256', 'recordings.name as name', 'recordings.duration_ms as duration_ms'])
    .select(['recordings.start_ms as start_ms', 'recordings.width as width', 'recordings.height as height'])
    .select(['recordings.fps as fps', 'reading_sets.picture_width as picture_width'])
    .select('reading_sets.picture_height as picture_height');

type RunRow = Awaited<ReturnType<ReturnType<typeof selectRuns>['executeTakeFirstOrThrow']>>;

/** What a run knows of its recording by itself. */
export type OwnFootage = Omit<FootageRecord, 'sha256' | 'name' | 'stream'>;

function footageOf(row: RunRow): FootageRecord {
  const { sha256, name, stream } = row;
  const own: OwnFootage =
    row.footage === null
      ? {
          ...{ durationMs: row.duration_ms, startMs: row.start_ms, width: row.width, height: row.height },
          ...(row.fps !== null && { fps: row.fps }),
        }
      : fromJson<OwnFootage>(row.footage);
  return { sha256, name, ...own, ...(stream !== 0 && { stream }) };
}

function runOf(row: RunRow): RunRecord {
  const run: Mutable<RunRecord> = {
    id: row.id,
    hall: row.hall,
    window: row.window,
    status: row.status,
    createdAt: row.created_at,
    camera: fromJson<CameraGeometry>(row.geometry),
    footage: footageOf(row),
    engine: {
      version: row.version,
      models: fromJson<EngineRecord['models']>(row.models),
      settings: fromJson<EngineRecord['settings']>(row.settings),
    },
    completeness: completenessOf(row),
    picture: { width: row.picture_width, height: row.picture_height },
    people: fromJson<PersonRecord[]>(row.people),
  };
  if (row.superseded_by_id !== null) run.supersededBy = row.superseded_by_id;
  if (row.reevaluates_id !== null) run.reevaluates = row.reevaluates_id;
  if (row.started_at !== null) run.startedAt = row.started_at;
  if (row.clock_offset !== null) run.clockOffset = fromJson<ClockOffset>(row.clock_offset);
  if (row.decoding !== null) run.decoding = fromJson<DecodingRecord>(row.decoding);
  return run;
}

/** Whether all of the footage was analysed, as read from a run's row, and if not, which parts and why. */
export function completenessOf(row: Pick<RunRow, 'complete' | 'covered' | 'problem'>): Completeness {
  if (fromFlag(row.complete)) return { complete: true };
  return { complete: false, covered: fromJson(row.covered ?? '[]'), problem: row.problem ?? '' };
}

/**
 * Runs that match a query, in order of absolute start; those without one come first, by time of analysis. A page:
 * newest analysis first.
 */
export async function listRuns(db: Database, query: RunQuery): Promise<RunRecord[]> {
  let rows = selectRuns(db);
  if (query.id !== undefined) rows = rows.where('runs.id', '=', query.id);
  if (query.hall !== undefined || query.window !== undefined) {
    rows = rows.where('halls.code', '=', query.hall ?? DEFAULT_HALL);
  }
  if (query.window !== undefined) rows = rows.where('windows.code', '=', query.window);
  if (query.sha256 !== undefined) rows = rows.where('recordings.sha256', '=', query.sha256);
  if (query.stream !== undefined) rows = rows.where('runs.stream', '=', query.stream);
  if (query.includeSuperseded !== true) rows = rows.where('runs.status', '=', 'current');
  if (query.from !== undefined) rows = rows.where('runs.ended_at', '>', query.from);
  if (query.to !== undefined) rows = rows.where('runs.started_at', '<', query.to);
  if (query.halls !== undefined) rows = rows.where('halls.code', 'in', query.halls);
  if (query.page !== undefined) {
    if (query.page.before !== undefined) rows = rows.where('runs.id', '<', query.page.before);
    const page = await rows.orderBy('runs.id', 'desc').limit(query.page.limit).execute();
    return page.map(runOf);
  }
  const found = await rows.orderBy('runs.id').execute();
  return found.map(runOf).sort((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0) || a.id - b.id);
}

/**
 * The run with this id, current or not.
 * @throws LiyiError LIYI_NOT_IN_STORE
 */
export async function loadRun(db: Database, id: RunId): Promise<RunRecord & { readonly readingSetId: number }> {
  const row = await selectRuns(db).where('runs.id', '=', id).executeTakeFirst();
  if (row === undefined) throw notInStore(id);
  return { ...runOf(row), readingSetId: row.reading_set_id };
}

const notInStore = (id: RunId): LiyiError =>
  new LiyiError('LIYI_NOT_IN_STORE', {
    message: `the timeline store holds no run ${id}`,
    remedy: 'List the runs of the window and choose one of them.',
  });
