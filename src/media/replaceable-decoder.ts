import type { PictureSize } from '../core/geometry.ts';
import { type DecoderOptions, type DecoderTarget, PacketDecoder } from './packet-decoder.ts';

export interface DecoderListener extends DecoderTarget {
  /** A decoder is there, and has what was written for it. */
  began(): void;
  /** It ended though nobody asked it to, or could not be started. */
  failed(problem: string): void;
}

/** The decoder of a stream, whose place a new one can take at any time. What is written to one on its way waits for it. */
export class ReplaceableDecoder implements AsyncDisposable {
  readonly #head: () => Uint8Array;
  readonly #listener: DecoderListener;
  readonly #options: DecoderOptions;
  #decoder: PacketDecoder | undefined;
  #unwritten: Uint8Array[] = [];
  #isFinishing = false;
  #isClosed = false;
  #starting: Promise<void> = Promise.resolve();
  /** Settles once decoders that were replaced are gone. */
  #replaced: Promise<unknown> = Promise.resolve();

  /** @param head what every decoder is to read before the first packet */
  constructor(head: () => Uint8Array, listener: DecoderListener, options: DecoderOptions) {
    this.#head = head;
    this.#listener = listener;
    this.#options = options;
  }

  get pid(): number | undefined {
    return this.#decoder?.pid;
  }

  /** Starts one where there is none. As `PacketDecoder.write`. */
  write(bytes: Uint8Array): void {
    if (this.#decoder !== undefined) this.#decoder.write(bytes);
    else {
      if (this.#unwritten.length === 0) this.#start();
      this.#unwritten.push(bytes.slice());
    }
  }

  /** What is written from now on goes to a new one. */
  replace(): void {
    this.#replaced = Promise.all([this.#replaced, this.#decoder?.[Symbol.asyncDispose]()]);
    this.#decoder = undefined;
  }

  /** The listener wants pictures again, if it did not. */
  proceed(): void {
    this.#decoder?.proceed();
  }

  /** Decodes what was written; settles once all processes are gone. */
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
            room: (size) => this.#listener.room(size),
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
