import type { CameraGeometry } from './core/camera.ts';
import { LiyiError } from './core/errors.ts';
import type { EpochMilliseconds } from './core/units.ts';
import { VOICE_TYPES } from './events/voice-events.ts';
import type { StoredEntries } from './store/runs/entries.ts';
import type { RunRecord } from './store/runs/runs.ts';
import type { Database, Writing } from './store/schema.ts';
import type { TimelineStore } from './store/store.ts';
import { hasWordsOfOtherWindows, saveTranscript, transcriptOfRun } from './store/words/transcripts.ts';
import { clerksTurns, clerksWords } from './words/clerks-words.ts';
import type { WordsSource } from './words-source.ts';

/** What became of the words of a recording. */
export interface WordsOutcome {
  readonly source: string;
  /** Lines that are kept: the clerks' alone. */
  readonly kept: number;
  /** Lines that were written down, by anybody. */
  readonly lines: number;
  /** Why there are none, or not all. */
  readonly problem?: LiyiError;
}

/** The words of a run, decided and masked, and how to store them. */
export interface WordsToKeep {
  readonly outcome: WordsOutcome;
  /** False where something failed and words are stored, or nothing was written down although something failed or a clerk spoke. */
  readonly isKept: boolean;
  /** Stores them in place of former ones, where they are kept. */
  keep(writing: Writing, now: EpochMilliseconds): Promise<void>;
}

/**
 * Has what the clerks say in a stored run written down. Whose each line is, is told from the voices that the run has found, and what
 * is somebody else's is forgotten here.
 * @throws LiyiError LIYI_WORDS_INVALID for a file that holds no words, and where several clerks speak into one microphone
 */
export async function clerksWordsOf(
  run: RunRecord,
  { events }: Pick<StoredEntries, 'events'>,
  source: WordsSource,
  { db, signal }: { db: Database; signal?: AbortSignal },
): Promise<WordsToKeep> {
  if (hearsSeveralPosts(run) || (await hasWordsOfOtherWindows(db, run.id))) throw severalClerks(run);
  const turns = events.filter(({ type }) => VOICE_TYPES.includes(type)).toSorted((a, b) => a.startMs - b.startMs);
  const speech = clerksTurns(turns);
  const { lines, problem } = await source.linesOf(speech, run.footage.startMs, signal);
  const words = clerksWords(lines, turns);
  const isAnything = lines.length > 0 || (problem === undefined && speech.length === 0);
  const isKept = isAnything && (problem === undefined || !(await hasWords(db, run)));
  return {
    isKept,
    outcome: { source: source.name, kept: words.length, lines: lines.length, ...(problem && { problem }) },
    async keep(writing, now) {
      if (isKept) await saveTranscript(writing, run.id, { source: source.name, problem: problem?.message, words }, now);
    },
  };
}

const hasWords = async (db: Database, { id }: RunRecord): Promise<boolean> =>
  ((await transcriptOfRun(db, id))?.words.length ?? 0) > 0;

/** Whether the clerks of several posts speak into the recording's one microphone. */
export const hearsSeveralPosts = ({ camera }: { readonly camera: CameraGeometry }): boolean =>
  camera.posts !== undefined;

const severalClerks = ({ id, window }: RunRecord): LiyiError =>
  new LiyiError('LIYI_WORDS_INVALID', {
    message: `run ${id} of window ${window} takes no words: one microphone for several windows does not tell whose words they are`,
    remedy: 'Add words to recordings of a single clerk.',
  });

/** Has the clerks' words of a stored run written down and stores them. The run is not judged again by this. */
export async function writeDown(
  run: RunRecord,
  source: WordsSource,
  { db, store, now, signal }: { db: Database; store: TimelineStore; now: EpochMilliseconds; signal?: AbortSignal },
): Promise<WordsOutcome> {
  const { outcome, keep } = await clerksWordsOf(run, await store.entries(run.id), source, {
    db,
    ...(signal && { signal }),
  });
  await db.transaction().execute((writing) => keep(writing, now));
  return outcome;
}
