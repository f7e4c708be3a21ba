import type { CameraCondition } from '../contract/picture-fault.ts';
import type { EpochMilliseconds, Milliseconds } from '../core/units.ts';
import type { Pace } from '../tracking/cadence.ts';
import type { StreamId } from './stream-spec.ts';

export const STREAM_STATES = ['connecting', 'live', 'no-signal', 'ended'] as const;
export type StreamState = (typeof STREAM_STATES)[number];

/** How a stream is doing. Counts are since it was added. */
export interface StreamStatus {
  readonly stream: StreamId;
  readonly window: string;
  /** Address without credentials. */
  readonly address: string;
  readonly state: StreamState;
  /** Of the picture, as far as there is one. */
  readonly condition: CameraCondition;
  readonly pace: Pace;
  /** Pictures received a second, over the last few seconds. */
  readonly fpsIn: number;
  readonly fpsAnalysed: number;
  readonly received: number;
  /** Pictures decoded and looked at: at most 10 a second, one while nothing moves. */
  readonly decoded: number;
  readonly analysed: number;
  /**
   * Frames chosen for analysis that were replaced by a newer one before a thread was free, or skipped because decoding
   * was too slow.
   */
  readonly dropped: number;
  readonly failed: number;
  readonly reconnects: number;
  readonly clockJumps: number;
  /** Time from a picture's arrival to its reading, for the last one. */
  readonly lagMs: Milliseconds;
  readonly lastPictureMs?: EpochMilliseconds;
  /** Why there is no signal. */
  readonly problem?: string;
  /** Ids of the processes that receive and decode the stream. */
  readonly pids: readonly number[];
  readonly thread?: number;
  readonly cpuMs: { readonly gate: Milliseconds; readonly analyse: Milliseconds; readonly interpret: Milliseconds };
}
