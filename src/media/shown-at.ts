import type { Milliseconds } from '../core/units.ts';
import { holeMsOf } from './coverage.ts';
import type { Footage } from './footage.ts';

/** Containers round times to 1 ms: a frame this much late is still the one on show. */
const ROUNDING_MS: Milliseconds = 1.5;

/** Sound is recorded from a little before the first picture on: encoders hold pictures back. */
const LEAD_MS: Milliseconds = 250;

/** Whether a frame is on show at `tMs`, or was before that. */
export const isShownBy = (ptsMs: Milliseconds, tMs: Milliseconds): boolean => ptsMs <= tMs + ROUNDING_MS;

/** Nominal time for which a picture is on show. */
export const frameMsOf = ({ fps }: Pick<Footage, 'fps'>): Milliseconds => 1000 / (fps ?? 25);

/** How long before a moment decoding must begin to find the frame on show at that moment. */
export const lookBackMs = (footage: Footage): Milliseconds => holeMsOf(frameMsOf(footage));

/**
 * Whether a picture is still on show at `tMs`, if no other came since: not in a hole of the recording. The first picture
 * of all also answers for the moment before it.
 */
export function standsAt(footage: Footage, ptsMs: Milliseconds, tMs: Milliseconds): boolean {
  const isFirst = ptsMs <= footage.startMs + ROUNDING_MS;
  if (!isShownBy(ptsMs, tMs)) return isFirst && ptsMs - tMs <= LEAD_MS;
  return tMs - ptsMs <= lookBackMs(footage);
}

/** A moment for messages: from the recording's start on, as players show it. */
export const secondsOf = ({ containerStartMs }: Footage, tMs: Milliseconds): string =>
  `${((tMs - containerStartMs) / 1000).toFixed(1)} s`;
