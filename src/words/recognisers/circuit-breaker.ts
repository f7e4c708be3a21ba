import { LiyiError } from '../../core/errors.ts';
import type { Milliseconds } from '../../core/units.ts';

export interface CircuitOptions {
  /** Failures in a row after which nobody asks any more. */
  readonly failures: number;
  /** For how long. */
  readonly restMs: Milliseconds;
}

/** Leaves a server alone for a while once it has failed often in a row: the first call after that tries it. */
export class CircuitBreaker {
  readonly #options: CircuitOptions;
  readonly #now: () => Milliseconds;
  #failures = 0;
  #closedAgainMs = 0;

  constructor(options: CircuitOptions, now: () => Milliseconds = () => performance.now()) {
    this.#options = options;
    this.#now = now;
  }

  /** @throws LiyiError LIYI_RECOGNISER while the server is left alone */
  check(name: string): void {
    const restMs = this.#closedAgainMs - this.#now();
    if (this.#failures < this.#options.failures || restMs <= 0) return;
    throw new LiyiError('LIYI_RECOGNISER', {
      message: `${name} failed ${this.#failures} times in a row and is left alone for ${Math.ceil(restMs / 1000)} s more.`,
      remedy: 'Look at the server; the words can be had later with liyi words.',
    });
  }

  succeeded(): void {
    this.#failures = 0;
  }

  failed(): void {
    this.#failures += 1;
    this.#closedAgainMs = this.#now() + this.#options.restMs;
  }
}
