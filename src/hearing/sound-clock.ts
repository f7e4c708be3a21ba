import type { Milliseconds } from '../core/units.ts';
import { SOUND_RATE_HZ } from '../media/sound-source.ts';

/** Times of packets waver by less; more is a hole, or sound that is told twice. */
const HOLE_MS: Milliseconds = 60;
/** How much of a deviation is made up with each packet: drift of clocks is followed, wavering evened out. */
const FOLLOWED_SHARE = 0.05;

/** How long a number of samples at SOUND_RATE_HZ lasts. */
export const msOfSamples = (samples: number): Milliseconds => (1000 * samples) / SOUND_RATE_HZ;

/** Where a packet belongs: its first samples that count, when they sound, and whether they follow what came before. */
export interface Placement {
  readonly skipSamples: number;
  readonly ptsMs: Milliseconds;
  readonly follows: boolean;
}

/** Places packets on the footage's clock: holes stay holes, wavering times are steadied, clocks that drift are followed. */
export class SoundClock {
  #nextMs: Milliseconds | undefined;

  /**
   * @param ptsMs presentation time that the packet states
   * @returns undefined for a packet that only repeats what was heard
   */
  place(ptsMs: Milliseconds, samples: number): Placement | undefined {
    const expectedMs = this.#nextMs;
    if (expectedMs === undefined || ptsMs - expectedMs > HOLE_MS) return this.#placed(ptsMs, samples, 0, false);
    const deviationMs = ptsMs - expectedMs;
    if (deviationMs >= -HOLE_MS) return this.#placed(expectedMs + FOLLOWED_SHARE * deviationMs, samples, 0, true);
    const skipSamples = Math.round((-deviationMs * SOUND_RATE_HZ) / 1000);
    return skipSamples >= samples ? undefined : this.#placed(expectedMs, samples, skipSamples, true);
  }

  #placed(ptsMs: Milliseconds, samples: number, skipSamples: number, follows: boolean): Placement {
    this.#nextMs = ptsMs + msOfSamples(samples - skipSamples);
    return { skipSamples, ptsMs, follows };
  }
}
