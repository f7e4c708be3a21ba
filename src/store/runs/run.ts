import type { Role } from '../../contract/role.ts';
import type { CameraGeometry } from '../../core/camera.ts';
import type { PictureSize } from '../../core/geometry.ts';
import type { Interval } from '../../core/interval.ts';
import type { EpochMilliseconds } from '../../core/units.ts';
import type { ClockOffset } from '../../duties/clock-offset.ts';
import type { Encounter } from '../../encounters/encounter.ts';
import type { Blindness, CounterEvent } from '../../events/event.ts';
import type { FrameReading } from '../../measurements/reading.ts';
import type { Finding } from '../../rulebooks/finding.ts';
import type { PackedReadings } from '../readings/reading-blocks.ts';
import type { FootageRecord } from '../recordings/recordings.ts';
import type { DecodingRecord } from './decoding-record.ts';
import type { RunId } from './stored-timeline.ts';

/** What produced a run. Two runs with the same window, footage, camera and engine record are the same run. */
export interface EngineRecord {
  readonly version: string;
  readonly models: readonly { readonly id: string; readonly sha256: string }[];
  /** Everything that changes results: sampling, thresholds, ids and versions of rulebooks. */
  readonly settings: Readonly<Record<string, unknown>>;
}

export interface PersonRecord {
  readonly id: string;
  readonly role: Role;
  /** Where the window has several. */
  readonly post?: string;
}

export type Completeness =
  | { readonly complete: true }
  | { readonly complete: false; readonly covered: readonly Interval[]; readonly problem: string };

/** What events and rulebooks made of the stored readings. Times are presentation times of the footage. */
export interface Timeline {
  readonly people: readonly PersonRecord[];
  readonly events: readonly CounterEvent[];
  readonly blindness: readonly Blindness[];
  readonly encounters: readonly Encounter[];
  readonly findings: readonly Finding[];
}

/** One analysis of one recording of one window. */
export interface AnalysisRun extends Timeline {
  /** `default` where left out. */
  readonly hall?: string;
  /** Unique within its hall. */
  readonly window: string;
  /** Wall-clock time of presentation time `footage.startMs`, where known. */
  readonly startedAt?: EpochMilliseconds | undefined;
  readonly camera: CameraGeometry;
  readonly footage: FootageRecord;
  readonly engine: EngineRecord;
  readonly completeness: Completeness;
  /** Left out by live streams, and by runs stored before it was kept. */
  readonly decoding?: DecodingRecord | undefined;
  /** How its camera's clock differs from that of the cameras with which it was judged; absolute times of entries are by theirs. */
  readonly clockOffset?: ClockOffset | undefined;
  /** Picture in whose pixels the readings are; the footage's own may be larger. */
  readonly picture: PictureSize;
  readonly readings: readonly FrameReading[];
}

/** A run whose readings are elsewhere: packed already, or stored with the run that is reevaluated. */
export type RunWithoutReadings = Omit<AnalysisRun, 'readings'>;

/** Readings that are stored with a run of another window in the same picture. */
export interface ReadingsOfRun {
  readonly sameAs: RunId;
}

/** A run to be stored; its readings are packed unless they are already. */
export interface NewRun extends RunWithoutReadings {
  readonly readings: readonly FrameReading[] | PackedReadings | ReadingsOfRun;
}
