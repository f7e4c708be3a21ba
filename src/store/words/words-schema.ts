import type { EpochMilliseconds, Milliseconds } from '../../core/units.ts';
import type { Row } from '../database/row.ts';

/** That the words of a set of readings were written down, by whom, and why not all. */
export interface TranscriptsTable {
  readonly reading_set_id: number;
  readonly source: string;
  readonly problem: string | null;
  readonly created_at: EpochMilliseconds;
}

/** What a clerk said, masked. */
export interface SpokenWordsTable extends Row {
  readonly reading_set_id: number;
  readonly start_ms: Milliseconds;
  readonly end_ms: Milliseconds;
  readonly text: string;
  /** Syllables with a space before, between and after, to be searched. */
  readonly sounds: string;
}

export interface WordsSchema {
  readonly transcripts: TranscriptsTable;
  readonly spoken_words: SpokenWordsTable;
}
