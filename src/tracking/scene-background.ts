import type { PixelBox } from '../core/geometry.ts';
import type { Milliseconds, Pixels } from '../core/units.ts';
import type { VideoFrame } from '../media/frame.ts';

/** The picture is watched on a coarse grid of luma: one cell this wide and high. */
const CELL_PX: Pixels = 8;
/** The empty scene is learnt with this time constant: faster than light changes, slower than people stand still. */
const LEARNING_MS: Milliseconds = 20_000;
/** Luma steps from which a cell shows something else than the empty scene: about five times a CCTV sensor's noise after averaging. */
const DIFFERENT_LUMA = 14;

/**
 * What the scene looks like without people, learnt wherever nobody is tracked. It tells a monitor that looks like a
 * person (it was always there) from a citizen seen from behind (who came).
 */
export class SceneBackground {
  #columns = 0;
  #rows = 0;
  #background = new Float32Array();
  #current = new Float32Array();
  #tMs: Milliseconds = Number.NEGATIVE_INFINITY;

  /** @param people regions not to learn from */
  learn(frame: VideoFrame, people: readonly PixelBox[]): void {
    this.#read(frame);
    const elapsedMs = frame.ptsMs - this.#tMs;
    this.#tMs = frame.ptsMs;
    if (!(elapsedMs >= 0) || elapsedMs > LEARNING_MS) {
      this.#background = Float32Array.from(this.#current);
      return;
    }
    const rate = 1 - Math.exp(-elapsedMs / LEARNING_MS);
    for (let row = 0; row < this.#rows; row++) {
      for (let column = 0; column < this.#columns; column++) {
        const [x, y] = [(column + 0.5) * CELL_PX, (row + 0.5) * CELL_PX];
        if (people.some((box) => isIn(box, x, y))) continue;
        const i = row * this.#columns + column;
        this.#background[i]! += rate * (this.#current[i]! - this.#background[i]!);
      }
    }
  }

  /** Share of a region, 0..1, that differs from the empty scene in the frame learnt last. */
  changedShare(region: PixelBox): number {
    let cells = 0;
    let changed = 0;
    const first = (px: Pixels) => Math.max(0, Math.floor(px / CELL_PX));
    const endRow = Math.min(this.#rows, Math.ceil((region.top + region.height) / CELL_PX));
    const endColumn = Math.min(this.#columns, Math.ceil((region.left + region.width) / CELL_PX));
    for (let row = first(region.top); row < endRow; row++) {
      for (let column = first(region.left); column < endColumn; column++) {
        const i = row * this.#columns + column;
        cells++;
        if (Math.abs(this.#current[i]! - this.#background[i]!) >= DIFFERENT_LUMA) changed++;
      }
    }
    return cells === 0 ? 0 : changed / cells;
  }

  #read(frame: VideoFrame): void {
    const columns = Math.floor(frame.width / CELL_PX);
    const rows = Math.floor(frame.height / CELL_PX);
    if (columns !== this.#columns || rows !== this.#rows) {
      this.#columns = columns;
      this.#rows = rows;
      this.#current = new Float32Array(columns * rows);
      this.#tMs = Number.NEGATIVE_INFINITY;
    }
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++)
        this.#current[row * columns + column] = cellLuma(frame, column * CELL_PX, row * CELL_PX);
  }
}

/** Mean of four of a cell's 64 pixels. */
function cellLuma({ data, width }: VideoFrame, left: Pixels, top: Pixels): number {
  const upper = (top + 2) * width + left;
  const lower = (top + 6) * width + left;
  return (data[upper + 2]! + data[upper + 6]! + data[lower + 2]! + data[lower + 6]!) / 4;
}

const isIn = (box: PixelBox, x: Pixels, y: Pixels): boolean =>
  x >= box.left && x < box.left + box.width && y >= box.top && y < box.top + box.height;
