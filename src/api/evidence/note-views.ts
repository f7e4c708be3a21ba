import { MINUTE_MS } from '../../contract/durations.ts';
import type { Milliseconds } from '../../core/units.ts';
import type { ServiceStore } from '../../store/service-store.ts';
import type { Principal } from '../access/principal.ts';

/** A player requests many ranges of one clip: together they are one viewing. */
const ONE_VIEWING_MS: Milliseconds = 10 * MINUTE_MS;
const REMEMBERED_AT_MOST = 10_000;

/** Notes in the audit log who looked at which picture of people, or read what they said, before the first byte is sent. */
export class ViewNotes {
  readonly #store: ServiceStore;
  readonly #seen = new Map<string, number>();

  constructor(store: ServiceStore) {
    this.#store = store;
  }

  async note(
    principal: Principal,
    view: {
      readonly action: 'clip.read' | 'still.read' | 'words.read' | 'words.search';
      readonly subject: string;
      readonly hall: string | undefined;
      readonly detail?:
        | { readonly unblurred: boolean }
        | { readonly q: string }
        | { readonly from: string; readonly to: string };
    },
  ): Promise<void> {
    const now = this.#store.now();
    const key = JSON.stringify([principal.actor.id, view.action, view.subject, view.hall, view.detail]);
    if (now - (this.#seen.get(key) ?? Number.NEGATIVE_INFINITY) < ONE_VIEWING_MS) return;
    await this.#store.change(principal.actor, async ({ note }) => note(view));
    if (this.#seen.size >= REMEMBERED_AT_MOST) this.#seen.clear();
    this.#seen.set(key, now);
  }
}
