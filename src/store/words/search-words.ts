import type { EpochMilliseconds, Milliseconds } from '../../core/units.ts';
import type { Syllable } from '../../voice/spoken-words.ts';
import { fromJson } from '../database/codec.ts';
import type { RunId } from '../runs/stored-timeline.ts';
import type { Database } from '../schema.ts';

export interface WordsQuery {
  /** What is looked for, as it sounds. */
  readonly syllables: readonly Syllable[];
  readonly hall?: string | undefined;
  /** Codes of halls, any of them. */
  readonly halls?: readonly string[] | undefined;
  readonly window?: string | undefined;
  readonly from?: EpochMilliseconds | undefined;
  readonly to?: EpochMilliseconds | undefined;
}

/** A clerk's line in which something was found. */
export interface FoundWords {
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

/** Clerks' lines with these syllables one after the other, whatever their characters and tones, newest first. */
export async function searchWords(
  db: Database,
  { syllables, hall, halls, window, from, to }: WordsQuery,
  page: { readonly before?: number | undefined; readonly limit: number },
): Promise<FoundWords[]> {
  let rows = db
    .selectFrom('spoken_words')
    .innerJoin('runs', 'runs.reading_set_id', 'spoken_words.reading_set_id')
    .innerJoin('recordings', 'recordings.id', 'runs.recording_id')
    .innerJoin('windows', 'windows.id', 'runs.window_id')
    .innerJoin('halls', 'halls.id', 'windows.hall_id')
    .select(['spoken_words.id as id', 'runs.id as runId', 'halls.code as hall', 'windows.code as window'])
    .select(['spoken_words.start_ms as startMs', 'spoken_words.end_ms as endMs', 'spoken_words.text as text'])
    .select(['runs.started_at as startedAt', 'runs.footage as footage', 'recordings.start_ms as footageStartMs'])
    .where('runs.status', '=', 'current')
    .where('spoken_words.sounds', 'like', `% ${syllables.join(' ')} %`);
  if (hall !== undefined) rows = rows.where('halls.code', '=', hall);
  if (halls !== undefined) rows = rows.where('halls.code', 'in', halls);
  if (window !== undefined) rows = rows.where('windows.code', '=', window);
  if (from !== undefined) rows = rows.where('runs.ended_at', '>', from);
  if (to !== undefined) rows = rows.where('runs.started_at', '<', to);
  if (page.before !== undefined) rows = rows.where('spoken_words.id', '<', page.before);
  const found = await rows.orderBy('spoken_words.id', 'desc').limit(page.limit).execute();
  return found.map(({ startedAt, footage, footageStartMs, ...line }) => {
    const startMs = footage === null ? footageStartMs : fromJson<{ readonly startMs: Milliseconds }>(footage).startMs;
    return { ...line, ...(startedAt !== null && { at: Math.round(startedAt + line.startMs - startMs) }) };
  });
}
