import type { Milliseconds } from '../core/units.ts';

const WINDOW_MS: Milliseconds = 4000;

/** Counts frames, and how many there were a second lately. */
export class FrameRate {
  #total = 0;
  readonly #recent: Milliseconds[] = [];

  get total(): number {
    return this.#total;
  }

  count(): void {
    this.#total++;
    const now = performance.now();
    this.#recent.push(now);
    this.#forget(now);
  }

  perSecond(): number {
    this.#forget(performance.now());
    return (this.#recent.length * 1000) / WINDOW_MS;
  }

  #forget(now: Milliseconds): void {
    while (this.#recent.length > 0 && now - this.#recent[0]! > WINDOW_MS) this.#recent.shift();
  }
}
