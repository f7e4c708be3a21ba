import type { EpochMilliseconds, Milliseconds } from '../../core/units.ts';
import type { ServiceStore } from '../../store/service-store.ts';
import type { Principal } from '../access/principal.ts';

/** How long what another process changes of the listener's account may go unnoticed. */
const KNOWN_FOR_MS: Milliseconds = 1_000;

/** Who listens: looked up again whenever something has changed here, and each second for what others changed. */
export class Listener {
  readonly #store: ServiceStore;
  readonly #lookUp: () => Promise<Principal | undefined>;
  #principal: Principal | undefined;
  #at: { readonly now: EpochMilliseconds; readonly changes: number };

  constructor(store: ServiceStore, principal: Principal, lookUp: () => Promise<Principal | undefined>) {
    [this.#store, this.#principal, this.#lookUp] = [store, principal, lookUp];
    this.#at = { now: store.now(), changes: store.changes() };
  }

  /** Undefined where he may listen no more. */
  async principal(): Promise<Principal | undefined> {
    const at = { now: this.#store.now(), changes: this.#store.changes() };
    if (at.changes === this.#at.changes && Math.abs(at.now - this.#at.now) < KNOWN_FOR_MS) return this.#principal;
    this.#at = at;
    this.#principal = await this.#lookUp();
    return this.#principal;
  }
}
