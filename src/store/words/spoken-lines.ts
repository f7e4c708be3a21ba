import type { EpochMilliseconds, Milliseconds } from '../../core/units.ts';
import { fromJson } from '../database/codec.ts';
import type { RunId } from '../runs/stored-timeline.ts';
import type { Database } from '../schema.ts';

/** A clerk's line and where it was said. */
export interface SpokenLine {
  readonly id: number;
  readonly runId: RunId;
  readonly hall: string;
  readonly window: string;
  /** Presentation time. */
  readonly startMs: Milliseconds;
  readonly endMs: Milliseconds;
  /** Absolute time of the start; left out where the recording's start is not known. */
  readonly at?: EpochMilliseconds;
  readonly text: string;
}

/** The clerks' lines of current runs, to be narrowed by a query. */
export const spokenLines = (db: Database) =>
  db
    .selectFrom('spoken_words')
    .innerJoin('runs', 'runs.reading_set_id', 'spoken_words.reading_set_id')
    .innerJoin('recordings', 'recordings.id', 'runs.recording_id')
    .innerJoin('windows', 'windows.id', 'runs.window_id')
    .innerJoin('halls', 'halls.id', 'windows.hall_id')
    .select(['spoken_words.id as id', 'runs.id as runId', 'halls.code as hall', 'windows.code as window'])
    .select(['spoken_words.start_ms as startMs', 'spoken_words.end_ms as endMs', 'spoken_words.text as text'])
    .select(['runs.started_at as startedAt', 'runs.footage as footage', 'recordings.start_ms as footageStartMs'])
    .where('runs.status', '=', 'current');

type Row = Awaited<ReturnType<ReturnType<typeof spokenLines>['execute']>>[number];

/** The line of a row, with its absolute time. */
export function spokenLine({ startedAt, footage, footageStartMs, ...line }: Row): SpokenLine {
  const startMs = footage === null ? footageStartMs : fromJson<{ readonly startMs: Milliseconds }>(footage).startMs;
  return { ...line, ...(startedAt !== null && { at: Math.round(startedAt + line.startMs - startMs) }) };
}
