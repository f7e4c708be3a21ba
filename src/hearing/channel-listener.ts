import type { Milliseconds } from '../core/units.ts';
import type { SpeechDetector } from '../inference/speech-net.ts';
import { LevelMeter } from './level-meter.ts';
import { type ChannelReading, WINDOW_SAMPLES } from './sound-reading.ts';

/** One window of one channel. */
export interface HeardWindow {
  readonly speech: number;
  readonly loudness: number;
  readonly voiceBand: number;
}

/** Listens to one channel of sound, window by window. */
export class ChannelListener {
  readonly #detector: SpeechDetector;
  readonly #meter = new LevelMeter();

  constructor(detector: SpeechDetector) {
    this.#detector = detector;
  }

  /** @param samples of one window, in order of time */
  async hear(samples: Float32Array): Promise<HeardWindow> {
    return { speech: await this.#detector.speech(samples), ...this.#meter.levels(samples) };
  }

  /** There is a hole before the next window. */
  interrupted(): void {
    this.#detector.reset();
  }
}

/** Windows of one channel as they are kept. */
export const channelReading = (windows: readonly HeardWindow[]): ChannelReading => ({
  speech: Float32Array.from(windows, ({ speech }) => speech),
  loudness: Float32Array.from(windows, ({ loudness }) => loudness),
  voiceBand: Float32Array.from(windows, ({ voiceBand }) => voiceBand),
});

/** Collects samples until they fill windows, and knows when each window begins. */
export class WindowCutter {
  readonly #window: Float32Array[];
  #filled = 0;
  #startMs: Milliseconds = 0;

  constructor(channels: number) {
    this.#window = Array.from({ length: channels }, () => new Float32Array(WINDOW_SAMPLES));
  }

  /** Drops what does not fill a window. */
  clear(): void {
    this.#filled = 0;
  }

  /**
   * Whole windows, lent until the next is asked for.
   * @param ptsMs when the sample at `from` sounds
   */
  *cut(
    channels: readonly Float32Array[],
    from: number,
    ptsMs: Milliseconds,
    msOf: (samples: number) => Milliseconds,
  ): Generator<{ readonly startMs: Milliseconds; readonly samples: readonly Float32Array[] }> {
    const total = channels[0]?.length ?? 0;
    for (let at = from; at < total; ) {
      if (this.#filled === 0) this.#startMs = ptsMs + msOf(at - from);
      const count = Math.min(WINDOW_SAMPLES - this.#filled, total - at);
      for (const [c, window] of this.#window.entries()) window.set(channels[c]!.subarray(at, at + count), this.#filled);
      this.#filled += count;
      at += count;
      if (this.#filled < WINDOW_SAMPLES) continue;
      this.#filled = 0;
      yield { startMs: this.#startMs, samples: this.#window };
    }
  }
}
