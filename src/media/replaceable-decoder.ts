import type { PictureSize } from '../core/geometry.ts';
import { type DecoderOptions, type DecoderTarget, PacketDecoder } from './packet-decoder.ts';

/** What the owner of a decoder hears of it. */
export interface DecoderListener extends DecoderTarget {
  /** A decoder runs and has what was written for it. */
  began(): void;
  /** The decoder ended unasked, or could not be started. */
  failed(problem: string): void;
}

/**
 * The decoder of a stream, which can be replaced by a new one at any time. Packets written while one starts wait for
 * it.
 */
export class ReplaceableDecoder implements AsyncDisposable {
  readonly #head: () => Uint8Array;
  readonly #listener: DecoderListener;
  readonly #options: DecoderOptions;
  #decoder: PacketDecoder | undefined;
  #unwritten: Uint8Array[] = [];
  #isFinishing = false;
  #isClosed = false;
  #starting: Promise<void> = Promise.resolve();
  /** Settles once all replaced decoders are gone. */
  #replaced: Promise<unknown> = Promise.resolve();

  /** @param head bytes that every decoder reads before the first packet */
  constructor(head: () => Uint8Array, listener: DecoderListener, options: DecoderOptions) {
    this.#head = head;
    this.#listener = listener;
    this.#options = options;
  }

  get pid(): number | undefined {
    return this.#decoder?.pid;
  }

  /**
   * Gives the decoder a packet, and starts a decoder where there is none.
   * @param bytes lent: may be reused when this returns
   */
  write(bytes: Uint8Array): void {
    if (this.#decoder !== undefined) this.#decoder.write(bytes);
    else {
      if (this.#unwritten.length === 0) this.#start();
      this.#unwritten.push(bytes.slice());
    }
  }

  /** Lets a new decoder take what is written from now on. */
  replace(): void {
    this.#replaced = Promise.all([this.#replaced, this.#decoder?.[Symbol.asyncDispose]()]);
    this.#decoder = undefined;
  }

  /** To be called when the listener can take pictures again. */
  proceed(): void {
    this.#decoder?.proceed();
  }

  /** Lets the decoder finish what was written. Settles once all processes are gone. */
  async finish(): Promise<void> {
    await this.#starting;
    this.#isFinishing = true;
    this.#decoder?.finish();
    await this.#decoder?.ended;
    await this.#replaced;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    await this.#starting;
    await this.#decoder?.[Symbol.asyncDispose]();
    await this.#replaced;
  }

  #start(): void {
    this.#starting = this.#starting.then(async () => {
      try {
        const decoder: PacketDecoder = await PacketDecoder.start(
          {
            buffer: (size) => this.#listener.buffer(size),
            filled: (ptsMs, size) => this.#filled(decoder, ptsMs, size),
          },
          this.#options,
        );
        if (this.#isClosed) return decoder[Symbol.asyncDispose]();
        this.#decoder = decoder;
        this.#listener.began();
        decoder.write(this.#head());
        for (const bytes of this.#unwritten) decoder.write(bytes);
        this.#unwritten = [];
        void this.#watch(decoder);
      } catch (error) {
        if (!this.#isClosed) this.#listener.failed((error as Error).message);
      }
    });
  }

  #filled(decoder: PacketDecoder, ptsMs: number, size: PictureSize): boolean {
    const isAtWork = decoder === this.#decoder && !this.#isClosed;
    return isAtWork ? this.#listener.filled(ptsMs, size) : true;
  }

  async #watch(decoder: PacketDecoder): Promise<void> {
    const problem = await decoder.ended;
    if (decoder !== this.#decoder || this.#isClosed) return;
    if (problem !== undefined || !this.#isFinishing) this.#listener.failed(problem ?? 'the decoder has ended');
  }
}
