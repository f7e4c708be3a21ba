import type { PixelBox } from '../core/geometry.ts';
import type { Milliseconds } from '../core/units.ts';
import type { LumaGrid } from './luma-grid.ts';

/** Luma step of a cell that counts as motion: twice a CCTV sensor's noise by day after averaging. A noisier picture is never still. */
const MOVED_LUMA = 8;
/** One cell may flicker: a cursor, a block border of the codec. */
const MOVED_CELLS = 2;
/** A net's answer is not used for longer than this, however still it is. */
const LONGEST_REUSE_MS: Milliseconds = 450;

/** Whether a part of the picture still shows what a net saw there, so that its answer holds. */
export class StillRegion {
  readonly #grid: LumaGrid;
  #seen: Float32Array | undefined;
  #tMs: Milliseconds = Number.NEGATIVE_INFINITY;

  constructor(grid: LumaGrid) {
    this.#grid = grid;
  }

  /** Since the net ran last. */
  isStill(tMs: Milliseconds, box: PixelBox): boolean {
    const elapsedMs = tMs - this.#tMs;
    if (this.#seen === undefined || elapsedMs < 0 || elapsedMs > LONGEST_REUSE_MS) return false;
    return this.#grid.changedCells(this.#seen, box, MOVED_LUMA) < MOVED_CELLS;
  }

  /** The net has run on the grid's frame. */
  seen(tMs: Milliseconds): void {
    this.#tMs = tMs;
    this.#seen = this.#grid.copy(this.#seen);
  }
}
