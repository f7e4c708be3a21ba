import type { Milliseconds } from '../core/units.ts';

export interface OneEuroOptions {
  /** Cutoff at rest, Hz per unit of scaled value: lower is steadier. */
  readonly minCutoffHz: number;
  /** How much the cutoff rises with speed: higher lags less. */
  readonly beta: number;
  readonly derivativeCutoffHz: number;
}

/**
 * Speed-adaptive low-pass filter for many values at once: steady at rest, quick in motion. Works in presentation time,
 * so the sampling rate may change between calls. Source: Casiez, Roussel and Vogel, CHI 2012.
 */
export class OneEuroFilter {
  readonly #options: OneEuroOptions;
  readonly #stride: number;
  readonly #filtered: number;
  #values: Float32Array | undefined;
  #speeds: Float32Array | undefined;
  #tMs: Milliseconds = 0;

  /**
   * @param stride values a landmark has
   * @param filtered how many of these, from the first, are smoothed; the rest (such as a visibility) is passed on
   * @throws RangeError for cutoffs that are not positive or a negative beta
   */
  constructor(options: OneEuroOptions, stride: number, filtered: number) {
    if (!(options.minCutoffHz > 0) || !(options.derivativeCutoffHz > 0) || options.beta < 0)
      throw new RangeError(`one euro filter: cutoffs must be positive, beta not negative: ${JSON.stringify(options)}`);
    this.#options = options;
    this.#stride = stride;
    this.#filtered = filtered;
  }

  /** @param scale size of the thing seen, in the values' unit: speed counts relative to it. */
  filter(values: Float32Array, tMs: Milliseconds, scale: number): Float32Array {
    const last = this.#values;
    const elapsedS = (tMs - this.#tMs) / 1000;
    if (!last || !this.#speeds || last.length !== values.length || elapsedS <= 0) {
      this.#speeds = new Float32Array(values.length);
    } else {
      const { minCutoffHz, beta, derivativeCutoffHz } = this.#options;
      const speedGain = gain(derivativeCutoffHz, elapsedS);
      const out = Float32Array.from(values);
      for (let start = 0; start < values.length; start += this.#stride) {
        for (let i = start; i < start + this.#filtered; i++) {
          const speed = (values[i]! - last[i]!) / scale / elapsedS;
          const smoothed = this.#speeds[i]! + speedGain * (speed - this.#speeds[i]!);
          this.#speeds[i] = smoothed;
          out[i] = last[i]! + gain(minCutoffHz + beta * Math.abs(smoothed), elapsedS) * (values[i]! - last[i]!);
        }
      }
      this.#values = out;
      this.#tMs = tMs;
      return out;
    }
    this.#values = Float32Array.from(values);
    this.#tMs = tMs;
    return this.#values;
  }
}

/** Weight of the new value in a first-order low-pass filter. */
function gain(cutoffHz: number, elapsedS: number): number {
  const r = 2 * Math.PI * cutoffHz * elapsedS;
  return r / (r + 1);
}
