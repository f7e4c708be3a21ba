import { padded } from '../../core/interval.ts';
import type { EpochMilliseconds, Milliseconds } from '../../core/units.ts';
import type { SpokenWords, Transcript } from '../../voice/spoken-words.ts';
import { hashOf } from '../database/content-hash.ts';
import { insertMany } from '../database/insert-many.ts';
import type { RunId } from '../runs/stored-timeline.ts';
import type { Database, Writing } from '../schema.ts';

/** Words reach a little further than their line says: its times are some tenths of a second off. */
const AROUND_MS: Milliseconds = 300;

/** The clerks' words of a run's recording. */
export interface StoredTranscript extends Transcript {
  /** Who wrote them down. */
  readonly source: string;
  /** Why not all was written down. */
  readonly problem?: string;
  /** The same words make the same run. */
  readonly digest: string;
}

export interface NewTranscript {
  readonly source: string;
  readonly problem?: string | undefined;
  /** In order of time, masked. */
  readonly words: readonly SpokenWords[];
}

/** Stores the words of a run's readings in place of those that were stored before. */
export async function saveTranscript(
  writing: Writing,
  runId: RunId,
  { source, problem, words }: NewTranscript,
  now: EpochMilliseconds,
): Promise<void> {
  const { reading_set_id: set } = await writing
    .selectFrom('runs')
    .select('reading_set_id')
    .where('id', '=', runId)
    .executeTakeFirstOrThrow();
  await writing.deleteFrom('spoken_words').where('reading_set_id', '=', set).execute();
  await writing.deleteFrom('transcripts').where('reading_set_id', '=', set).execute();
  await writing
    .insertInto('transcripts')
    .values({ reading_set_id: set, source, problem: problem ?? null, created_at: now })
    .execute();
  await insertMany(
    writing,
    'spoken_words',
    words.map(({ startMs, endMs, text, syllables }) => ({
      ...{ reading_set_id: set, start_ms: startMs, end_ms: endMs, text },
      sounds: ` ${syllables.join(' ')} `,
    })),
  );
}

/** Whether a current run of another window has the same readings: what is said in them belongs to both. */
export async function hasWordsOfOtherWindows(db: Database, runId: RunId): Promise<boolean> {
  const other = await db
    .selectFrom('runs as own')
    .innerJoin('runs as other', 'other.reading_set_id', 'own.reading_set_id')
    .select('other.id')
    .where('own.id', '=', runId)
    .where('other.status', '=', 'current')
    .whereRef('other.window_id', '!=', 'own.window_id')
    .limit(1)
    .executeTakeFirst();
  return other !== undefined;
}

/** The words of a run's readings; undefined where nobody wrote them down, or they are deleted. */
export async function transcriptOfRun(db: Database, runId: RunId): Promise<StoredTranscript | undefined> {
  const transcript = await db
    .selectFrom('transcripts')
    .innerJoin('runs', 'runs.reading_set_id', 'transcripts.reading_set_id')
    .select(['transcripts.reading_set_id as set', 'source', 'transcripts.problem as problem'])
    .where('runs.id', '=', runId)
    .executeTakeFirst();
  if (transcript === undefined) return undefined;
  const rows = await db
    .selectFrom('spoken_words')
    .select(['start_ms as startMs', 'end_ms as endMs', 'text', 'sounds'])
    .where('reading_set_id', '=', transcript.set)
    .orderBy('start_ms')
    .orderBy('id')
    .execute();
  const words = rows.map(({ sounds, ...line }) => ({ ...line, syllables: sounds.split(' ').filter((s) => s !== '') }));
  return {
    words,
    covered: words.map((line) => padded(line, AROUND_MS, AROUND_MS, ALWAYS)),
    written: [ALWAYS],
    source: transcript.source,
    ...(transcript.problem !== null && { problem: transcript.problem }),
    digest: hashOf(words.map(({ startMs, endMs, text }) => [startMs, endMs, text])),
  };
}

const ALWAYS = { startMs: Number.NEGATIVE_INFINITY, endMs: Number.POSITIVE_INFINITY };
