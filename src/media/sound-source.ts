import type { LiyiError } from '../core/errors.ts';
import type { Milliseconds } from '../core/units.ts';

/** Samples a second that every source of sound delivers: what the net that detects speech was trained on. */
export const SOUND_RATE_HZ = 16_000;

/** Decoded sound at SOUND_RATE_HZ, as many samples as its packet had. */
export interface SoundChunk {
  /** Presentation time of the first sample, on the same clock as the pictures. */
  readonly ptsMs: Milliseconds;
  /** One or two channels of equal length, samples from -1 to 1. */
  readonly channels: readonly Float32Array[];
}

/**
 * Where sound comes from. Iterate it once. Leaving the loop early or disposing of it ends the decoder. Sound that cannot be
 * decoded ends the loop; `problem` says why.
 */
export interface SoundSource extends AsyncIterable<SoundChunk>, AsyncDisposable {
  /** Undefined where all is well so far. */
  problem(): LiyiError | undefined;
}
