import type { LiyiError } from '../core/errors.ts';
import type { PictureSize } from '../core/geometry.ts';
import type { Milliseconds, Pixels } from '../core/units.ts';
import { Coverage } from './coverage.ts';
import type { DecodeOptions } from './decode-options.ts';
import { type DecodingStart, FROM_THE_BEGINNING, pieceFrames } from './decode-piece.ts';
import { noFrames, shortfallOf } from './decode-problems.ts';
import type { FfmpegFrames } from './ffmpeg-frames.ts';
import { interrupted } from './ffmpeg-process.ts';
import type { Footage } from './footage.ts';
import type { VideoFrame } from './frame.ts';
import type { DecodeCoverage, DecodeOutcome, FrameSource } from './frame-source.ts';
import { startBefore } from './safe-start.ts';
import { type PlacedPiece, piecesOf } from './time-map.ts';

/** Frames of a recording, piece by piece, each with a decoder of its own. */
export class RecordingFrames implements FrameSource {
  readonly width: Pixels;
  readonly height: Pixels;
  readonly #footage: Footage;
  readonly #options: DecodeOptions;
  readonly #work: string;
  readonly #stepMs: Milliseconds;
  readonly #coverage: Coverage;
  readonly #decoded: FfmpegFrames[] = [];
  #state: 'unread' | 'reading' | 'read' = 'unread';
  #frames = 0;

  constructor(footage: Footage, size: PictureSize, options: DecodeOptions) {
    this.#footage = footage;
    this.#options = options;
    this.width = size.width;
    this.height = size.height;
    this.#work = `decoding ${footage.path}`;
    this.#stepMs = 1000 / Math.min(footage.fps ?? 25, options.sampleFps ?? Number.POSITIVE_INFINITY);
    this.#coverage = new Coverage(this.#stepMs);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<VideoFrame, void> {
    if (this.#state !== 'unread') throw new Error(`${this.#work}: frames can be read once only`);
    this.#state = 'reading';
    const { interval, signal } = this.#options;
    if (signal?.aborted) throw interrupted(this.#work, signal.reason);
    for (const piece of piecesOf(this.#footage.timeMap, interval))
      for await (const frame of this.#framesOf(piece)) {
        this.#coverage.add(frame.ptsMs);
        this.#frames++;
        yield frame;
      }
    this.#state = 'read';
    if (this.#frames > 0) return;
    const stopped = this.#decoded.find(({ hasExited }) => !hasExited);
    throw stopped?.problem() ?? noFrames(this.#work, this.#messages());
  }

  outcome(): DecodeOutcome {
    const lastPtsMs = this.#coverage.lastPtsMs;
    const sum = (count: (source: FfmpegFrames) => number) => this.#decoded.reduce((n, one) => n + count(one), 0);
    const coverage = {
      frames: this.#frames,
      corrupt: sum(({ corrupt }) => corrupt),
      skipped: sum(({ skipped }) => skipped),
      covered: this.#coverage.intervals(),
      ...(lastPtsMs === undefined ? {} : { lastPtsMs }),
    };
    const unread = this.#state === 'read' ? undefined : interrupted(this.#work);
    const problem = unread ?? this.#failure() ?? this.#shortfall(coverage);
    return problem === undefined ? { ...coverage, complete: true } : { ...coverage, complete: false, problem };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const source of this.#decoded) await source[Symbol.asyncDispose]();
  }

  /** Begins at a key picture before the interval. Where that turns out to be too late, at the piece's beginning. */
  async *#framesOf(piece: PlacedPiece): AsyncGenerator<VideoFrame, void> {
    const { interval, runUpMs = 0, programs, signal } = this.#options;
    const fromMs = interval === undefined ? Number.NEGATIVE_INFINITY : interval.startMs;
    const start = interval && (await startBefore(this.#footage, piece, fromMs - runUpMs, { programs, signal }));
    if (start !== undefined && (yield* this.#read(piece, start, fromMs))) return;
    yield* this.#read(piece, FROM_THE_BEGINNING, fromMs);
  }

  /** @returns whether decoding began early enough; if not, nothing was delivered */
  async *#read(piece: PlacedPiece, start: DecodingStart, fromMs: Milliseconds): AsyncGenerator<VideoFrame, boolean> {
    const afterMs = this.#coverage.lastPtsMs ?? Number.NEGATIVE_INFINITY;
    await using source = pieceFrames(this.#footage, piece, this, { ...this.#options, start, afterMs });
    const isLate = () => start !== FROM_THE_BEGINNING && !(source.firstMs !== undefined && source.firstMs <= fromMs);
    this.#decoded.push(source);
    for await (const frame of source) {
      if (isLate()) break;
      yield frame;
    }
    if (!isLate()) return true;
    this.#decoded.pop();
    return false;
  }

  #failure(): LiyiError | undefined {
    return this.#decoded.map((source) => source.problem()).find((problem) => problem !== undefined);
  }

  #messages(): string {
    return this.#decoded.map(({ messages }) => messages).join('; ');
  }

  /** What is missing where ffmpeg succeeded without delivering everything. */
  #shortfall(decoded: DecodeCoverage): LiyiError | undefined {
    const { startMs, containerStartMs, durationMs } = this.#footage;
    const { interval } = this.#options;
    const endMs = durationMs === undefined ? Number.NEGATIVE_INFINITY : startMs + durationMs;
    const bounds = {
      startMs: Math.max(containerStartMs, interval?.startMs ?? containerStartMs),
      endMs: Math.min(endMs, interval?.endMs ?? endMs),
    };
    return shortfallOf(decoded, {
      ...{ work: this.#work, bounds, stepMs: this.#stepMs },
      ...{ recordingStartMs: containerStartMs, messages: this.#messages() },
    });
  }
}
