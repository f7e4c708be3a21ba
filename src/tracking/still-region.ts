import type { PixelBox } from '../core/geometry.ts';
import type { Milliseconds } from '../core/units.ts';
import type { LumaGrid } from './luma-grid.ts';

/** Luma step of a cell that counts as motion: twice a CCTV sensor's noise by day after averaging. A noisier picture is never still. */
const MOVED_LUMA = 8;
/** One cell may flicker: a cursor, a block border of the codec. */
const MOVED_CELLS = 2;

/** Tells whether a part of the picture still shows what a net saw there, so that its answer holds. */
export class StillRegion {
  readonly #grid: LumaGrid;
  readonly #longestReuseMs: Milliseconds;
  #view: Float32Array | undefined;
  #tMs: Milliseconds = Number.NEGATIVE_INFINITY;

  /** @param longestReuseMs an answer is not used for longer, however still it is */
  constructor(grid: LumaGrid, longestReuseMs: Milliseconds) {
    this.#grid = grid;
    this.#longestReuseMs = longestReuseMs;
  }

  /** Whether nothing has moved in the box since the net ran, and that is not too long ago. */
  isStill(tMs: Milliseconds, box: PixelBox): boolean {
    const elapsedMs = tMs - this.#tMs;
    if (this.#view === undefined || elapsedMs < 0 || elapsedMs > this.#longestReuseMs) return false;
    return this.#grid.changedCells(this.#view, box, MOVED_LUMA) < MOVED_CELLS;
  }

  /** 0..1: how much of the box differs from what the net saw last, however long ago; 1 if it never ran. */
  changedShare(box: PixelBox): number {
    return this.#view === undefined ? 1 : this.#grid.changedShare(this.#view, box, MOVED_LUMA);
  }

  /** Notes that the net has run on the grid's frame. */
  renew(tMs: Milliseconds): void {
    this.#tMs = tMs;
    this.#view = this.#grid.copy(this.#view);
  }
}
