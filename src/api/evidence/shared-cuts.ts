import { setTimeout as sleep } from 'node:timers/promises';
import { LiyiError } from '../../core/errors.ts';
import type { Milliseconds } from '../../core/units.ts';
import { nobodyWaits, withinTime } from '../service/within-time.ts';

/** ffmpeg uses a core; more at once would only be slower. */
const CUTS_AT_ONCE = 2;
/** Cuts that may wait; with more the service is busy. */
const WAITING_AT_MOST = 20;
/** How long the end of the service waits for ffmpeg to go. */
const END_WITHIN_MS: Milliseconds = 2_000;

interface Underway {
  readonly cut: Promise<void>;
  readonly stop: AbortController;
  waiting: number;
}

/**
 * Cuts that several requests may wait for, a few at once. A cut is given up when nobody waits for it any more, after
 * its time, and at the end of the service.
 */
export class SharedCuts implements AsyncDisposable {
  readonly #underway = new Map<string, Underway>();
  readonly #queue: (() => void)[] = [];
  readonly #running = new Set<Promise<unknown>>();
  #free = CUTS_AT_ONCE;
  #isClosed = false;

  /**
   * Has `work` cut the file at `path`, unless that is under way; settles when the file is there.
   * @param gone aborted when this request's client has gone
   * @param limitMs time for the cut, and for waiting until it begins
   * @throws LiyiError LIYI_BUSY, LIYI_INPUT_STALLED, LIYI_INTERRUPTED, and what `work` throws
   */
  async file(
    path: string,
    { gone, limitMs }: { readonly gone: AbortSignal; readonly limitMs: Milliseconds },
    work: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    if (this.#isClosed || gone.aborted) throw nobodyWaits();
    const one = this.#underway.get(path) ?? this.#begin(path, limitMs, work);
    one.waiting += 1;
    const { promise: left, reject } = Promise.withResolvers<never>();
    const leave = () => {
      reject(nobodyWaits());
      one.waiting -= 1;
      if (one.waiting === 0) one.stop.abort();
    };
    gone.addEventListener('abort', leave, { once: true });
    try {
      return await Promise.race([one.cut, left]);
    } finally {
      gone.removeEventListener('abort', leave);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    for (const { stop } of this.#underway.values()) stop.abort();
    await Promise.race([Promise.allSettled(this.#running), sleep(END_WITHIN_MS, undefined, { ref: false })]);
  }

  #begin(path: string, limitMs: Milliseconds, work: (signal: AbortSignal) => Promise<void>): Underway {
    const stop = new AbortController();
    const cut = this.#turn(limitMs, stop.signal)
      .then(() => withinTime(limitMs, stop.signal, (signal) => this.#run(() => work(signal))))
      .finally(() => {
        if (this.#underway.get(path)?.stop === stop) this.#underway.delete(path);
      });
    // Whoever waited may have gone.
    cut.catch(() => {});
    const one = { cut, stop, waiting: 0 };
    this.#underway.set(path, one);
    return one;
  }

  /** Passes the turn on when the work is really over: what hangs must not become more and more. */
  async #run(work: () => Promise<void>): Promise<void> {
    const running = work();
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
      const next = this.#queue.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }

  /** Waits until fewer cuts than allowed are running. */
  async #turn(limitMs: Milliseconds, stopped: AbortSignal): Promise<void> {
    if (this.#free > 0) {
      this.#free -= 1;
      return;
    }
    if (this.#queue.length >= WAITING_AT_MOST) throw tooBusy();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const leave = (error: LiyiError) => {
      this.#queue.splice(this.#queue.indexOf(resolve), 1);
      reject(error);
    };
    const timer = setTimeout(() => leave(tooBusy()), limitMs);
    const onStopped = () => leave(nobodyWaits());
    stopped.addEventListener('abort', onStopped, { once: true });
    this.#queue.push(resolve);
    await promise.finally(() => {
      clearTimeout(timer);
      stopped.removeEventListener('abort', onStopped);
    });
  }
}

const tooBusy = (): LiyiError =>
  new LiyiError('LIYI_BUSY', {
    message: 'many clips are being cut already',
    remedy: 'Try again in some seconds.',
  });
