import { FlatTable } from './flat-table.ts';
import type { TensorType } from './tflite-schema.ts';
import {
  BUFFER,
  BUILTIN_CUSTOM,
  BUILTIN_OPERATORS,
  DIMENSION,
  DIMENSION_FORMAT_DENSE,
  INDEX_VECTOR_BYTES,
  MODEL,
  OPERATOR,
  OPERATOR_CODE,
  SPARSITY,
  SUBGRAPH,
  TENSOR,
  TENSOR_TYPES,
} from './tflite-schema.ts';

export type SparseDimension =
  | { readonly kind: 'dense'; readonly size: number }
  | { readonly kind: 'compressed'; readonly segments: readonly number[]; readonly indices: readonly number[] };

/** How the non-zero values of a constant are stored (TACO's format: each level dense or compressed). */
export interface Sparsity {
  readonly traversalOrder: readonly number[];
  readonly blockMap: readonly number[];
  readonly dimensions: readonly SparseDimension[];
}

export interface TfliteTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly type: TensorType;
  /** Undefined for what is computed. */
  readonly bytes: Uint8Array<ArrayBuffer> | undefined;
  readonly sparsity: Sparsity | undefined;
}

export interface TfliteOperator {
  /** `CONV_2D`, or the name of a custom operator. */
  readonly type: string;
  /** Tensor numbers; -1 for an optional input left out. */
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  readonly options: FlatTable | undefined;
  readonly customOptions: Uint8Array<ArrayBuffer>;
}

export interface TfliteGraph {
  readonly tensors: readonly TfliteTensor[];
  readonly operators: readonly TfliteOperator[];
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
}

/** Reads the first subgraph of a .tflite file. */
export function readTflite(file: Uint8Array): TfliteGraph {
  const model = FlatTable.root(file);
  const codes = model.tables(MODEL.operatorCodes).map(operatorName);
  const buffers = model.tables(MODEL.buffers);
  const subgraph = model.tables(MODEL.subgraphs)[0];
  if (!subgraph) throw new TypeError('the TFLite file holds no graph');
  return {
    tensors: subgraph.tables(SUBGRAPH.tensors).map((table) => readTensor(table, buffers)),
    operators: subgraph.tables(SUBGRAPH.operators).map((table) => ({
      type: codes[table.int32(OPERATOR.opcodeIndex, 0)]!,
      inputs: table.int32s(OPERATOR.inputs),
      outputs: table.int32s(OPERATOR.outputs),
      options: table.table(OPERATOR.builtinOptions),
      customOptions: table.bytes(OPERATOR.customOptions),
    })),
    inputs: subgraph.int32s(SUBGRAPH.inputs),
    outputs: subgraph.int32s(SUBGRAPH.outputs),
  };
}

function operatorName(table: FlatTable): string {
  const code = Math.max(table.int8(OPERATOR_CODE.deprecatedBuiltinCode, 0), table.int32(OPERATOR_CODE.builtinCode, 0));
  if (code === BUILTIN_CUSTOM) return table.text(OPERATOR_CODE.customCode);
  return BUILTIN_OPERATORS[code] ?? `builtin operator ${code}`;
}

function readTensor(table: FlatTable, buffers: readonly FlatTable[]): TfliteTensor {
  const typeCode = table.int8(TENSOR.type, 0);
  const type = TENSOR_TYPES[typeCode as keyof typeof TENSOR_TYPES];
  const name = table.text(TENSOR.name);
  if (type === undefined) throw new TypeError(`tensor ${name} has element type ${typeCode}, which no net of ours uses`);
  const bytes = buffers[table.int32(TENSOR.buffer, 0)]?.bytes(BUFFER.data);
  const sparsity = table.table(TENSOR.sparsity);
  return {
    name,
    shape: table.int32s(TENSOR.shape),
    type,
    bytes: bytes && bytes.length > 0 ? bytes : undefined,
    sparsity: sparsity && readSparsity(sparsity),
  };
}

function readSparsity(table: FlatTable): Sparsity {
  return {
    traversalOrder: table.int32s(SPARSITY.traversalOrder),
    blockMap: table.int32s(SPARSITY.blockMap),
    dimensions: table.tables(SPARSITY.dimMetadata).map((dimension) =>
      dimension.int8(DIMENSION.format, 0) === DIMENSION_FORMAT_DENSE
        ? { kind: 'dense', size: dimension.int32(DIMENSION.denseSize, 0) }
        : {
            kind: 'compressed',
            segments: readIndexVector(dimension, DIMENSION.segmentsType, DIMENSION.segments),
            indices: readIndexVector(dimension, DIMENSION.indicesType, DIMENSION.indices),
          },
    ),
  };
}

function readIndexVector(dimension: FlatTable, typeField: number, field: number): number[] {
  const width = INDEX_VECTOR_BYTES[dimension.int8(typeField, 0)];
  const vector = dimension.table(field);
  if (width === undefined || !vector) throw new TypeError('a compressed dimension lacks its index vector');
  return vector.unsignedOrInt32s(0, width);
}
