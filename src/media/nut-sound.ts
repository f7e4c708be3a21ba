import { FILE_ID_LENGTH, MORE, NutStream, STARTCODE_BYTE } from './nut-stream.ts';
import type { SoundChunk } from './sound-source.ts';

const BYTES_PER_SAMPLE = 2;
/** Full scale of 16-bit samples. */
const FULL_SCALE = 32_768;

/** Reads the packets of a NUT stream with one stream of interleaved 16-bit PCM, as ffmpeg writes it to a pipe. */
export class NutSoundParser {
  readonly #nut = new NutStream();
  readonly #channels: number;
  #pending = new Uint8Array(0);
  #isFileIdSeen = false;

  constructor(channels: number) {
    this.#channels = channels;
  }

  /**
   * The packets that are complete with this chunk, in order. Chunks may break anywhere.
   * @throws Error for bytes that are not NUT
   */
  read(chunk: Uint8Array): SoundChunk[] {
    const bytes = this.#pending.length === 0 ? chunk : concat(this.#pending, chunk);
    const chunks: SoundChunk[] = [];
    let at = 0;
    for (;;) {
      const next = this.#element(bytes, at, chunks);
      if (next === MORE) break;
      at = next;
    }
    this.#pending = bytes.slice(at);
    return chunks;
  }

  /** Reads one packet. @returns where the next begins */
  #element(bytes: Uint8Array, start: number, into: SoundChunk[]): number | typeof MORE {
    if (start >= bytes.length) return MORE;
    if (!this.#isFileIdSeen) {
      if (bytes.length - start < FILE_ID_LENGTH) return MORE;
      this.#isFileIdSeen = true;
      return start + FILE_ID_LENGTH;
    }
    if (bytes[start] === STARTCODE_BYTE) {
      const packet = this.#nut.readPacket(bytes, start);
      return packet === MORE ? MORE : packet.end;
    }
    const clock = this.#nut.clock;
    const header = this.#nut.readFrameHeader(bytes, start);
    if (header === MORE) return MORE;
    const end = header.end + header.size - header.elided.length;
    if (end > bytes.length) {
      // The header is read again with the rest.
      this.#nut.clock = clock;
      return MORE;
    }
    const data = concat(header.elided, bytes.subarray(header.end, end));
    into.push({ ptsMs: header.ptsMs, channels: this.#split(data) });
    return end;
  }

  #split(data: Uint8Array): Float32Array[] {
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    const step = BYTES_PER_SAMPLE * this.#channels;
    const count = Math.floor(data.byteLength / step);
    return Array.from({ length: this.#channels }, (_, c) =>
      Float32Array.from({ length: count }, (_, i) => view.getInt16(i * step + c * BYTES_PER_SAMPLE, true) / FULL_SCALE),
    );
  }
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}
