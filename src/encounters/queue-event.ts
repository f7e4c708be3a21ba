import type { Interval } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';

/** What a calling system says of a window: a number called, arrived, done, its evaluation, or how many wait. */
export const QUEUE_EVENT_TYPES = ['called', 'arrived', 'finished', 'evaluated', 'waiting'] as const;
export type QueueEventType = (typeof QUEUE_EVENT_TYPES)[number];

/** In presentation time of the footage, the difference between the two clocks taken off. */
export interface QueueEvent {
  readonly type: QueueEventType;
  readonly tMs: Milliseconds;
  readonly ticket?: string | undefined;
  /** Of `waiting` how many, of `evaluated` the grade. */
  readonly value?: number | undefined;
}

/** Everything the calling system of a window says around a recording. */
export interface QueueRecord {
  /** In order of time. */
  readonly events: readonly QueueEvent[];
  /** How far an event may lie from what the camera shows of it. */
  readonly toleranceMs: Milliseconds;
}

/** How many citizens waited for the window. */
export interface WaitingCount extends Interval {
  readonly waiting: number;
}
