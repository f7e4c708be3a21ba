import type { Milliseconds } from '../core/units.ts';
import type { DecodingStart } from './decode-piece.ts';
import type { ProbeOptions } from './ffprobe.ts';
import type { Footage } from './footage.ts';
import { packetTimes } from './packet-times.ts';
import { formatOf } from './read-time-map.ts';
import { hasClock } from './stream-facts.ts';
import type { ClockPiece } from './time-map.ts';

/** Seeking goes by decoding time, which is up to a few frames of reordering before the presentation time. */
const REORDER_MARGIN_MS: Milliseconds = 1_000;
/** These are sought by time stamps, wherever a key picture is. */
const SOUGHT_BY_TIME = new Set(['mpegts', 'mpeg', 'dhav']);
/** How far back a key picture is looked for, one after the other. */
const LOOKED_BACK_MS: readonly Milliseconds[] = [10_000, 60_000, 600_000];

/**
 * Where to begin decoding so that the picture at `tMs` (presentation time) comes out whole; undefined for the beginning of
 * the piece.
 * @throws LiyiError LIYI_FFMPEG_MISSING, LIYI_INTERRUPTED
 */
export async function startBefore(
  footage: Footage,
  piece: ClockPiece,
  tMs: Milliseconds,
  options: ProbeOptions,
): Promise<DecodingStart | undefined> {
  if (!hasClock(footage.container) || piece.restarts) return undefined;
  const soughtMs = tMs - piece.offsetMs - REORDER_MARGIN_MS;
  const beginsMs = piece.startMs - piece.offsetMs;
  if (soughtMs <= beginsMs) return undefined;
  if (!SOUGHT_BY_TIME.has(footage.container)) return { seekMs: soughtMs };
  for (const backMs of LOOKED_BACK_MS) {
    const fromMs = soughtMs - backMs;
    if (fromMs <= beginsMs) return undefined;
    const found = await lastKeyPicture(footage, piece, { startMs: fromMs, endMs: soughtMs }, options);
    if (found) return found;
  }
  return undefined;
}

async function lastKeyPicture(
  { path, stream, container }: Footage,
  { bytes }: ClockPiece,
  interval: { readonly startMs: Milliseconds; readonly endMs: Milliseconds },
  options: ProbeOptions,
): Promise<DecodingStart | undefined> {
  const format = bytes && formatOf(container);
  let found: DecodingStart | undefined;
  for await (const { isKey, ptsMs, dtsMs } of packetTimes({ path, stream, bytes, format, interval }, options))
    if (isKey && ptsMs <= interval.endMs) found = { seekMs: dtsMs ?? ptsMs, keyMs: ptsMs };
  return found;
}
