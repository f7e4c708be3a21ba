import type { PixelBox } from '../core/geometry.ts';
import type { Milliseconds } from '../core/units.ts';
import type { LumaGrid } from './luma-grid.ts';

/** Luma step of a cell that counts as motion: twice a CCTV sensor's noise by day after averaging. A noisier picture is never still. */
const MOVED_LUMA = 8;
/** One cell may flicker: a cursor, a block border of the codec. */
const MOVED_CELLS = 2;

/** Whether a part of the picture still shows what a net saw there, so that its answer holds. */
export class StillRegion {
  readonly #grid: LumaGrid;
  readonly #longestReuseMs: Milliseconds;
  #seen: Float32Array | undefined;
  #tMs: Milliseconds = Number.NEGATIVE_INFINITY;

  /** @param longestReuseMs an answer is not used for longer, however still it is */
  constructor(grid: LumaGrid, longestReuseMs: Milliseconds) {
    this.#grid = grid;
    this.#longestReuseMs = longestReuseMs;
  }

  /** Since the net ran last, which is not too long ago. */
  isStill(tMs: Milliseconds, box: PixelBox): boolean {
    const elapsedMs = tMs - this.#tMs;
    if (this.#seen === undefined || elapsedMs < 0 || elapsedMs > this.#longestReuseMs) return false;
    return this.#grid.changedCells(this.#seen, box, MOVED_LUMA) < MOVED_CELLS;
  }

  /** How much of the box differs from what the net saw last, however long ago. */
  changedShare(box: PixelBox): number {
    return this.#seen === undefined ? 1 : this.#grid.changedShare(this.#seen, box, MOVED_LUMA);
  }

  /** The net has run on the grid's frame. */
  seen(tMs: Milliseconds): void {
    this.#tMs = tMs;
    this.#seen = this.#grid.copy(this.#seen);
  }
}
