/** Share of the chosen frames that were dropped because no thread was free: from here on it is an overload. */
const TOO_MANY_DROPPED = 0.1;
/** Fewer frames say nothing. */
const FEWEST_CHOSEN = 10;
const GROWTH = 1.25;
const RECOVERY = 0.93;
/** Even then every stream is seen once in two seconds when idle, and twice a second when served. */
const LARGEST_STRETCH = 2.5;

/** Lengthens the intervals of all streams equally while the threads cannot keep up, and shortens them again. */
export class Overload {
  #stretch = 1;

  /** How much longer than usual to wait between analysed frames; 1 as usual. */
  get stretch(): number {
    return this.#stretch;
  }

  /** @returns whether an overload has begun or ended */
  settle(chosen: number, dropped: number): boolean {
    const before = this.#stretch;
    if (chosen < FEWEST_CHOSEN) return false;
    if (dropped > TOO_MANY_DROPPED * chosen) this.#stretch = Math.min(LARGEST_STRETCH, before * GROWTH);
    else this.#stretch = before * RECOVERY < 1.05 ? 1 : before * RECOVERY;
    return (before === 1) !== (this.#stretch === 1);
  }
}
