import type { Milliseconds } from '../core/units.ts';
import type { ModelSet } from '../inference/model-set.ts';
import { readFrame } from '../measurements/read-frame.ts';
import type { VideoFrame } from '../media/frame.ts';
import { CounterObserver } from '../perception/counter-observer.ts';
import { resume } from './resume.ts';
import { segmentReports } from './segment-reports.ts';
import { SegmentedTimeline } from './segmented-timeline.ts';
import { TrackNames } from './track-names.ts';
import type { StreamMessage, StreamOpening, StreamReport } from './worker-messages.ts';

type Tick = Extract<StreamMessage, { kind: 'tick' }>;
type End = Extract<StreamMessage, { kind: 'end' }>;
type Frame = Extract<StreamMessage, { kind: 'analyse' }>;
type Send = (report: StreamReport) => void;

/** A stream in the thread that analyses it: its observer, its readings and what is made of them. */
export class WorkerStream {
  readonly #models: ModelSet;
  readonly #send: Send;
  readonly #timeline: SegmentedTimeline;
  readonly #names: TrackNames;
  #opening: StreamOpening;
  #observer: CounterObserver;

  private constructor(opening: StreamOpening, models: ModelSet, timeline: SegmentedTimeline, send: Send) {
    this.#opening = opening;
    this.#models = models;
    this.#timeline = timeline;
    this.#send = send;
    this.#names = new TrackNames(opening.checkpoint.tracks);
    this.#observer = new CounterObserver(models, opening.spec.camera, opening.picture);
  }

  /** Goes on from the checkpoint. @throws LiyiError LIYI_STORE_READ where its readings are damaged */
  static async open(opening: StreamOpening, models: ModelSet, send: Send): Promise<WorkerStream> {
    const reports = segmentReports(opening.stream, models.records, send);
    const resumed = await resume(opening.checkpoint);
    const timeline = new SegmentedTimeline(opening, reports, resumed);
    if (resumed.segment === undefined) for (const tMs of opening.seenMs) timeline.seen(tMs, opening.picture);
    return new WorkerStream(opening, models, timeline, send);
  }

  /** Pictures are of another size from now on. */
  reopen(opening: StreamOpening): void {
    this.seen(opening.seenMs);
    this.#opening = opening;
    this.#names.restarted();
    this.#observer = new CounterObserver(this.#models, opening.spec.camera, opening.picture);
  }

  seen(times: readonly Milliseconds[]): void {
    for (const tMs of times) this.#timeline.seen(tMs, this.#opening.picture);
  }

  tick({ seenMs, nowMs, isLive, isIdle }: Tick): void {
    this.seen(seenMs);
    this.#timeline.tick(nowMs, { isLive, isIdle });
  }

  end({ seenMs, nowMs, isLive }: End): void {
    this.seen(seenMs);
    this.#timeline.close(nowMs, isLive);
  }

  /** @returns what is to be done when the frame's turn comes; by then pictures may be of another size */
  analysisOf({ slot, tMs }: Frame): () => Promise<void> {
    const [observer, { picture, slots }] = [this.#observer, this.#opening];
    return () => this.#analyse(observer, { ptsMs: tMs, ...picture, data: slots[slot]! });
  }

  async #analyse(observer: CounterObserver, frame: VideoFrame): Promise<void> {
    const { stream } = this.#opening;
    const before = process.threadCpuUsage();
    try {
      const reading = this.#names.renamed(readFrame(await observer.observe(frame)));
      const { user, system } = process.threadCpuUsage(before);
      const spent = { cpuMs: (user + system) / 1000, nets: this.#models.takeSpentMs() };
      this.#timeline.add(reading);
      this.#send({ kind: 'read', stream, reading, tracks: this.#names.counts, ...spent });
    } catch (error) {
      this.#send({ kind: 'failed', stream, tMs: frame.ptsMs, message: (error as Error).message });
    }
  }
}
