import type { Pixels } from '../core/units.ts';
import type { VideoFrame } from './frame.ts';

/** One cell is this wide and high: a macroblock's half, so that what a codec leaves as it was stays as it was here. */
const CELL_PX = 8;
/** Cells lie side by side in pictures of up to twice this height, and further apart in larger ones: some 3000 to 10 000. */
const PITCH_HEIGHT_PX = 360;
/** Pixels looked at in each direction of a cell. */
const STEP_PX = 2;

/** A frame on a coarse grid, row by row: how light and how textured each cell is, and its colour. */
export class PictureCells {
  columns = 0;
  rows = 0;
  /** Mean luma, 0..255. */
  luma = new Float32Array();
  /** Lightest less darkest pixel: 0 without any texture. */
  range = new Uint8Array();
  cb = new Uint8Array();
  cr = new Uint8Array();

  read(frame: VideoFrame): void {
    const { width, height } = frame;
    const pitch = CELL_PX * Math.max(1, Math.floor(Math.min(width, height) / PITCH_HEIGHT_PX));
    this.#resize(Math.floor(width / pitch), Math.floor(height / pitch));
    for (let row = 0, i = 0; row < this.rows; row++)
      for (let column = 0; column < this.columns; column++, i++) this.#readCell(frame, i, column * pitch, row * pitch);
  }

  #readCell({ data, width, height }: VideoFrame, i: number, left: Pixels, top: Pixels): void {
    let [sum, darkest, lightest] = [0, 255, 0];
    const first = top * width + left;
    for (let y = 0; y < CELL_PX; y += STEP_PX) {
      for (let at = first + y * width, end = at + CELL_PX; at < end; at += STEP_PX) {
        const luma = data[at]!;
        sum += luma;
        if (luma < darkest) darkest = luma;
        if (luma > lightest) lightest = luma;
      }
    }
    this.luma[i] = sum / (CELL_PX / STEP_PX) ** 2;
    this.range[i] = lightest - darkest;
    const chromaWidth = Math.ceil(width / 2);
    const cb = width * height + ((top + CELL_PX / 2) / 2) * chromaWidth + (left + CELL_PX / 2) / 2;
    this.cb[i] = data[cb]!;
    this.cr[i] = data[cb + chromaWidth * Math.ceil(height / 2)]!;
  }

  #resize(columns: number, rows: number): void {
    if (columns === this.columns && rows === this.rows) return;
    this.columns = columns;
    this.rows = rows;
    const count = columns * rows;
    this.luma = new Float32Array(count);
    this.range = new Uint8Array(count);
    this.cb = new Uint8Array(count);
    this.cr = new Uint8Array(count);
  }
}
