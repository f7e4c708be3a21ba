import type { PictureSize } from '../core/geometry.ts';
import type { Milliseconds } from '../core/units.ts';
import { CodedPackets } from './coded-packets.ts';
import { type FfmpegProcess, failureOf, startFfmpeg } from './ffmpeg-process.ts';
import { MAX_PICTURE_PIXELS } from './input-arguments.ts';
import { type LiveAddress, liveInput, shownAddress } from './live-address.ts';
import type { DecoderOptions } from './packet-decoder.ts';
import { PacketGate } from './packet-gate.ts';
import { type DecoderListener, ReplaceableDecoder } from './replaceable-decoder.ts';
import { inChunks } from './reused-pipe.ts';

/**
 * The decoder is too slow where pictures are this far behind what was received, for that long. A burst is decoded in
 * less.
 */
const TOO_LATE_MS: Milliseconds = 3_000;
const TOO_LATE_FOR_MS: Milliseconds = 2_000;
/** A new decoder has caught up when its pictures are at most this far behind. */
const CAUGHT_UP_MS: Milliseconds = 300;
const LONGEST_CATCH_UP_MS: Milliseconds = 5_000;

/**
 * What a picture says about decoding. `moving`: decode all that follow. `still`: a few are enough. `rewind`: there is motion in
 * this one, so it was not taken; decode those left out before it, then show it again.
 */
export type PictureAnswer = 'moving' | 'still' | 'rewind';

/** Where the pictures of a connection go. */
export interface PictureSink {
  /** A picture was received; it may never be decoded. */
  arrived(ptsMs: Milliseconds): void;
  /** Memory for one I420 picture of this size: the next one is written there. */
  buffer(size: PictureSize): Uint8Array;
  /**
   * The buffer given last is filled.
   * @param isSparse whether pictures before it were left out: only then may the answer be `rewind`
   */
  filled(ptsMs: Milliseconds, size: PictureSize, isSparse: boolean): PictureAnswer;
  /**
   * Whether the next picture would have to be dropped. Only pictures of a decoder that catches up wait for the sink.
   */
  isBusy(): boolean;
}

export interface ConnectionOptions extends DecoderOptions {
  /**
   * Pictures that were left out at first and are farther behind than this are decoded but not shown. Left out: all are
   * shown.
   */
  readonly oldestMs?: Milliseconds | undefined;
}

/** `finished`: a file was played to its end. `lost`: anything else, in words without credentials. */
export type ConnectionEnd = { readonly kind: 'finished' } | { readonly kind: 'lost'; readonly problem: string };

/**
 * Opens a live stream and gives its pictures to the sink as they come.
 * @throws LiyiError LIYI_LIVE_ADDRESS, LIYI_FFMPEG_MISSING
 */
export async function connect(
  address: LiveAddress,
  sink: PictureSink,
  options: ConnectionOptions,
): Promise<LiveConnection> {
  let connection: LiveConnection | undefined;
  const output = inChunks((chunk) => {
    connection?.receive(chunk);
    return true;
  });
  const { programs } = options;
  const { args, stdin } = liveInput(address);
  const receiver = await startFfmpeg('ffmpeg', receiverArguments(args), {
    ...{ programs, output },
    stdin: stdin === undefined ? 'ignore' : 'pipe',
  });
  if (stdin !== undefined) receiver.stdin.end(stdin);
  connection = new LiveConnection(address, receiver, sink, options);
  return connection;
}

/**
 * A live stream: one process receives it, another decodes what the gate lets through. A picture of another size than
 * the first ends the connection; the next connection has the new size.
 */
