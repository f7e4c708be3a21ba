import type { PicturePolygon } from '../core/geometry.ts';
import { isInside } from '../core/geometry.ts';
import type { Milliseconds } from '../core/units.ts';
import type { VideoFrame } from './frame.ts';
import { mainColoursShare } from './main-colours.ts';
import { PictureCells } from './picture-cells.ts';
import { areaOf, borderShare, largestUniformPatch, type UniformPatch } from './uniform-patch.ts';

/** What tells the picture of a camera from a card, a frozen frame and a masked one. Shares are 0..1. */
export interface PictureCheck {
  /** Of the cells between the bands where clocks are shown: those that differ from the likest of the last few checks. */
  readonly changedShare: number;
  /** Of all cells: those without texture. */
  readonly flatShare: number;
  /** Of all cells: those of the three commonest colours. */
  readonly mainColoursShare: number;
  /** Mean distance from grey, 0..128. */
  readonly saturation: number;
  /** Standard deviation of luma in the clerk's zone; of the whole picture where no zone is known. */
  readonly zoneContrast: number;
  /** Luma range within a cell that 2 % of all cells exceed: what edges there are, 0..255. */
  readonly edgeLuma: number;
  /** Of the picture: the largest rectangle of one colour without texture; 0 where it is small. */
  readonly patchShare: number;
  /** Of the clerk's zone: what that rectangle covers; 0 where no zone is known. */
  readonly patchOfZoneShare: number;
  /** Of what surrounds that rectangle: how much differs from it. All around a mask, in places about a plain wall. */
  readonly patchBorderShare: number;
}

/** Cards, frozen frames and masks last: once a second tells them, and noise has another second to show. */
const CHECK_EVERY_MS: Milliseconds = 1000;
/** Share of that by which a frame may come early. */
const SLACK = 0.2;
/** Coders show a frozen picture in turns, as finer and as coarser pictures of it: each was there a few checks before. */
const CHECKS_COMPARED = 4;
/** At the top and at the bottom, where recorders write clocks and names over the picture: of its height. */
const CLOCK_BAND_SHARE = 0.12;
/** Of the mean of a cell's pixels looked at: key pictures of noise change more of them by so little than coding does. */
const CHANGED_LUMA = 0.5;
const FLAT_RANGE = 2;
const EDGE_SHARE = 0.02;
const GREY = 128;

/** Checks the pictures of one camera, in order of time. */
export class PictureChecker {
  readonly #zone: PicturePolygon | undefined;
  readonly #cells = new PictureCells();
  #inZone: readonly number[] = [];
  /** Luma of the cells at the last checks. */
  #before: Float32Array[] = [];
  #checkedMs: Milliseconds | undefined;

  /** @param zone the clerk's */
  constructor(zone: PicturePolygon | undefined) {
    this.#zone = zone;
  }

  /** Undefined where it is too early, or nothing to compare with. */
  check(frame: VideoFrame): PictureCheck | undefined {
    const elapsedMs = frame.ptsMs - (this.#checkedMs ?? Number.NEGATIVE_INFINITY);
    if (elapsedMs >= 0 && elapsedMs < CHECK_EVERY_MS * (1 - SLACK)) return undefined;
    this.#checkedMs = frame.ptsMs;
    const cells = this.#cells;
    cells.read(frame);
    if (cells.luma.length === 0) return undefined;
    const isComparable = this.#before[0]?.length === cells.luma.length;
    if (!isComparable) {
      this.#inZone = cellsInside(cells, this.#zone);
      this.#before = [];
    }
    const check = isComparable ? this.#measure() : undefined;
    this.#before = [cells.luma.slice(), ...this.#before.slice(0, CHECKS_COMPARED - 1)];
    return check;
  }

  #measure(): PictureCheck {
    const cells = this.#cells;
    const patch = largestUniformPatch(cells);
    return {
      changedShare: Math.min(...this.#before.map((luma) => changedShare(cells, luma))),
      flatShare: flatShare(cells),
      mainColoursShare: mainColoursShare(cells),
      saturation: meanSaturation(cells),
      zoneContrast: contrastOf(cells.luma, this.#inZone),
      edgeLuma: edgeLuma(cells),
      patchShare: areaOf(patch) / cells.luma.length,
      patchOfZoneShare: this.#zone === undefined || patch === undefined ? 0 : this.#shareOfZone(patch),
      patchBorderShare: patch === undefined ? 0 : borderShare(cells, patch),
    };
  }

  #shareOfZone({ firstRow, firstColumn, rows, columns }: UniformPatch): number {
    const width = this.#cells.columns;
    const covered = this.#inZone.filter((i) => {
      const [row, column] = [Math.floor(i / width) - firstRow, (i % width) - firstColumn];
      return row >= 0 && row < rows && column >= 0 && column < columns;
    });
    return covered.length / Math.max(1, this.#inZone.length);
  }
}

/** Numbers of the cells whose middle lies in the zone; of all where none is known, or none lies in it. */
function cellsInside({ rows, columns }: PictureCells, zone: PicturePolygon | undefined): readonly number[] {
  const all = Array.from({ length: rows * columns }, (_, i) => i);
  if (zone === undefined) return all;
  const inside = all.filter((i) =>
    isInside({ x: ((i % columns) + 0.5) / columns, y: (Math.floor(i / columns) + 0.5) / rows }, zone),
  );
  return inside.length > 0 ? inside : all;
}

function changedShare({ luma, rows, columns }: PictureCells, before: Float32Array): number {
  const band = Math.ceil(rows * CLOCK_BAND_SHARE);
  const [first, end] = rows > 2 * band ? [band * columns, (rows - band) * columns] : [0, rows * columns];
  let changed = 0;
  for (let i = first; i < end; i++) if (Math.abs(luma[i]! - before[i]!) >= CHANGED_LUMA) changed++;
  return changed / (end - first);
}

function flatShare({ range }: PictureCells): number {
  let flat = 0;
  for (let i = 0; i < range.length; i++) if (range[i]! <= FLAT_RANGE) flat++;
  return flat / range.length;
}

function edgeLuma({ range }: PictureCells): number {
  const counts = new Uint32Array(256);
  for (const luma of range) counts[luma]!++;
  let edge = 255;
  for (let above = 0; edge > 0; edge--) {
    above += counts[edge]!;
    if (above > EDGE_SHARE * range.length) break;
  }
  return edge;
}

function meanSaturation({ cb, cr }: PictureCells): number {
  let sum = 0;
  for (let i = 0; i < cb.length; i++) sum += Math.max(Math.abs(cb[i]! - GREY), Math.abs(cr[i]! - GREY));
  return sum / cb.length;
}

/** Standard deviation of luma in some cells. */
function contrastOf(luma: Float32Array, cells: readonly number[]): number {
  let [sum, squares] = [0, 0];
  for (const i of cells) {
    sum += luma[i]!;
    squares += luma[i]! ** 2;
  }
  const mean = sum / cells.length;
  return Math.sqrt(Math.max(0, squares / cells.length - mean ** 2));
}
