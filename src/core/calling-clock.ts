import type { Milliseconds } from './units.ts';

/** How a hall's calling system and its cameras differ in time. */
export interface CallingClock {
  /** How far the calling system's clock is ahead of the cameras'; negative where it is behind. */
  readonly aheadMs: Milliseconds;
  /** Largest error that is left: keys are pressed early or late, and the clocks drift between two settings. */
  readonly toleranceMs: Milliseconds;
}

/** The clock of every hall: `usual` where `ofHalls` has none of its own. */
export interface CallingClocks {
  readonly usual: CallingClock;
  /** By the hall's code. */
  readonly ofHalls: Readonly<Record<string, CallingClock>>;
}

/** Clocks set by network time are within a second of each other; clerks press keys some seconds early or late. */
export const USUAL_CALLING_CLOCKS: CallingClocks = { usual: { aheadMs: 0, toleranceMs: 5_000 }, ofHalls: {} };

/** The clock of one hall, by the hall's code; the usual clock for a hall without settings of its own. */
export const callingClockOf = ({ usual, ofHalls }: CallingClocks, hall: string): CallingClock => ofHalls[hall] ?? usual;
