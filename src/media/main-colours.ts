import type { PictureCells } from './picture-cells.ts';

const MAIN_COLOURS = 3;
/** Steps of each of luma and chroma are 8 levels wide. */
const STEP_BITS = 3;
const KEPT_BITS = 8 - STEP_BITS;

const counts = new Uint32Array(1 << (3 * KEPT_BITS));

/** Share of the cells, 0..1, that are of the three commonest colours. */
export function mainColoursShare({ luma, cb, cr }: PictureCells): number {
  counts.fill(0);
  for (let i = 0; i < luma.length; i++) {
    const colour =
      ((luma[i]! >> STEP_BITS) << (2 * KEPT_BITS)) | ((cb[i]! >> STEP_BITS) << KEPT_BITS) | (cr[i]! >> STEP_BITS);
    counts[colour]!++;
  }
  const most: number[] = [];
  let least = 0;
  for (const count of counts) {
    if (count <= least) continue;
    most.push(count);
    most.sort((a, b) => b - a).splice(MAIN_COLOURS);
    if (most.length === MAIN_COLOURS) least = most.at(-1)!;
  }
  return most.reduce((sum, count) => sum + count, 0) / luma.length;
}
