import type { PixelBox } from '../core/geometry.ts';
import type { Milliseconds } from '../core/units.ts';
import type { LumaGrid } from './luma-grid.ts';

/** Time constant of learning the empty scene: faster than light changes, slower than people stand still. */
const LEARNING_MS: Milliseconds = 20_000;
/** People who are there from the start are found within this time. */
const FOUND_WITHIN_MS: Milliseconds = 1_000;
/** Luma steps by which a cell differs from the empty scene: about five times a CCTV sensor's noise after averaging. */
const DIFFERENT_LUMA = 14;

/**
 * What the scene looks like without people, learnt wherever nobody is tracked. It tells a citizen seen from behind, who is
 * foreground, from a monitor that looks like a person but was always there.
 */
export class SceneBackground {
  readonly #grid: LumaGrid;
  #background = new Float32Array();
  /** 1 for every cell that somebody has hidden from the start. */
  #hidden = new Uint8Array();
  #covered = new Uint8Array();
  #startMs: Milliseconds = 0;
  #tMs: Milliseconds = Number.NEGATIVE_INFINITY;

  /** @param grid is read by its owner before `learn` */
  constructor(grid: LumaGrid) {
    this.#grid = grid;
  }

  /**
   * @param surroundings regions of the people tracked, not learnt from
   * @param bodies boxes of those people: what they hid from the start is unknown until they move away
   */
  learn(tMs: Milliseconds, surroundings: readonly PixelBox[], bodies: readonly PixelBox[]): void {
    const { values } = this.#grid;
    const elapsedMs = tMs - this.#tMs;
    this.#tMs = tMs;
    if (!(elapsedMs >= 0) || elapsedMs > LEARNING_MS || this.#background.length !== values.length) {
      this.#restart(tMs);
      return;
    }
    this.#reveal(bodies, tMs);
    const rate = 1 - Math.exp(-elapsedMs / LEARNING_MS);
    const covered = this.#cover(surroundings);
    for (let i = 0; i < covered.length; i++)
      if (covered[i] === 0) this.#background[i]! += rate * (values[i]! - this.#background[i]!);
  }

  /**
   * Share of a region, 0..1, that differs from the empty scene in the frame learnt last.
   * @param people boxes to leave out
   */
  changedShare(region: PixelBox, people: readonly PixelBox[] = []): number {
    return this.#differingShare(region, this.#background, people);
  }

  /** Share of a region that differs from an earlier copy of the grid; 1 where that showed a picture of another size. */
  changedShareSince(earlier: Float32Array, region: PixelBox, people: readonly PixelBox[]): number {
    return earlier.length === this.#grid.values.length ? this.#differingShare(region, earlier, people) : 1;
  }

  #restart(tMs: Milliseconds): void {
    const { values } = this.#grid;
    this.#background = Float32Array.from(values);
    this.#hidden = new Uint8Array(values.length);
    this.#covered = new Uint8Array(values.length);
    this.#startMs = tMs;
  }

  #differingShare(region: PixelBox, other: Float32Array, people: readonly PixelBox[]): number {
    const { values, columns } = this.#grid;
    const covered = this.#cover(people);
    const { firstRow, endRow, firstColumn, endColumn } = this.#grid.cellsOf(region);
    let [cells, differing] = [0, 0];
    for (let row = firstRow; row < endRow; row++) {
      for (let i = row * columns + firstColumn, end = row * columns + endColumn; i < end; i++) {
        if (covered[i] !== 0 || this.#hidden[i] !== 0) continue;
        cells++;
        if (Math.abs(values[i]! - other[i]!) >= DIFFERENT_LUMA) differing++;
      }
    }
    return cells === 0 ? 0 : differing / cells;
  }

  #reveal(bodies: readonly PixelBox[], tMs: Milliseconds): void {
    const covered = this.#cover(bodies);
    const isStart = tMs - this.#startMs < FOUND_WITHIN_MS;
    for (let i = 0; i < covered.length; i++) {
      if (covered[i] !== 0) {
        if (isStart) this.#hidden[i] = 1;
      } else if (this.#hidden[i] !== 0) {
        this.#hidden[i] = 0;
        this.#background[i] = this.#grid.values[i]!;
      }
    }
  }

  /** 1 for every cell in one of the boxes. */
  #cover(boxes: readonly PixelBox[]): Uint8Array {
    this.#covered.fill(0);
    for (const box of boxes) {
      const { firstRow, endRow, firstColumn, endColumn } = this.#grid.cellsOf(box);
      for (let row = firstRow; row < endRow; row++)
        this.#covered.fill(1, row * this.#grid.columns + firstColumn, row * this.#grid.columns + endColumn);
    }
    return this.#covered;
  }
}
