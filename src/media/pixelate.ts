import type { PixelBox } from '../core/geometry.ts';
import type { Pixels } from '../core/units.ts';
import type { VideoFrame } from './frame.ts';

/** Across a face this leaves the line of the eyes and the mouth as about one cell each: nobody can be recognised. */
const CELLS_ACROSS = 6;
const SMALLEST_CELL_PX = 8;

/**
 * Replaces the box by cells of its mean colour, in place. Parts outside the picture are ignored.
 * @param cellPx side of the cells, at least 8; left out: a share of the box
 */
export function pixelate(
  frame: VideoFrame,
  box: PixelBox,
  cellPx: Pixels = Math.max(box.width, box.height) / CELLS_ACROSS,
): void {
  const { width, height, data } = frame;
  const [left, right] = evenRange(box.left, box.left + box.width, width);
  const [top, bottom] = evenRange(box.top, box.top + box.height, height);
  if (left >= right || top >= bottom) return;
  const cell = 2 * Math.ceil(Math.max(SMALLEST_CELL_PX, cellPx) / 2);
  const [chromaWidth, chromaHeight] = [Math.ceil(width / 2), Math.ceil(height / 2)];
  const cb = width * height;
  const cr = cb + chromaWidth * chromaHeight;
  for (let y = top; y < bottom; y += cell) {
    for (let x = left; x < right; x += cell) {
      const [x1, y1] = [Math.min(x + cell, right), Math.min(y + cell, bottom)];
      average(data, 0, width, x, y, x1, y1);
      const chroma = [x / 2, y / 2, Math.ceil(x1 / 2), Math.ceil(y1 / 2)] as const;
      average(data, cb, chromaWidth, ...chroma);
      average(data, cr, chromaWidth, ...chroma);
    }
  }
}

/** Whole, even pixels around `from`..`to`, inside `0..size`. */
function evenRange(from: number, to: number, size: number): readonly [number, number] {
  return [Math.max(0, 2 * Math.floor(from / 2)), Math.min(size, 2 * Math.ceil(to / 2))];
}

function average(
  plane: Uint8Array,
  offset: number,
  stride: number,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
): void {
  let sum = 0;
  for (let y = y0; y < y1; y++)
    for (let i = offset + y * stride + x0; i < offset + y * stride + x1; i++) sum += plane[i]!;
  const mean = Math.round(sum / ((x1 - x0) * (y1 - y0)));
  for (let y = y0; y < y1; y++) plane.fill(mean, offset + y * stride + x0, offset + y * stride + x1);
}
