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

/** What was said in the recordings of a stretch. */
export interface WordsOfStretch {
  /** In its time; undefined where nobody wrote anything down. */
  readonly words: Transcript | undefined;
  /** Of each of its runs, in their order. */
  readonly ofRuns: readonly WordsOfRun[];
}

export interface WordsOfRun {
  /** Whether its words are stored. */
  readonly areKnown: boolean;
  /** By what words it is judged: those that are stored, else those that once were. */
  readonly digest: string | undefined;
}

/** What was said in the recordings of a stretch, as it was written down. */
export async function wordsOfStretch(db: Database, stretch: Stretch<RunOfDuty>): Promise<WordsOfStretch> {
  const runs = stretch.parts.map(({ recording }) => recording.run);
  const transcripts = await Promise.all(runs.map(({ id }) => transcriptOfRun(db, id)));
  return {
    words: joinTranscripts(stretch, transcripts),
    ofRuns: runs.map(({ engine }, i) => ({
      areKnown: transcripts[i] !== undefined,
      digest: transcripts[i]?.digest ?? formerWords(engine),
    })),
  };
}

/** Digest of the words that a run was judged by, which may be deleted. */
export const formerWords = ({ settings }: EngineRecord): string | undefined =>
  typeof settings.words === 'string' ? settings.words : undefined;

/** What was found without words in a run that once had some, with what they proved. */
export const asWithWords = async <T extends Timeline>(found: T, run: RunRecord, store: TimelineStore): Promise<T> =>
  formerWords(run.engine) === undefined ? found : withFormerWords(found, await store.entries(run.id));
