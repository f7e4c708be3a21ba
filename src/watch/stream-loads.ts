import type { Milliseconds } from '../core/units.ts';
import type { StreamId } from './stream-spec.ts';

/** Costs are averaged over about this many settlements. */
const MEMORY = 3;
/** Share of a core that a new stream counts as until it is measured. */
const ASSUMED_LOAD = 0.1;
/** Share of a core: for a smaller difference between threads, restarting an observer does not pay off. */
const WORTH_MOVING = 0.2;

interface Placed {
  thread: number;
  /** Share of a core, 0..1. */
  load: number;
  spentMs: Milliseconds;
}

export interface StreamMove {
  readonly stream: StreamId;
  readonly from: number;
  readonly to: number;
}

/** Assigns streams to threads by their measured cost. */
export class StreamLoads {
  readonly #threads: number;
  readonly #streams = new Map<StreamId, Placed>();

  constructor(threads: number) {
    this.#threads = threads;
  }

  placeOf(stream: StreamId): number | undefined {
    return this.#streams.get(stream)?.thread;
  }

  streamsOf(thread: number): StreamId[] {
    return [...this.#streams].filter(([, placed]) => placed.thread === thread).map(([stream]) => stream);
  }

  /** Assigns a stream to the least loaded thread; a known stream stays where it is. */
  place(stream: StreamId): number {
    const known = this.#streams.get(stream);
    if (known) return known.thread;
    const thread = this.#extreme(Math.min);
    this.#streams.set(stream, { thread, load: ASSUMED_LOAD, spentMs: 0 });
    return thread;
  }

  remove(stream: StreamId): void {
    this.#streams.delete(stream);
  }

  spent(stream: StreamId, cpuMs: Milliseconds): void {
    const placed = this.#streams.get(stream);
    if (placed) placed.spentMs += cpuMs;
  }

  /**
   * Adds what was spent during `elapsedMs`.
   * @returns the one move that balances the threads most, if it pays off
   */
  settle(elapsedMs: Milliseconds, mayMove: (stream: StreamId) => boolean): StreamMove | undefined {
    for (const placed of this.#streams.values()) {
      placed.load += (placed.spentMs / elapsedMs - placed.load) / MEMORY;
      placed.spentMs = 0;
    }
    const [from, to] = [this.#extreme(Math.max), this.#extreme(Math.min)];
    const difference = this.#loadOf(from) - this.#loadOf(to);
    if (difference < WORTH_MOVING) return undefined;
    // Moving a load of half the difference makes both equal.
    const misfit = (stream: StreamId) => Math.abs(this.#streams.get(stream)!.load - difference / 2);
    const [stream] = this.streamsOf(from)
      .filter((candidate) => mayMove(candidate) && this.#streams.get(candidate)!.load < difference)
      .toSorted((a, b) => misfit(a) - misfit(b));
    if (stream === undefined) return undefined;
    this.#streams.get(stream)!.thread = to;
    return { stream, from, to };
  }

  #loadOf(thread: number): number {
    return this.streamsOf(thread).reduce((sum, stream) => sum + this.#streams.get(stream)!.load, 0);
  }

  #extreme(pick: (...loads: number[]) => number): number {
    const loads = Array.from({ length: this.#threads }, (_, thread) => this.#loadOf(thread));
    return loads.indexOf(pick(...loads));
  }
}
