import type { PictureSize } from '../core/geometry.ts';
import type { PlainError } from '../core/plain-error.ts';
import type { EpochMilliseconds, Milliseconds } from '../core/units.ts';
import type { ConditionSince } from '../events/picture-faults.ts';
import type { NetRecord } from '../inference/model-set.ts';
import type { FrameReading } from '../measurements/reading.ts';
import type { PackedBlock } from '../store/readings/reading-blocks.ts';
import type { RunWithoutReadings } from '../store/runs/run.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { FeedState, FeedUpdate } from './event-feed.ts';
import type { WaitingFrame } from './frame-mailbox.ts';
import type { SegmentStart } from './live-segment.ts';
import type { SegmentOptions, StreamCondition } from './segmented-timeline.ts';
import type { StreamId, StreamSpec } from './stream-spec.ts';
import type { TrackCounts } from './track-names.ts';

interface OfStream {
  readonly stream: StreamId;
}

/** Pictures received since the last message about the stream, analysed or not, in order of time. */
interface WithPictures extends OfStream {
  readonly seenMs: readonly Milliseconds[];
}

/** Lets a thread analyse a stream; sent again when its pictures change their size, which restarts the observer. */
export interface StreamOpening extends WithPictures {
  readonly spec: StreamSpec;
  /** Wall-clock time of the stream's presentation time 0. */
  readonly originMs: EpochMilliseconds;
  readonly segments: SegmentOptions;
  /** Size of the pictures from here on. */
  readonly picture: PictureSize;
  /** Shared memory in which pictures of this size are handed over. */
  readonly slots: readonly Uint8Array[];
  /** Where another thread stopped; ignored by a thread that knows the stream. */
  readonly checkpoint: Checkpoint;
}

/** Where a segment of a stream is to end, if there is one. */
export interface SegmentEnd {
  readonly nowMs: Milliseconds;
  readonly isLive: boolean;
}

export type StreamMessage =
  | ({ readonly kind: 'open' } & StreamOpening)
  | ({ readonly kind: 'analyse' } & WaitingFrame & WithPictures)
  /** Publish what has settled, and end the segment if it is time. */
  | ({ readonly kind: 'tick'; readonly nowMs: Milliseconds } & StreamCondition & WithPictures)
  /** Answered by `closed` after the segment's `ended`. */
  | ({ readonly kind: 'end' } & SegmentEnd & WithPictures)
  /** Forget the stream; nothing is answered. */
  | ({ readonly kind: 'close' } & OfStream);

export type ToWorker = StreamMessage | { readonly kind: 'stop' };

/** What a thread reports of a stream, in the order in which it happened. */
export type StreamReport = OfStream &
  (
    | {
        readonly kind: 'read';
        readonly reading: FrameReading;
        readonly tracks: TrackCounts;
        readonly cpuMs: Milliseconds;
        /** CPU ms of each net, by manifest id. */
        readonly nets: Readonly<Record<string, Milliseconds>>;
      }
    /** This frame could not be analysed; the stream continues. */
    | { readonly kind: 'failed'; readonly tMs: Milliseconds; readonly message: string }
    | ({ readonly kind: 'began' } & SegmentStart)
    /** Another block of the segment's readings is packed. */
    | { readonly kind: 'packed'; readonly block: PackedBlock }
    | {
        readonly kind: 'interpreted';
        readonly update: FeedUpdate;
        readonly feed: FeedState;
        readonly picture: ConditionSince;
        readonly cpuMs: Milliseconds;
      }
    /** The segment is over; its last readings are in `block`, the others were reported before. */
    | { readonly kind: 'ended'; readonly run: RunWithoutReadings; readonly block?: PackedBlock | undefined }
    | { readonly kind: 'closed' }
    /** A bug of this program in the processing of the readings; the stream continues. */
    | { readonly kind: 'internal-error'; readonly error: PlainError }
  );

export type FromWorker = { readonly kind: 'ready'; readonly nets: readonly NetRecord[] } | StreamReport;

export type StreamReading = Extract<StreamReport, { kind: 'read' }>;
