import { densify } from './densify.ts';
import { fromHalfFloats } from './half-float.ts';
import { OnnxGraph } from './onnx-graph.ts';
import type { TfliteGraph, TfliteOperator } from './tflite-reader.ts';
import type { Activation } from './tflite-schema.ts';
import { ACTIVATIONS } from './tflite-schema.ts';

/** Writes one TFLite operator as ONNX nodes. */
export type OperatorLowering = (operator: TfliteOperator, lowering: Lowering) => void;

/** Zeros put around a picture before a convolution. */
export interface SpatialPadding {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/**
 * The state of a conversion. TFLite keeps pictures as NHWC, ONNX as NCHW: every tensor of four dimensions that has
 * been written is NCHW there, every other one has the same layout in both.
 */
export class Lowering {
  readonly graph = new OnnxGraph();
  readonly source: TfliteGraph;
  /** By the tensor number of a PAD's output: zeros that the convolutions behind it take over. */
  readonly foldedPadding = new Map<number, SpatialPadding>();
  readonly #names = new Map<number, string>();
  readonly #producers = new Map<number, TfliteOperator>();

  constructor(source: TfliteGraph) {
    this.source = source;
    for (const operator of source.operators) for (const i of operator.outputs) this.#producers.set(i, operator);
  }

  /** As TFLite states it (NHWC). */
  shape(tensor: number): readonly number[] {
    return this.source.tensors[tensor]!.shape;
  }

  /** As it is written: NCHW where it has four dimensions. */
  onnxShape(tensor: number): readonly number[] {
    return toNchwShape(this.shape(tensor));
  }

  /** The ONNX name of a computed tensor, or of a constant, which is then written. */
  value(tensor: number): string {
    const known = this.#names.get(tensor);
    if (known !== undefined) return known;
    const data = this.floats(tensor);
    const shape = this.shape(tensor);
    const name =
      shape.length === 4
        ? this.graph.floats(transpose(data, shape, [0, 3, 1, 2]), toNchwShape(shape))
        : this.graph.floats(data, shape);
    this.define(tensor, name);
    return name;
  }

  define(tensor: number, name: string): void {
    this.#names.set(tensor, name);
  }

  isConstant(tensor: number): boolean {
    const producer = this.#producers.get(tensor);
    if (!producer) return this.source.tensors[tensor]!.bytes !== undefined;
    return (producer.type === 'DEQUANTIZE' || producer.type === 'DENSIFY') && this.isConstant(producer.inputs[0]!);
  }

  /** Values of a constant in TFLite's layout, half floats widened, sparse ones expanded. */
  floats(tensor: number): Float32Array {
    const { bytes, type, shape, sparsity, name } = this.source.tensors[tensor]!;
    const producer = this.#producers.get(tensor);
    if (producer && this.isConstant(tensor)) return this.floats(producer.inputs[0]!);
    if (!bytes || type === 'int32') throw new TypeError(`tensor ${name} is not a constant of floats`);
    const values = type === 'float16' ? fromHalfFloats(bytes) : new Float32Array(bytes.buffer);
    return sparsity ? densify(values, shape, sparsity) : values;
  }

  ints(tensor: number): number[] {
    const { bytes, type, name } = this.source.tensors[tensor]!;
    if (!bytes || type !== 'int32') throw new TypeError(`tensor ${name} is not a constant of integers`);
    return Array.from(new Int32Array(bytes.buffer));
  }

  /** Appends what an operator's options fuse to its end. */
  activated(name: string, activation: Activation): string {
    switch (activation) {
      case 'none':
        return name;
      case 'relu':
        return this.graph.node('Relu', [name]);
      case 'relu6':
        return this.graph.node('Clip', [name, this.#scalar(0), this.#scalar(6)]);
      case 'relu-n1-to-1':
        return this.graph.node('Clip', [name, this.#scalar(-1), this.#scalar(1)]);
      case 'tanh':
        return this.graph.node('Tanh', [name]);
    }
  }

  #scalar(value: number): string {
    return this.graph.floats(Float32Array.of(value), []);
  }
}

export const activationOf = (operator: TfliteOperator, field: number): Activation =>
  ACTIVATIONS[operator.options?.int8(field, 0) ?? 0]!;

export const toNchwShape = (shape: readonly number[]): readonly number[] =>
  shape.length === 4 ? [shape[0]!, shape[3]!, shape[1]!, shape[2]!] : shape;

/** Copies a row-major tensor so that its dimension `i` becomes the source's dimension `order[i]`. */
export function transpose(data: Float32Array, shape: readonly number[], order: readonly number[]): Float32Array {
  const strides = shape.map((_, d) => shape.slice(d + 1).reduce((product, size) => product * size, 1));
  const outShape = order.map((d) => shape[d]!);
  const out = new Float32Array(data.length);
  const index = outShape.map(() => 0);
  for (let at = 0; at < out.length; at++) {
    let from = 0;
    for (let d = 0; d < index.length; d++) from += index[d]! * strides[order[d]!]!;
    out[at] = data[from]!;
    for (let d = index.length - 1; d >= 0 && ++index[d]! === outShape[d]; d--) index[d] = 0;
  }
  return out;
}
