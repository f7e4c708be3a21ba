import type { Interval } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';

/**
 * What a calling system reports of a window: a number is called, has arrived, is finished, is evaluated, or how many
 * citizens wait.
 */
export const QUEUE_EVENT_TYPES = ['called', 'arrived', 'finished', 'evaluated', 'waiting'] as const;
export type QueueEventType = (typeof QUEUE_EVENT_TYPES)[number];

/**
 * One report of the calling system, in presentation time of the footage with the difference between the clocks removed.
 */
export interface QueueEvent {
  readonly type: QueueEventType;
  readonly tMs: Milliseconds;
  readonly ticket?: string | undefined;
  /** For `waiting` the number of citizens, for `evaluated` the grade. */
  readonly value?: number | undefined;
}

/** All reports of the calling system for a window around a recording. */
export interface QueueRecord {
  /** In order of time. */
  readonly events: readonly QueueEvent[];
  /** How far a report may lie from what the camera shows of it. */
  readonly toleranceMs: Milliseconds;
}

/** How many citizens waited for the window during an interval. */
export interface WaitingCount extends Interval {
  readonly waiting: number;
}
