import type { Milliseconds } from '../core/units.ts';
import type { FrameReading } from '../measurements/reading.ts';
import { unpackReadings } from '../store/readings/reading-blocks.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { FeedState } from './event-feed.ts';
import { type PackedSegment, PICTURE_STEP_MS, type SegmentStart } from './live-segment.ts';

/** A stream continued from a checkpoint. */
export interface ResumedStream {
  readonly feed: FeedState;
  /** The current segment, as far as its readings are packed. */
  readonly segment?: SegmentStart & { readonly packed: PackedSegment };
  /** Readings of the half minute before the segment began. */
  readonly earlier: readonly FrameReading[];
  /** Readings of the segment that must still be added to it. */
  readonly unpacked: readonly FrameReading[];
  /** Time of the last picture. */
  readonly seenMs: Milliseconds;
}

/**
 * Restores a stream. Readings are exact where the checkpoint has them unpacked, else as they are stored.
 * @throws LiyiError LIYI_STORE_READ for damaged blocks
 */
export async function resume({ feed, segment, seen, blocks, recent, earlier }: Checkpoint): Promise<ResumedStream> {
  if (segment === undefined) return { feed, earlier: [], unpacked: [], seenMs: Number.NEGATIVE_INFINITY };
  const packedUntilMs = blocks.at(-1)?.end_ms ?? Number.NEGATIVE_INFINITY;
  const recentFromMs = recent[0]?.tMs ?? Number.POSITIVE_INFINITY;
  const bytes = blocks.map(({ data }) => data);
  const stored = await unpackReadings(bytes, segment.picture);
  const readings = [
    ...stored.filter(({ tMs }) => tMs < recentFromMs),
    ...recent.filter(({ tMs }) => tMs <= packedUntilMs),
  ];
  return {
    feed,
    segment: { ...segment, packed: { seen, blocks, readings } },
    earlier,
    unpacked: recent.filter(({ tMs }) => tMs > packedUntilMs),
    seenMs: (seen.at(-1)?.endMs ?? Number.NEGATIVE_INFINITY) - PICTURE_STEP_MS,
  };
}
