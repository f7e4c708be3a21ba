import { joinTranscripts } from './duties/join-transcripts.ts';
import type { Stretch } from './duties/stretch.ts';
import { withFormerWords } from './former-words.ts';
import type { EngineRecord, Timeline } from './store/runs/run.ts';
import type { RunOfDuty } from './store/runs/run-stretches.ts';
import type { RunRecord } from './store/runs/runs.ts';
import type { Database } from './store/schema.ts';
import type { TimelineStore } from './store/store.ts';
import { transcriptOfRun } from './store/words/transcripts.ts';
import type { Transcript } from './voice/spoken-words.ts';

/** What was said in recordings that are judged together. */
export interface WordsOfRuns {
  /** In the time of the first stretch; undefined where nobody wrote anything down. */
  readonly words: Transcript | undefined;
  /** By what words each run is judged: those that are stored, else those that once were. */
  readonly digests: readonly (string | undefined)[];
}

/** What was said in the recordings of stretches that show the same time, in the order of their parts. */
export async function wordsOfRuns(db: Database, cameras: readonly Stretch<RunOfDuty>[]): Promise<WordsOfRuns> {
  const runs = cameras.flatMap(({ parts }) => parts.map(({ recording }) => recording.run));
  const transcripts = await Promise.all(runs.map(({ id }) => transcriptOfRun(db, id)));
  return {
    words: joinTranscripts(cameras, transcripts),
    digests: runs.map(({ engine }, i) => transcripts[i]?.digest ?? formerWords(engine)),
  };
}

/** Digest of the words that a run was judged by, which may be deleted. */
export const formerWords = ({ settings }: EngineRecord): string | undefined =>
  typeof settings.words === 'string' ? settings.words : undefined;

/** What was found without words in a run that once had some, with what they proved. */
export const asWithWords = async <T extends Timeline>(found: T, run: RunRecord, store: TimelineStore): Promise<T> =>
  formerWords(run.engine) === undefined ? found : withFormerWords(found, await store.entries(run.id));
