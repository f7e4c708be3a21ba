/** One entry of a TensorFlow.js weights manifest. */
interface WeightEntry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: 'float32';
  readonly quantization?: { readonly dtype: 'uint8'; readonly scale: number; readonly min: number };
}

export interface Weight {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/**
 * The tensors of a TensorFlow.js model by name, those of 8 bits widened.
 * @param manifest the *-weights_manifest.json
 * @param shard its one binary file: the tensors in the order of the manifest, without gaps
 */
export function readTfjsWeights(manifest: string, shard: Uint8Array): Map<string, Weight> {
  const [group] = JSON.parse(manifest) as [{ readonly weights: readonly WeightEntry[] }];
  const weights = new Map<string, Weight>();
  let at = 0;
  for (const { name, shape, quantization } of group.weights) {
    const count = shape.reduce((product, size) => product * size, 1);
    // A copy: floats must be aligned.
    const bytes = new Uint8Array(shard.subarray(at, at + count * (quantization ? 1 : 4)));
    at += bytes.length;
    const data = quantization
      ? Float32Array.from(bytes, (value) => value * quantization.scale + quantization.min)
      : new Float32Array(bytes.buffer);
    weights.set(name, { shape, data });
  }
  if (at !== shard.length) throw new TypeError(`the weights manifest describes ${at} bytes of ${shard.length}`);
  return weights;
}
