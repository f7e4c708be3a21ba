import type { Interval } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';

/** Bytes of a file, from `start` up to, not with, `end`; to the file's end where it is left out. */
export interface ByteRange {
  readonly start: number;
  readonly end?: number;
}

/** A stretch of a recording in which the container's clock runs forward. */
export interface ClockPiece {
  /** Presentation time of its first picture; it reaches to the start of the next piece. */
  readonly startMs: Milliseconds;
  /** What is added to a time of the container to get the presentation time. */
  readonly offsetMs: Milliseconds;
  /** Where it lies in the file; left out for the whole file. */
  readonly bytes?: ByteRange;
  /** The clock falls back inside of it, so no time can be sought: it is decoded from its beginning. */
  readonly restarts?: true;
}

/** How a container's times become presentation times. Kept with a run, so that evidence shows what was analysed. */
export interface TimeMap {
  /** In order of time, at least one. */
  readonly pieces: readonly ClockPiece[];
  /** Presentation time at which the last picture ends, where it is known. */
  readonly endMs?: Milliseconds;
}

/** A clock that runs through and is taken as it is. */
export const AS_IN_FILE: TimeMap = { pieces: [{ startMs: 0, offsetMs: 0 }] };

/** A piece and the presentation times it answers for. The first has no beginning; the last may have no end. */
export interface PlacedPiece extends ClockPiece {
  readonly span: Interval;
}

/** The pieces that have pictures of an interval; all of them where it is left out. */
export function piecesOf({ pieces, endMs = Number.POSITIVE_INFINITY }: TimeMap, interval?: Interval): PlacedPiece[] {
  const placed = pieces.map((piece, i) => ({
    ...piece,
    span: {
      startMs: i === 0 ? Number.NEGATIVE_INFINITY : piece.startMs,
      endMs: pieces[i + 1]?.startMs ?? endMs,
    },
  }));
  return interval === undefined
    ? placed
    : placed.filter(
        ({ span }, i) => span.startMs < interval.endMs && (span.endMs > interval.startMs || i === placed.length - 1),
      );
}

/** The piece in which a moment lies. */
export const pieceAt = (map: TimeMap, tMs: Milliseconds): PlacedPiece =>
  piecesOf(map).findLast(({ span }) => span.startMs <= tMs)!;
