import { type InferenceSession, Tensor } from 'onnxruntime-node';
import type { Probability } from '../core/units.ts';
import { openOnnx } from './open-onnx.ts';

/** Samples of one step at 16 kHz, and how many of those before it the net is shown again. Source: Silero VAD 5. */
const STEP_SAMPLES = 512;
const CONTEXT_SAMPLES = 64;
const STATE_SHAPE = [2, 1, 128] as const;
const STATE_LENGTH = 2 * 1 * 128;

/** Detects speech in one channel of sound, step by step; remembers what it heard. */
export interface SpeechDetector {
  /** @param samples the next 512 at 16 kHz */
  speech(samples: Float32Array): Promise<Probability>;
  /** Forgets what it heard, as after a hole. */
  reset(): void;
}

/** The net that detects speech (Silero VAD), shared by the channels of a worker. Running blocks the thread. */
export class SpeechNet implements AsyncDisposable {
  readonly #session: InferenceSession;
  readonly #rate = new Tensor('int64', BigInt64Array.of(16_000n), []);

  private constructor(session: InferenceSession) {
    this.#session = session;
  }

  /** @throws LiyiError LIYI_MODEL_MISSING, LIYI_MODEL_CORRUPT */
  static async open(): Promise<SpeechNet> {
    return new SpeechNet(await openOnnx('speech-detection'));
  }

  /** A detector that has heard nothing yet. */
  detector(): SpeechDetector {
    const input = new Float32Array(CONTEXT_SAMPLES + STEP_SAMPLES);
    const state = new Float32Array(STATE_LENGTH);
    const feeds = {
      input: new Tensor('float32', input, [1, input.length]),
      state: new Tensor('float32', state, STATE_SHAPE),
      sr: this.#rate,
    };
    return {
      speech: async (samples) => {
        input.set(samples, CONTEXT_SAMPLES);
        const { output, stateN } = await this.#session.run(feeds);
        state.set(stateN!.data as Float32Array);
        input.copyWithin(0, STEP_SAMPLES);
        return (output!.data as Float32Array)[0]!;
      },
      reset: () => {
        input.fill(0);
        state.fill(0);
      },
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#session.release();
  }
}
