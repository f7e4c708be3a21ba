import { setTimeout as sleep } from 'node:timers/promises';
import { HOUR_MS, MINUTE_MS } from '../../contract/durations.ts';
import type { Milliseconds } from '../../core/units.ts';
import { checkWholeStore } from '../../store/database/check-whole-store.ts';

/** Every page is read, which may take minutes and a part of the disk's time. */
const CHECK_EVERY_MS: Milliseconds = HOUR_MS;
/** A store that was found damaged may have been restored. */
const CHECK_DAMAGED_EVERY_MS: Milliseconds = MINUTE_MS;
/** Then whoever asks is told what the former check found. */
const WAIT_MS: Milliseconds = 3_000;

/** Whether the file of a store is whole. It is read when somebody asks, at most once an hour. */
export class StoreHealth implements Disposable {
  readonly #file: string | undefined;
  readonly #onDamage: (problem: unknown) => void;
  readonly #ending = new AbortController();
  #damaged = false;
  #check: Promise<void> | undefined;
  #checkedAtMs = Number.NEGATIVE_INFINITY;

  /** @param file undefined for a store that is no file, whose server checks it */
  constructor(file: string | undefined, onDamage: (problem: unknown) => void) {
    this.#file = file;
    this.#onDamage = onDamage;
  }

  /** Whether the last check found no damage; waits some seconds for a check that is under way. */
  async isWhole(): Promise<boolean> {
    if (this.#file === undefined) return true;
    const everyMs = this.#damaged ? CHECK_DAMAGED_EVERY_MS : CHECK_EVERY_MS;
    if (performance.now() - this.#checkedAtMs > everyMs) this.#check ??= this.#checkNow(this.#file);
    if (this.#check !== undefined) await Promise.race([this.#check, sleep(WAIT_MS, undefined, { ref: false })]);
    return !this.#damaged;
  }

  [Symbol.dispose](): void {
    this.#ending.abort();
  }

  async #checkNow(file: string): Promise<void> {
    try {
      await checkWholeStore(file, this.#ending.signal);
      this.#damaged = false;
    } catch (problem) {
      if (this.#ending.signal.aborted) return;
      this.#damaged = true;
      this.#onDamage(problem);
    } finally {
      this.#checkedAtMs = performance.now();
      this.#check = undefined;
    }
  }
}
