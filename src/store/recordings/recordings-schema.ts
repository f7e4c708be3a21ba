import type { EpochMilliseconds, Milliseconds } from '../../core/units.ts';
import type { Row } from '../database/row.ts';

export interface RecordingsTable extends Row {
  readonly sha256: string;
  readonly name: string;
  readonly duration_ms: Milliseconds;
  readonly start_ms: Milliseconds;
  readonly width: number;
  readonly height: number;
  readonly fps: number | null;
  readonly created_at: EpochMilliseconds;
}

export interface RecordingFilesTable {
  readonly sha256: string;
  readonly path: string;
  readonly bytes: number;
  readonly created_at: EpochMilliseconds;
}

export interface UploadsTable {
  readonly id: string;
  /** The actor that began the upload. */
  readonly account: string;
  readonly window_id: number;
  readonly name: string;
  readonly bytes: number;
  readonly started_at: EpochMilliseconds | null;
  readonly sha256: string | null;
  readonly created_at: EpochMilliseconds;
  readonly finished_at: EpochMilliseconds | null;
}

/** Contents of files, valid as long as size and modification time stay the same. */
export interface KnownFilesTable {
  readonly path: string;
  readonly bytes: number;
  readonly modified_at: number;
  readonly sha256: string;
  readonly seen_at: EpochMilliseconds;
}

export interface RecordingsSchema {
  readonly recordings: RecordingsTable;
  readonly recording_files: RecordingFilesTable;
  readonly uploads: UploadsTable;
  readonly known_files: KnownFilesTable;
}
