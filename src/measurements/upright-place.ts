import { median } from '../core/statistics.ts';
import type { Metres, Milliseconds } from '../core/units.ts';

/** Where a person was seen upright at one moment. */
export interface UprightSighting {
  readonly tMs: Milliseconds;
  readonly lateralM: Metres;
}

/** A person who walks about is where they were seen upright within this time. */
const NEAR_MS: Milliseconds = 5000;
const BIN_MS: Milliseconds = 1000;
const ENOUGH_SIGHTINGS = 5;

/** Where a person stands or sits when upright, which tells how far a leaning person is out of place. */
export class UprightPlace {
  readonly #bins = new Map<number, Metres[]>();
  readonly #medians = new Map<number, Metres | undefined>();

  constructor(sightings: readonly UprightSighting[]) {
    for (const { tMs, lateralM } of sightings) {
      const bin = Math.floor(tMs / BIN_MS);
      const own = this.#bins.get(bin);
      if (own) own.push(lateralM);
      else this.#bins.set(bin, [lateralM]);
    }
  }

  /**
   * Median place along the picture's horizontal axis within 5 s of a time; undefined where the person was hardly seen
   * upright then.
   */
  around(tMs: Milliseconds): Metres | undefined {
    const bin = Math.floor(tMs / BIN_MS);
    if (!this.#medians.has(bin)) this.#medians.set(bin, this.#medianNear(bin));
    return this.#medians.get(bin);
  }

  #medianNear(bin: number): Metres | undefined {
    const reach = NEAR_MS / BIN_MS;
    const near: Metres[] = [];
    for (let b = bin - reach; b <= bin + reach; b++) near.push(...(this.#bins.get(b) ?? []));
    return near.length >= ENOUGH_SIGHTINGS ? median(near) : undefined;
  }
}
