import type { PictureCells } from './picture-cells.ts';

/** A rectangle of cells of one colour without texture. */
export interface UniformPatch {
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly rows: number;
  readonly columns: number;
}

/** Levels by which cells of one colour may differ after coding; a lit wall differs by more from one end to the other. */
const SAME_LEVELS = 1;
/** Colours looked for, the commonest first. */
const COLOURS = 3;
/** Of all cells: a mask is of one colour in more of them, and fewer make no large patch. */
const LEAST_SHARE = 0.01;
/** Luma steps by which what lies about a mask differs from it. */
const BORDER_LEVELS = 6;
/** Cells from the patch's edge: those nearer may be half covered. */
const BORDER_CELLS = 2;

/** The largest rectangle of one of the picture's commonest colours; undefined where none is common. */
export function largestUniformPatch(cells: PictureCells): UniformPatch | undefined {
  let largest: UniformPatch | undefined;
  for (const i of commonestFlatCells(cells)) {
    const found = largestRectangle(cells, (j) => isSameColour(cells, i, j));
    if (areaOf(found) > areaOf(largest)) largest = found;
  }
  return largest;
}

/** Share of what surrounds the patch, 0..1, that is of another colour or has texture; beyond the picture's edge nothing does. */
export function borderShare(cells: PictureCells, patch: UniformPatch): number {
  const { firstRow, firstColumn, rows, columns } = patch;
  const luma = cells.luma[(firstRow + (rows >> 1)) * cells.columns + firstColumn + (columns >> 1)]!;
  let differing = 0;
  const look = (row: number, column: number): void => {
    if (row < 0 || column < 0 || row >= cells.rows || column >= cells.columns) return;
    const i = row * cells.columns + column;
    if (cells.range[i]! > BORDER_LEVELS || Math.abs(cells.luma[i]! - luma) >= BORDER_LEVELS) differing++;
  };
  for (let column = firstColumn; column < firstColumn + columns; column++) {
    look(firstRow - BORDER_CELLS, column);
    look(firstRow + rows - 1 + BORDER_CELLS, column);
  }
  for (let row = firstRow; row < firstRow + rows; row++) {
    look(row, firstColumn - BORDER_CELLS);
    look(row, firstColumn + columns - 1 + BORDER_CELLS);
  }
  return differing / (2 * (rows + columns));
}

/** Number of cells; 0 for none. */
export const areaOf = (patch: UniformPatch | undefined): number =>
  patch === undefined ? 0 : patch.rows * patch.columns;

const isFlat = ({ range }: PictureCells, i: number): boolean => range[i]! <= SAME_LEVELS;

const isSameColour = (cells: PictureCells, i: number, j: number): boolean =>
  isFlat(cells, j) &&
  Math.abs(cells.luma[i]! - cells.luma[j]!) <= SAME_LEVELS &&
  Math.abs(cells.cb[i]! - cells.cb[j]!) <= SAME_LEVELS &&
  Math.abs(cells.cr[i]! - cells.cr[j]!) <= SAME_LEVELS;

/** One cell of each of the commonest colours among cells without texture. */
function commonestFlatCells(cells: PictureCells): number[] {
  const found = new Map<number, { count: number; readonly cell: number }>();
  for (let i = 0; i < cells.luma.length; i++) {
    if (!isFlat(cells, i)) continue;
    const colour = (Math.round(cells.luma[i]!) << 16) + (cells.cb[i]! << 8) + cells.cr[i]!;
    const known = found.get(colour);
    if (known === undefined) found.set(colour, { count: 1, cell: i });
    else known.count++;
  }
  return [...found.values()]
    .filter(({ count }) => count >= LEAST_SHARE * cells.luma.length)
    .sort((a, b) => b.count - a.count)
    .slice(0, COLOURS)
    .map(({ cell }) => cell);
}

/** The largest rectangle of cells that belong, by the heights of the columns that end in each row. */
function largestRectangle(cells: PictureCells, belongs: (cell: number) => boolean): UniformPatch | undefined {
  let largest: UniformPatch | undefined;
  const heights = new Int32Array(cells.columns + 1);
  for (let row = 0; row < cells.rows; row++) {
    for (let column = 0; column < cells.columns; column++)
      heights[column] = belongs(row * cells.columns + column) ? heights[column]! + 1 : 0;
    const open: number[] = [];
    for (let column = 0; column <= cells.columns; column++) {
      while (open.length > 0 && heights[open.at(-1)!]! >= heights[column]!) {
        const rows = heights[open.pop()!]!;
        const firstColumn = open.length > 0 ? open.at(-1)! + 1 : 0;
        const found = { firstRow: row - rows + 1, firstColumn, rows, columns: column - firstColumn };
        if (areaOf(found) > areaOf(largest)) largest = found;
      }
      open.push(column);
    }
  }
  return largest;
}
