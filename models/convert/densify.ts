import type { Sparsity } from './tflite-reader.ts';

/** Expands the stored non-zero `values` to the whole row-major tensor of `shape`. */
export function densify(values: Float32Array, shape: readonly number[], sparsity: Sparsity): Float32Array {
  const { traversalOrder, blockMap, dimensions } = sparsity;
  const rank = shape.length;
  const blockSize = shape.map(() => 1);
  blockMap.forEach((dimension, block) => {
    const level = dimensions[traversalOrder.indexOf(rank + block)]!;
    if (level.kind !== 'dense') throw new TypeError('a block of a sparse tensor must be dense');
    blockSize[dimension] = level.size;
  });
  const dense = new Float32Array(shape.reduce((product, size) => product * size, 1));
  /** Coordinate of each expanded dimension: the tensor's own, in blocks, then those inside a block. */
  const coordinate = new Array<number>(traversalOrder.length).fill(0);

  const write = (position: number): void => {
    let offset = 0;
    for (let d = 0; d < rank; d++) {
      const block = blockMap.indexOf(d);
      const inside = block < 0 ? 0 : coordinate[rank + block]!;
      offset = offset * shape[d]! + coordinate[d]! * blockSize[d]! + inside;
    }
    dense[offset] = values[position]!;
  };
  const visit = (depth: number, position: number): void => {
    const level = dimensions[depth];
    if (!level) {
      write(position);
      return;
    }
    const dimension = traversalOrder[depth]!;
    if (level.kind === 'dense') {
      for (let i = 0; i < level.size; i++) {
        coordinate[dimension] = i;
        visit(depth + 1, position * level.size + i);
      }
    } else {
      for (let at = level.segments[position]!; at < level.segments[position + 1]!; at++) {
        coordinate[dimension] = level.indices[at]!;
        visit(depth + 1, at);
      }
    }
  };
  visit(0, 0);
  return dense;
}
