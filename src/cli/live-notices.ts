import type { EpochMilliseconds } from '../core/units.ts';
import type { CounterEvent } from '../events/event.ts';
import { DEFAULT_HALL } from '../timeline/places.ts';
import { insertNotice, type Notice } from '../timeline/service/notices.ts';
import type { ServiceStore } from '../timeline/service/service-store.ts';
import type { FeedUpdate } from '../watch/event-feed.ts';
import type { StreamSpec } from '../watch/stream-spec.ts';
import { eventRecord } from './stream-lines.ts';

/** While the store refuses, the newest wait; older ones come with their segment anyway. */
const MOST_WAITING = 2000;

/** Tells whoever listens to the service what live cameras see, as it happens; verdicts come with the segment. */
export class LiveNotices {
  readonly #store: Pick<ServiceStore, 'keep' | 'now'>;
  #waiting: Notice[] = [];
  #storing: Promise<void> = Promise.resolve();

  constructor(store: Pick<ServiceStore, 'keep' | 'now'>) {
    this.#store = store;
  }

  tell(spec: StreamSpec, { begun, ended }: FeedUpdate, originMs: EpochMilliseconds): void {
    const notice = (type: 'event.begun' | 'event.ended', event: CounterEvent): Notice => {
      const {
        kind: _,
        hall = DEFAULT_HALL,
        ...body
      } = eventRecord(type === 'event.begun' ? 'event-begun' : 'event', spec, event, originMs);
      return { type, hall, body };
    };
    this.#waiting.push(
      ...begun.map((event) => notice('event.begun', event)),
      ...ended.map((event) => notice('event.ended', event)),
    );
    this.#waiting = this.#waiting.slice(-MOST_WAITING);
    this.retry();
  }

  /** Stores what waits. Call it every second: a store that is busy is tried again. */
  retry(): void {
    this.#storing = this.#storing.then(async () => {
      const notices = this.#waiting;
      if (notices.length === 0) return;
      this.#waiting = [];
      const stored = await this.#store
        .keep(async (writing) => {
          for (const notice of notices) await insertNotice(writing, notice, this.#store.now());
        })
        .then(
          () => true,
          () => false,
        );
      if (!stored) this.#waiting = [...notices, ...this.#waiting].slice(-MOST_WAITING);
    });
  }

  /** Settles once what could be stored is. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.retry();
    await this.#storing;
  }
}
