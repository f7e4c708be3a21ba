import type { PictureSize } from '../core/geometry.ts';
import type { Milliseconds } from '../core/units.ts';
import type { ModelSet } from '../inference/model-set.ts';
import { readFrame } from '../measurements/read-frame.ts';
import type { VideoFrame } from '../media/frame.ts';
import { CounterObserver } from '../perception/counter-observer.ts';
import { resume } from './resume.ts';
import { segmentReports } from './segment-reports.ts';
import { SegmentedTimeline } from './segmented-timeline.ts';
import type { StreamId } from './stream-spec.ts';
import { TrackNames } from './track-names.ts';
import type { StreamMessage, StreamOpening, StreamReport } from './worker-messages.ts';

type Tick = Extract<StreamMessage, { kind: 'tick' }>;
type End = Extract<StreamMessage, { kind: 'end' }>;
type Frame = Extract<StreamMessage, { kind: 'analyse' }>;
type Send = (report: StreamReport) => void;

/** Pictures of one size, and the observer that knows what was in them. */
interface Pictures {
  readonly size: PictureSize;
  readonly slots: readonly Uint8Array[];
  readonly observer: CounterObserver;
}

const picturesOf = ({ spec, picture, slots }: StreamOpening, models: ModelSet): Pictures => ({
  size: picture,
  slots,
  observer: new CounterObserver(models, spec.camera, picture),
});

/** A stream in the thread that analyses it: its observer, its readings and what is made of them. */
export class WorkerStream {
  readonly #stream: StreamId;
  readonly #models: ModelSet;
  readonly #send: Send;
  readonly #timeline: SegmentedTimeline;
  readonly #names: TrackNames;
  #pictures: Pictures;

  private constructor(opening: StreamOpening, models: ModelSet, timeline: SegmentedTimeline, send: Send) {
    this.#stream = opening.stream;
    this.#models = models;
    this.#timeline = timeline;
    this.#send = send;
    this.#names = new TrackNames(opening.checkpoint.tracks);
    this.#pictures = picturesOf(opening, models);
  }

  /**
   * Continues from the checkpoint.
   * @throws LiyiError LIYI_STORE_READ where its readings are damaged
   */
  static async open(opening: StreamOpening, models: ModelSet, send: Send): Promise<WorkerStream> {
    const reports = segmentReports(opening.stream, models.records, send);
    const resumed = await resume(opening.checkpoint);
    const { spec, originMs, segments } = opening;
    const timeline = new SegmentedTimeline({ spec, originMs, segments }, reports, resumed);
    if (resumed.segment === undefined) for (const tMs of opening.seenMs) timeline.seen(tMs, opening.picture);
    return new WorkerStream(opening, models, timeline, send);
  }

  /** Pictures are of another size from now on. */
  reopen(opening: StreamOpening): void {
    this.seen(opening.seenMs);
    this.#names.restarted();
    this.#pictures = picturesOf(opening, this.#models);
  }

  seen(times: readonly Milliseconds[]): void {
    for (const tMs of times) this.#timeline.seen(tMs, this.#pictures.size);
  }

  tick({ seenMs, nowMs, isLive, isIdle }: Tick): void {
    this.seen(seenMs);
    this.#timeline.tick(nowMs, { isLive, isIdle });
  }

  end({ seenMs, nowMs, isLive }: End): void {
    this.seen(seenMs);
    this.#timeline.close(nowMs, isLive);
  }

  /** @returns what to do when it is the frame's turn; by then pictures may have another size */
  analysisOf({ slot, tMs, stillMs }: Frame): () => Promise<void> {
    const { observer, size, slots } = this.#pictures;
    return () => this.#analyse(observer, { ptsMs: tMs, ...size, data: slots[slot]! }, stillMs);
  }

  async #analyse(observer: CounterObserver, frame: VideoFrame, stillMs: Milliseconds): Promise<void> {
    const stream = this.#stream;
    const before = process.threadCpuUsage();
    try {
      const reading = this.#names.renamed(readFrame(await observer.observe(frame), stillMs));
      const { user, system } = process.threadCpuUsage(before);
      const spent = { cpuMs: (user + system) / 1000, nets: this.#models.takeSpentMs() };
      this.#timeline.add(reading);
      this.#send({ kind: 'read', stream, reading, tracks: this.#names.counts, ...spent });
    } catch (error) {
      this.#send({ kind: 'failed', stream, tMs: frame.ptsMs, message: (error as Error).message });
    }
  }
}