export class LiveConnection implements AsyncDisposable {
  /** Settles once all processes are gone; never rejects. */
  readonly ended: Promise<ConnectionEnd>;
  readonly #receiver: FfmpegProcess;
  readonly #sink: PictureSink;
  readonly #oldestMs: Milliseconds;
  readonly #packets = new CodedPackets();
  readonly #decoder: ReplaceableDecoder;
  readonly #gate = new PacketGate({
    decode: (bytes) => this.#decoder.write(bytes),
    decodeInNewDecoder: (bytes) => {
      this.#repeatedMs = this.#takenMs;
      this.#decoder.replace();
      this.#decoder.write(bytes);
    },
  });
  #isClosed = false;
  #problem: string | undefined;
  #arrivedMs: Milliseconds = Number.NEGATIVE_INFINITY;
  #takenMs: Milliseconds = Number.NEGATIVE_INFINITY;
  /** Pictures up to this time were taken before. */
  #repeatedMs: Milliseconds = Number.NEGATIVE_INFINITY;
  /** Wall-clock time until which a new decoder may catch up; in the past unless one has just started. */
  #catchUpUntilMs = Number.NEGATIVE_INFINITY;
  /** Wall-clock time. */
  #lateSinceMs: Milliseconds | undefined;

  constructor(address: LiveAddress, receiver: FfmpegProcess, sink: PictureSink, options: ConnectionOptions) {
    this.#receiver = receiver;
    this.#sink = sink;
    this.#oldestMs = options.oldestMs ?? Number.POSITIVE_INFINITY;
    const listener: DecoderListener = {
      began: () => {
        this.#catchUpUntilMs = performance.now() + LONGEST_CATCH_UP_MS;
      },
      buffer: (size) => sink.buffer(size),
      filled: (ptsMs, size) => this.#filled(ptsMs, size),
      failed: (problem) => this.#fail(problem),
    };
    this.#decoder = new ReplaceableDecoder(() => this.#packets.head!, listener, options);
    this.ended = this.#end(address);
  }

  /** Ids of the processes at work. */
  get pids(): readonly number[] {
    const decoder = this.#decoder.pid;
    return [this.#receiver.pid, ...(decoder === undefined ? [] : [decoder])];
  }

  /** Packets skipped because decoding was too slow. */
  get skipped(): number {
    return this.#gate.skipped;
  }

  /** Takes bytes that the receiver has written. */
  receive(chunk: Uint8Array): void {
    if (this.#isClosed) return;
    try {
      for (const packet of this.#packets.read(chunk)) {
        this.#sink.arrived(packet.ptsMs);
        this.#arrivedMs = packet.ptsMs;
        this.#gate.take(packet);
        if (packet.changesCoding) throw new Error('its pictures are coded in another way from here on');
        if (this.#gate.isStuck) throw new Error('its clock was set back');
      }
    } catch (error) {
      this.#fail((error as Error).message);
    }
  }

  /** To be called when the sink is no longer busy. */
  proceed(): void {
    this.#decoder.proceed();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#close();
    await this.ended;
  }

  async #end(address: LiveAddress): Promise<ConnectionEnd> {
    const received = await this.#receiver.ended;
    const failure = failureOf(received, this.#receiver.log, shownAddress(address));
    if (failure === undefined && !this.#isClosed) {
      this.#gate.stayAwake(this.#takenMs);
      await this.#decoder.finish();
    }
    await this.#decoder[Symbol.asyncDispose]();
    this.#isClosed = true;
    if (this.#problem !== undefined) return { kind: 'lost', problem: `${shownAddress(address)}: ${this.#problem}` };
    if (failure !== undefined) return { kind: 'lost', problem: failure.message };
    if (address.kind === 'file') return { kind: 'finished' };
    return { kind: 'lost', problem: `${shownAddress(address)}: the stream has ended` };
  }

  /** @returns whether the next picture may come */
  #filled(ptsMs: Milliseconds, size: PictureSize): boolean {
    if (this.#isClosed || ptsMs <= this.#repeatedMs || !this.#gate.isWhole(ptsMs)) return true;
    if (this.#isCatchingUp() && this.#arrivedMs - ptsMs > this.#oldestMs) return true;
    this.#repeatedMs = Number.NEGATIVE_INFINITY;
    const answer = this.#sink.filled(ptsMs, size, this.#gate.hasKeptBefore(ptsMs));
    if (answer === 'rewind') {
      this.#gate.wake(ptsMs);
      return true;
    }
    this.#takenMs = ptsMs;
    this.#watchLateness(ptsMs);
    if (answer === 'still' && !this.#isCatchingUp()) this.#gate.doze(ptsMs);
    else this.#gate.stayAwake(ptsMs);
    return !(this.#isCatchingUp() && this.#sink.isBusy());
  }

  #watchLateness(ptsMs: Milliseconds): void {
    const lateMs = this.#arrivedMs - ptsMs;
    const now = performance.now();
    this.#lateSinceMs = lateMs > TOO_LATE_MS ? (this.#lateSinceMs ?? now) : undefined;
    if (this.#lateSinceMs !== undefined && now - this.#lateSinceMs > TOO_LATE_FOR_MS) this.#gate.skipToKey();
    if (lateMs < CAUGHT_UP_MS) this.#catchUpUntilMs = Number.NEGATIVE_INFINITY;
  }

  #isCatchingUp(): boolean {
    return performance.now() < this.#catchUpUntilMs;
  }

  #fail(problem: string): void {
    this.#problem ??= problem;
    this.#close();
  }

  #close(): void {
    this.#isClosed = true;
    this.#receiver.kill();
    void this.#decoder[Symbol.asyncDispose]();
  }
}

function receiverArguments(input: readonly string[]): string[] {
  return [
    ...['-hide_banner', '-nostdin', '-loglevel', 'repeat+warning'],
    ...['-max_pixels', String(MAX_PICTURE_PIXELS), ...input],
    ...['-map', '0:V:0', '-an', '-sn', '-dn', '-c:v', 'copy'],
    // This kind of NUT also carries what a camera changes on the way, such as the size of its pictures.
    ...['-f', 'nut', '-syncpoints', 'timestamped', '-strict', 'experimental'],
    ...['-write_index', '0', '-flush_packets', '1', 'pipe:1'],
  ];
}
