import type { Milliseconds } from '../core/units.ts';
import { HOLE_MS } from './coverage.ts';
import type { Footage } from './footage.ts';

/** Containers round times to 1 ms: a frame this much late is still the one on show. */
const ROUNDING_MS: Milliseconds = 1.5;

/** Whether a frame is on show at `tMs`, or was before that. */
export const isShownBy = (ptsMs: Milliseconds, tMs: Milliseconds): boolean => ptsMs <= tMs + ROUNDING_MS;

/** How long before a moment decoding must begin to find the frame on show at that moment. */
export const lookBackMs = (footage: Footage): Milliseconds => Math.max(HOLE_MS, 2000 / (footage.fps ?? 25));
