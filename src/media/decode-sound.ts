import { HOUR_MS } from '../contract/durations.ts';
import type { LiyiError } from '../core/errors.ts';
import type { Milliseconds } from '../core/units.ts';
import type { DecodeOptions } from './decode-options.ts';
import { pieceInput } from './decode-piece.ts';
import { type FfmpegEnd, failureOf, startFfmpeg } from './ffmpeg-process.ts';
import type { Footage } from './footage.ts';
import type { MessageLog } from './message-log.ts';
import { NutSoundParser } from './nut-sound.ts';
import { outputUnreadable } from './probe-errors.ts';
import { SOUND_RATE_HZ, type SoundChunk, type SoundSource } from './sound-source.ts';
import { type PlacedPiece, piecesOf } from './time-map.ts';

/** ffmpeg's outputs cannot hold times before 0, files can. */
const SHIFT_MS: Milliseconds = HOUR_MS;
/** More channels are mixed down: a clerk's and a citizen's microphone are two. */
const MOST_CHANNELS = 2;

/** The sound of a recording by the same time map as its pictures; undefined where it has none. */
export const decodeSound = (
  footage: Footage,
  options: Pick<DecodeOptions, 'signal' | 'programs'> = {},
): SoundSource | undefined => (footage.hasAudio ? new RecordingSound(footage, options) : undefined);

/** Sound of a recording, piece by piece, each with a decoder of its own. */
class RecordingSound implements SoundSource {
  readonly #footage: Footage;
  readonly #options: Pick<DecodeOptions, 'signal' | 'programs'>;
  readonly #stop = new AbortController();
  #problem: LiyiError | undefined;

  constructor(footage: Footage, options: Pick<DecodeOptions, 'signal' | 'programs'>) {
    this.#footage = footage;
    this.#options = options;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<SoundChunk, void> {
    // Inside of a piece whose clock falls back, no time can be told.
    for (const piece of piecesOf(this.#footage.timeMap)) if (!piece.restarts) yield* this.#read(piece);
  }

  problem(): LiyiError | undefined {
    return this.#problem;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
  }

  async *#read(piece: PlacedPiece): AsyncGenerator<SoundChunk, void> {
    const channels = Math.min(this.#footage.soundChannels ?? 1, MOST_CHANNELS);
    const { programs, signal } = this.#options;
    const stopped = signal ? AbortSignal.any([signal, this.#stop.signal]) : this.#stop.signal;
    const args = soundArguments(this.#footage, piece, channels);
    await using run = await startFfmpeg('ffmpeg', args, { programs, signal: stopped });
    const parser = new NutSoundParser(channels);
    try {
      for await (const bytes of run.stdout)
        for (const chunk of parser.read(bytes as Buffer)) {
          const ptsMs = chunk.ptsMs - SHIFT_MS + piece.offsetMs;
          // Sound that a piece has beyond its pictures lies under those of the next.
          if (ptsMs < piece.span.endMs) yield { ...chunk, ptsMs };
        }
    } catch (error) {
      this.#problem ??= outputUnreadable(this.#work, error as Error);
      return;
    }
    this.#note(await run.ended, run.log);
  }

  #note(end: FfmpegEnd, log: MessageLog): void {
    if (!this.#stop.signal.aborted) this.#problem ??= failureOf(end, log, this.#work);
  }

  get #work(): string {
    return `decoding the sound of ${this.#footage.path}`;
  }
}

const soundArguments = (footage: Footage, piece: PlacedPiece, channels: number): string[] => [
  ...['-hide_banner', '-nostdin', '-loglevel', 'repeat+warning', '-threads', '1'],
  ...['-err_detect', 'ignore_err', '-max_error_rate', '1', '-copyts', ...pieceInput(footage, piece)],
  ...['-vn', '-sn', '-dn', '-map', '0:a:0', '-ac', String(channels)],
  ...['-af', `aresample=${SOUND_RATE_HZ},asetpts=PTS+${SHIFT_MS / 1000}/TB`],
  ...['-c:a', 'pcm_s16le', '-f', 'nut', '-write_index', '0', '-flush_packets', '1', 'pipe:1'],
];
