import type { Decibels, LoudnessUnits } from '../core/units.ts';
import { SOUND_RATE_HZ } from '../media/sound-source.ts';
import { Biquad, highPass, kWeighting, lowPass } from './biquad.ts';
import { SILENT_DB } from './sound-reading.ts';

/** What telephones carry of a voice. */
const VOICE_BAND_HZ = { low: 300, high: 3400 } as const;
/** So that a sine of 997 Hz at full scale reads -3.01 LUFS. Source: ITU-R BS.1770-5, annex 1. */
const LOUDNESS_OFFSET: LoudnessUnits = -0.691;

export interface WindowLevels {
  readonly loudness: LoudnessUnits;
  readonly voiceBand: Decibels;
}

/** Levels of one channel, window by window; the filters remember what came before. */
export class LevelMeter {
  readonly #weighting = kWeighting(SOUND_RATE_HZ).map((c) => new Biquad(c)) as [Biquad, Biquad];
  readonly #band = [
    new Biquad(highPass(SOUND_RATE_HZ, VOICE_BAND_HZ.low)),
    new Biquad(lowPass(SOUND_RATE_HZ, VOICE_BAND_HZ.high)),
  ] as const;

  /** Levels of the next window, of any length. */
  levels(samples: Float32Array): WindowLevels {
    const [shelf, rlb] = this.#weighting;
    const [high, low] = this.#band;
    let weighted = 0;
    let voice = 0;
    for (const x of samples) {
      const k = rlb.next(shelf.next(x));
      const v = low.next(high.next(x));
      weighted += k * k;
      voice += v * v;
    }
    return {
      loudness: decibels(weighted / samples.length, LOUDNESS_OFFSET),
      voiceBand: decibels(voice / samples.length, 0),
    };
  }
}

const decibels = (power: number, offset: number): number =>
  power > 0 ? Math.max(SILENT_DB, 10 * Math.log10(power) + offset) : SILENT_DB;
