import type { Milliseconds } from './core/units.ts';

export interface AnalysisProgress {
  /** Presentation time analysed up to, from the start of the footage. */
  readonly tMs: Milliseconds;
  /** Length of the footage; 0 where the file does not say. */
  readonly footageMs: Milliseconds;
  readonly framesAnalysed: number;
  /** Footage time per wall-clock time. */
  readonly speed: number;
}

/** Measures how fast an analysis gets on against the wall clock. */
export class ProgressMeter {
  readonly #startMs: Milliseconds;
  readonly #footageMs: Milliseconds;
  readonly #beganMs = performance.now();

  constructor(footage: { readonly startMs: Milliseconds; readonly durationMs?: Milliseconds }) {
    this.#startMs = footage.startMs;
    this.#footageMs = footage.durationMs ?? 0;
  }

  at(ptsMs: Milliseconds, framesAnalysed: number): AnalysisProgress {
    const tMs = ptsMs - this.#startMs;
    const elapsedMs = Math.max(1, performance.now() - this.#beganMs);
    return { tMs, footageMs: this.#footageMs, framesAnalysed, speed: tMs / elapsedMs };
  }
}
