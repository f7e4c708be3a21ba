import type { Milliseconds } from '../core/units.ts';
import { HOLE_MS } from './coverage.ts';
import type { Footage } from './footage.ts';

/** Containers round times to 1 ms: a frame this much late is still the one on show. */
const ROUNDING_MS: Milliseconds = 1.5;

/** Whether a frame is on show (or was, before later ones) at `tMs`. */
export const isShownBy = (ptsMs: Milliseconds, tMs: Milliseconds): boolean => ptsMs <= tMs + ROUNDING_MS;

/** Decoding from this long before a moment finds the frame on show at it. */
export const lookBackMs = (footage: Footage): Milliseconds => Math.max(HOLE_MS, 2000 / (footage.fps ?? 25));
