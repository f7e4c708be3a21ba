import { overlapMs } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';
import type { CounterEvent } from '../events/event.ts';

/** What is published between segments comes from this much of the past; findings wait for the segment's end. */
export const FEED_TAIL_MS: Milliseconds = 30_000;
/** An event may still grow, and small ones vanish, until its end lies this far back: longer than any release time. */
const SETTLE_MS: Milliseconds = 800;
/** Interpreted again with more footage, an event's borders move by less than this. */
const SAME_EVENT_MS: Milliseconds = 500;
/** What was published longer ago cannot come up again. */
const REMEMBERED_MS: Milliseconds = 300_000;

export interface FeedUpdate {
  /** Going on now, published once; may turn out to be nothing. */
  readonly begun: readonly CounterEvent[];
  /** Over, published once. */
  readonly ended: readonly CounterEvent[];
}

/** What a feed remembers between updates. Plain data, so that another thread can continue. */
export interface FeedState {
  /** Published as over, in the last five minutes. */
  readonly ended: readonly CounterEvent[];
  /** Published as begun and not yet over. */
  readonly begun: readonly CounterEvent[];
  /** Everything before was settled at the last update. */
  readonly settledMs: Milliseconds;
}

export const NOTHING_PUBLISHED: FeedState = { ended: [], begun: [], settledMs: Number.NEGATIVE_INFINITY };

/** Makes a feed of the interpretations of a sliding interval: every event is published once. */
export class EventFeed {
  #state: FeedState;

  constructor(state: FeedState = NOTHING_PUBLISHED) {
    this.#state = state;
  }

  get state(): FeedState {
    return this.#state;
  }

  /** @param seenUntilMs time of the last reading interpreted */
  update(events: readonly CounterEvent[], seenUntilMs: Milliseconds): FeedUpdate {
    const { begun: known, ended: published } = this.#state;
    const settledMs = seenUntilMs - SETTLE_MS;
    const fresh = events.filter((event) => !published.some((earlier) => isSame(earlier, event)));
    const over = fresh.filter((event) => event.endMs <= settledMs && !this.#isHindsight(event));
    const ended = over.map((event) => this.#completed(event));
    const going = fresh.filter((event) => event.endMs > settledMs);
    const stillBegun = known.filter((earlier) => !over.some((event) => isSameBegun(earlier, event)));
    const begun = going.filter((event) => !stillBegun.some((earlier) => isSameBegun(earlier, event)));
    this.#state = {
      begun: [...stillBegun.filter((earlier) => going.some((event) => isSameBegun(earlier, event))), ...begun],
      ended: [...published, ...ended].filter((event) => event.endMs > seenUntilMs - REMEMBERED_MS),
      settledMs,
    };
    return { begun, ended };
  }

  /**
   * Whether an event ended before the last update and was not found then: the same past, interpreted again with more or
   * less around it, such as another usual face. What really happened is in the run; in the feed it would be half a
   * minute late.
   */
  #isHindsight(event: CounterEvent): boolean {
    const { begun, settledMs } = this.#state;
    return event.endMs <= settledMs - SAME_EVENT_MS && !begun.some((known) => isSameBegun(known, event));
  }

  /** The event with the beginning that was published: the sliding interval may no longer contain it. */
  #completed(event: CounterEvent): CounterEvent {
    const begun = this.#state.begun.find((known) => isSameBegun(known, event));
    return begun && begun.startMs < event.startMs ? { ...event, startMs: begun.startMs } : event;
  }
}

const isAlike = (a: CounterEvent, b: CounterEvent): boolean => a.type === b.type && a.role === b.role;

const isSame = (known: CounterEvent, event: CounterEvent): boolean =>
  isAlike(known, event) && (overlapMs(known, event) > 0 || Math.abs(known.startMs - event.startMs) <= SAME_EVENT_MS);

/** Nothing ended in between, or it would have been published. */
const isSameBegun = (known: CounterEvent, event: CounterEvent): boolean =>
  isAlike(known, event) && event.endMs >= known.startMs;
