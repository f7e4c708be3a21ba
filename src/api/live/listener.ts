import type { EpochMilliseconds, Milliseconds } from '../../core/units.ts';
import type { ServiceStore } from '../../store/service-store.ts';
import type { Principal } from '../access/principal.ts';

/** How long a change of the listener's account by another process may go unnoticed. */
const KNOWN_FOR_MS: Milliseconds = 1_000;

/** Who listens: looked up again whenever something changes here, and each second for changes by others. */
export class Listener {
  readonly #store: ServiceStore;
  readonly #lookUp: () => Promise<Principal | undefined>;
  #principal: Principal | undefined;
  #at: { readonly now: EpochMilliseconds; readonly changes: number };

  constructor(store: ServiceStore, principal: Principal, lookUp: () => Promise<Principal | undefined>) {
    [this.#store, this.#principal, this.#lookUp] = [store, principal, lookUp];
    this.#at = { now: store.now(), changes: store.changes() };
  }

  /** The listener; undefined once listening is no longer allowed. */
  async principal(): Promise<Principal | undefined> {
    const at = { now: this.#store.now(), changes: this.#store.changes() };
    if (at.changes === this.#at.changes && Math.abs(at.now - this.#at.now) < KNOWN_FOR_MS) return this.#principal;
    this.#at = at;
    this.#principal = await this.#lookUp();
    return this.#principal;
  }
}
