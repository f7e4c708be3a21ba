import type { EpochMilliseconds, Milliseconds } from '../core/units.ts';

/** Speed and remaining time, by bytes: the only size of a recording that is known before it is opened. */
export class BatchPace {
  readonly #recordings = new Map<string, { readonly bytes: number; fraction: number }>();
  #workedMs: Milliseconds = 0;
  #lastAt: EpochMilliseconds;

  constructor(now: EpochMilliseconds) {
    this.#lastAt = now;
  }

  expect(id: string, bytes: number): void {
    if (!this.#recordings.has(id)) this.#recordings.set(id, { bytes, fraction: 0 });
  }

  /** A recording is done up to this fraction; less than before where it was started again. */
  progress(id: string, fraction: number): void {
    const recording = this.#recordings.get(id);
    if (recording) recording.fraction = Math.min(1, Math.max(0, fraction));
  }

  /** A recording was done elsewhere, which says nothing about the speed here. */
  forget(id: string): void {
    this.#recordings.delete(id);
  }

  /** Time counts towards the speed only while work may be done. */
  tick(now: EpochMilliseconds, working: boolean): void {
    if (working) this.#workedMs += now - this.#lastAt;
    this.#lastAt = now;
  }

  /** Share done, 0..1, of what is known so far. */
  get fraction(): number {
    const { done, total } = this.#bytes;
    return total > 0 ? done / total : 0;
  }

  /** Remaining working time, without pauses; undefined until the speed is known. */
  get leftMs(): Milliseconds | undefined {
    const { done, total } = this.#bytes;
    return done > 0 ? ((total - done) / done) * this.#workedMs : undefined;
  }

  get #bytes(): { done: number; total: number } {
    let [done, total] = [0, 0];
    for (const { bytes, fraction } of this.#recordings.values()) {
      done += bytes * fraction;
      total += bytes;
    }
    return { done, total };
  }
}
