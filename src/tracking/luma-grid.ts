import type { PixelBox } from '../core/geometry.ts';
import type { Pixels } from '../core/units.ts';
import type { VideoFrame } from '../media/frame.ts';

/** One cell is this wide and high. */
const CELL_PX: Pixels = 8;

/** Rows and columns of cells, ends not included. */
export interface CellRange {
  readonly firstRow: number;
  readonly endRow: number;
  readonly firstColumn: number;
  readonly endColumn: number;
}

/** A frame's luma on a coarse grid: enough to see that something moved, for 0.05 ms at 720p. */
export class LumaGrid {
  columns = 0;
  rows = 0;
  /** Row by row, 0..255; overwritten by every `read`. */
  values: Float32Array = new Float32Array();

  /** @returns whether the picture's size is another than that of the frame before */
  read({ data, width, height }: VideoFrame): boolean {
    const columns = Math.floor(width / CELL_PX);
    const rows = Math.floor(height / CELL_PX);
    const isResized = columns !== this.columns || rows !== this.rows;
    if (isResized) {
      this.columns = columns;
      this.rows = rows;
      this.values = new Float32Array(columns * rows);
    }
    for (let row = 0, i = 0; row < rows; row++) {
      // Mean of four of a cell's 64 pixels.
      let upper = (row * CELL_PX + 2) * width + 2;
      let lower = upper + 4 * width;
      for (let column = 0; column < columns; column++, i++, upper += CELL_PX, lower += CELL_PX)
        this.values[i] = (data[upper]! + data[upper + 4]! + data[lower]! + data[lower + 4]!) / 4;
    }
    return isResized;
  }

  /** A copy of the values, into the memory of an earlier copy where it fits. */
  copy(reused?: Float32Array): Float32Array {
    if (reused?.length !== this.values.length) return this.values.slice();
    reused.set(this.values);
    return reused;
  }

  /** Every cell that a box touches. */
  cellsOf(box: PixelBox): CellRange {
    const within = (cell: number, count: number) => Math.min(count, Math.max(0, cell));
    return {
      firstRow: within(Math.floor(box.top / CELL_PX), this.rows),
      endRow: within(Math.ceil((box.top + box.height) / CELL_PX), this.rows),
      firstColumn: within(Math.floor(box.left / CELL_PX), this.columns),
      endColumn: within(Math.ceil((box.left + box.width) / CELL_PX), this.columns),
    };
  }

  /** How many cells of a box differ from an earlier copy by `luma` or more; all of them where the size has changed. */
  changedCells(earlier: Float32Array, box: PixelBox, luma: number): number {
    const { firstRow, endRow, firstColumn, endColumn } = this.cellsOf(box);
    const isComparable = earlier.length === this.values.length;
    let changed = 0;
    for (let row = firstRow; row < endRow; row++)
      for (let i = row * this.columns + firstColumn, end = row * this.columns + endColumn; i < end; i++)
        if (!isComparable || Math.abs(this.values[i]! - earlier[i]!) >= luma) changed++;
    return changed;
  }

  /** 0..1: the same as a share of the box. */
  changedShare(earlier: Float32Array, box: PixelBox, luma: number): number {
    const { firstRow, endRow, firstColumn, endColumn } = this.cellsOf(box);
    const cells = Math.max(1, (endRow - firstRow) * (endColumn - firstColumn));
    return this.changedCells(earlier, box, luma) / cells;
  }
}
