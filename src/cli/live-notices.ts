import type { EpochMilliseconds } from '../core/units.ts';
import type { CounterEvent } from '../events/event.ts';
import { DEFAULT_HALL } from '../store/places/places.ts';
import type { ServiceStore } from '../store/service-store.ts';
import { insertNotice, type Notice } from '../store/webhooks/notices.ts';
import type { FeedUpdate } from '../watch/event-feed.ts';
import type { StreamSpec } from '../watch/stream-spec.ts';
import { eventRecord } from './stream-lines.ts';

/**
 * While the store fails, this many of the newest notices wait; what older ones said is stored with their segment
 * anyway.
 */
const MOST_WAITING = 2000;

interface Waiting {
  readonly spec: StreamSpec;
  readonly notice: Notice;
}

/** Publishes what live cameras see through the service, as it happens; verdicts are published with the segment. */
export class LiveNotices {
  readonly #store: Pick<ServiceStore, 'keep' | 'now'>;
  readonly #onDropped: (spec: StreamSpec, error: Error) => void;
  #waiting: Waiting[] = [];
  #storing: Promise<void> = Promise.resolve();

  /** @param onDropped called when too many wait: the oldest ones of this stream will not be published */
  constructor(store: Pick<ServiceStore, 'keep' | 'now'>, onDropped: (spec: StreamSpec, error: Error) => void) {
    this.#store = store;
    this.#onDropped = onDropped;
  }

  publish(spec: StreamSpec, { begun, ended }: FeedUpdate, originMs: EpochMilliseconds): void {
    const notice = (type: 'event.begun' | 'event.ended', event: CounterEvent): Notice => {
      const {
        kind: _,
        hall = DEFAULT_HALL,
        ...body
      } = eventRecord(type === 'event.begun' ? 'event-begun' : 'event', spec, event, originMs);
      return { type, hall, body };
    };
    const notices = [
      ...begun.map((event) => notice('event.begun', event)),
      ...ended.map((event) => notice('event.ended', event)),
    ];
    this.#keep([...this.#waiting, ...notices.map((each) => ({ spec, notice: each }))]);
    this.retry();
  }

  /** Stores what waits. To be called every second, so that a busy store is tried again. */
  retry(): void {
    this.#storing = this.#storing.then(async () => {
      const waiting = this.#waiting;
      if (waiting.length === 0) return;
      this.#waiting = [];
      const stored = await this.#store
        .keep(async (writing) => {
          for (const { notice } of waiting) await insertNotice(writing, notice, this.#store.now());
        })
        .then(
          () => true,
          () => false,
        );
      if (!stored) this.#keep([...waiting, ...this.#waiting]);
    });
  }

  #keep(all: readonly Waiting[]): void {
    this.#waiting = all.slice(-MOST_WAITING);
    const dropped = all.slice(0, all.length - this.#waiting.length);
    for (const [spec, notices] of Map.groupBy(dropped, (each) => each.spec))
      this.#onDropped(spec, new Error(`${notices.length} notices of live events: more than ${MOST_WAITING} wait`));
  }

  /** Settles once everything that the store accepts is stored. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.retry();
    await this.#storing;
  }
}
