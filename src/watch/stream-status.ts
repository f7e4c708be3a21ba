import type { EpochMilliseconds, Milliseconds } from '../core/units.ts';
import type { Pace } from '../tracking/cadence.ts';
import type { StreamId } from './stream-spec.ts';

export const STREAM_STATES = ['connecting', 'live', 'no-signal', 'ended'] as const;
export type StreamState = (typeof STREAM_STATES)[number];

/** How a stream is doing. Counts are since it was added. */
export interface StreamStatus {
  readonly stream: StreamId;
  readonly window: string;
  /** Without credentials. */
  readonly address: string;
  readonly state: StreamState;
  readonly pace: Pace;
  /** Pictures received a second, over the last few seconds. */
  readonly fpsIn: number;
  readonly fpsAnalysed: number;
  readonly received: number;
  /** And looked at: 10 a second at most, one while nothing moves. */
  readonly decoded: number;
  readonly analysed: number;
  /** Chosen for analysis, but a newer one came before a thread was free; or given up because decoding was too slow. */
  readonly dropped: number;
  readonly failed: number;
  readonly reconnects: number;
  readonly clockJumps: number;
  /** From a picture's arrival to its reading, the last one. */
  readonly lagMs: Milliseconds;
  readonly lastPictureMs?: EpochMilliseconds;
  /** Why there is no signal. */
  readonly problem?: string;
  /** Of the processes that receive and decode it. */
  readonly pids: readonly number[];
  readonly thread?: number;
  readonly cpuMs: { readonly gate: Milliseconds; readonly analyse: Milliseconds; readonly interpret: Milliseconds };
}
