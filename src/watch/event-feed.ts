import { overlapMs } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';
import type { CounterEvent } from '../events/event.ts';

/** An event may still grow, and small ones vanish, until its end lies this far back: longer than any release time. */
export const SETTLE_MS: Milliseconds = 800;
/** Interpreted again with more footage, an event's borders move by less than this. */
const SAME_EVENT_MS: Milliseconds = 500;
/** What was published longer ago cannot come up again. */
const REMEMBERED_MS: Milliseconds = 300_000;

export interface FeedUpdate {
  /** Going on now, told once; may turn out to be nothing. */
  readonly begun: readonly CounterEvent[];
  /** Over, told once. */
  readonly ended: readonly CounterEvent[];
}

/** Makes a feed out of interpretations of a stretch that slides forward: every event is told once. */
export class EventFeed {
  #ended: CounterEvent[] = [];
  #begun: CounterEvent[] = [];
  #settledMs: Milliseconds = Number.NEGATIVE_INFINITY;

  /** @param seenUntilMs time of the last reading interpreted */
  update(events: readonly CounterEvent[], seenUntilMs: Milliseconds): FeedUpdate {
    const settledMs = seenUntilMs - SETTLE_MS;
    const fresh = events.filter((event) => !this.#ended.some((known) => isSame(known, event)));
    const over = fresh.filter((event) => event.endMs <= settledMs && !this.#isHindsight(event));
    const ended = over.map((event) => this.#completed(event));
    const going = fresh.filter((event) => event.endMs > settledMs);
    const stillBegun = this.#begun.filter((known) => !over.some((event) => isSameBegun(known, event)));
    const begun = going.filter((event) => !stillBegun.some((known) => isSameBegun(known, event)));
    this.#begun = [...stillBegun.filter((known) => going.some((event) => isSameBegun(known, event))), ...begun];
    this.#ended = [...this.#ended, ...ended].filter((event) => event.endMs > seenUntilMs - REMEMBERED_MS);
    this.#settledMs = settledMs;
    return { begun, ended };
  }

  /**
   * Over before the last update and not there then: the same past read anew with more or less around it, such as another
   * usual face. What really was belongs to the run; here it would come as news half a minute late.
   */
  #isHindsight(event: CounterEvent): boolean {
    return event.endMs <= this.#settledMs - SAME_EVENT_MS && !this.#begun.some((known) => isSameBegun(known, event));
  }

  /** The stretch may have lost an event's beginning; what was told then knows it. */
  #completed(event: CounterEvent): CounterEvent {
    const begun = this.#begun.find((known) => isSameBegun(known, event));
    return begun && begun.startMs < event.startMs ? { ...event, startMs: begun.startMs } : event;
  }
}

const isAlike = (a: CounterEvent, b: CounterEvent): boolean => a.type === b.type && a.role === b.role;

const isSame = (known: CounterEvent, event: CounterEvent): boolean =>
  isAlike(known, event) && (overlapMs(known, event) > 0 || Math.abs(known.startMs - event.startMs) <= SAME_EVENT_MS);

/** Nothing ended in between, or it would have been told. */
const isSameBegun = (known: CounterEvent, event: CounterEvent): boolean =>
  isAlike(known, event) && event.endMs >= known.startMs;
