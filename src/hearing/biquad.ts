/** Coefficients of a filter of second order, with a0 = 1. */
export interface BiquadCoefficients {
  readonly b: readonly [number, number, number];
  readonly a: readonly [number, number];
}

/** A filter of second order that remembers the samples before (direct form II, transposed). */
export class Biquad {
  readonly #c: BiquadCoefficients;
  #s1 = 0;
  #s2 = 0;

  constructor(coefficients: BiquadCoefficients) {
    this.#c = coefficients;
  }

  /** The next filtered sample. */
  next(x: number): number {
    const { b, a } = this.#c;
    const y = b[0] * x + this.#s1;
    this.#s1 = b[1] * x - a[0] * y + this.#s2;
    this.#s2 = b[2] * x - a[1] * y;
    return y;
  }
}

/** The two filters of K-weighting at any rate, from the analogue prototypes of ITU-R BS.1770-5, annex 1. */
export function kWeighting(rateHz: number): readonly [shelf: BiquadCoefficients, highPass: BiquadCoefficients] {
  return [shelf(rateHz, 1681.974450955533, 3.999843853973347, 0.7071752369554196), rlb(rateHz)];
}

function shelf(rateHz: number, hz: number, gainDb: number, q: number): BiquadCoefficients {
  const k = Math.tan((Math.PI * hz) / rateHz);
  const high = 10 ** (gainDb / 20);
  const band = high ** 0.4996667741545416;
  const a0 = 1 + k / q + k * k;
  return {
    b: [(high + (band * k) / q + k * k) / a0, (2 * (k * k - high)) / a0, (high - (band * k) / q + k * k) / a0],
    a: [(2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0],
  };
}

function rlb(rateHz: number): BiquadCoefficients {
  const { a } = secondOrder(rateHz, 38.13547087602444, 0.5003270373238773);
  return { b: [1, -2, 1], a };
}

/** Lets frequencies above a corner through (Butterworth, 12 dB an octave below it). */
export function highPass(rateHz: number, hz: number): BiquadCoefficients {
  const { a, a0 } = secondOrder(rateHz, hz, Math.SQRT1_2);
  return { b: [1 / a0, -2 / a0, 1 / a0], a };
}

/** Lets frequencies below a corner through (Butterworth, 12 dB an octave above it). */
export function lowPass(rateHz: number, hz: number): BiquadCoefficients {
  const { a, a0, k } = secondOrder(rateHz, hz, Math.SQRT1_2);
  const gain = (k * k) / a0;
  return { b: [gain, 2 * gain, gain], a };
}

function secondOrder(rateHz: number, hz: number, q: number) {
  const k = Math.tan((Math.PI * hz) / rateHz);
  const a0 = 1 + k / q + k * k;
  const a = [(2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0] as const;
  return { k, a0, a };
}
