import type { Milliseconds } from './units.ts';

/** How the clock of a hall's calling system and those of its cameras lie to each other. */
export interface CallingClock {
  /** What the calling system's clock is ahead of the cameras'. */
  readonly aheadMs: Milliseconds;
  /** How far a key is pressed from what it tells of, and how far the clocks drift between two settings. */
  readonly toleranceMs: Milliseconds;
}

export interface CallingClocks {
  readonly usual: CallingClock;
  /** By code of the hall. */
  readonly ofHalls: Readonly<Record<string, CallingClock>>;
}

/** Clocks that are set by network time are within a second; a clerk presses a key some seconds early or late. */
export const USUAL_CALLING_CLOCKS: CallingClocks = { usual: { aheadMs: 0, toleranceMs: 5_000 }, ofHalls: {} };

export const callingClockOf = ({ usual, ofHalls }: CallingClocks, hall: string): CallingClock => ofHalls[hall] ?? usual;
