/**
 * The part of TensorFlow Lite's FlatBuffers schema that our nets use: field numbers of its tables and values of its enums.
 * Source: tensorflow/lite/schema/schema.fbs, version 3.
 */
export const MODEL = { operatorCodes: 1, subgraphs: 2, buffers: 4 } as const;
export const OPERATOR_CODE = { deprecatedBuiltinCode: 0, customCode: 1, builtinCode: 3 } as const;
export const SUBGRAPH = { tensors: 0, inputs: 1, outputs: 2, operators: 3 } as const;
export const TENSOR = { shape: 0, type: 1, buffer: 2, name: 3, sparsity: 6 } as const;
export const BUFFER = { data: 0 } as const;
export const OPERATOR = { opcodeIndex: 0, inputs: 1, outputs: 2, builtinOptions: 4, customOptions: 5 } as const;
export const SPARSITY = { traversalOrder: 0, blockMap: 1, dimMetadata: 2 } as const;
export const DIMENSION = {
  format: 0,
  denseSize: 1,
  segmentsType: 2,
  segments: 3,
  indicesType: 4,
  indices: 5,
} as const;
export const DIMENSION_FORMAT_DENSE = 0;
export const INDEX_VECTOR_BYTES: Readonly<Record<number, 4 | 2 | 1>> = { 1: 4, 2: 2, 3: 1 };

export const CONV_OPTIONS = {
  padding: 0,
  strideW: 1,
  strideH: 2,
  activation: 3,
  dilationW: 4,
  dilationH: 5,
} as const;
export const DEPTHWISE_OPTIONS = {
  padding: 0,
  strideW: 1,
  strideH: 2,
  multiplier: 3,
  activation: 4,
  dilationW: 5,
  dilationH: 6,
} as const;
export const POOL_OPTIONS = {
  padding: 0,
  strideW: 1,
  strideH: 2,
  filterW: 3,
  filterH: 4,
  activation: 5,
} as const;
export const ARITHMETIC_OPTIONS = { activation: 0 } as const;
export const CONCAT_OPTIONS = { axis: 0, activation: 1 } as const;
export const RESIZE_OPTIONS = { alignCorners: 2, halfPixel: 3 } as const;
export const DEPTH_TO_SPACE_OPTIONS = { blockSize: 0 } as const;
export const REDUCE_OPTIONS = { keepDims: 0 } as const;
export const FULLY_CONNECTED_OPTIONS = { activation: 0 } as const;

export const PADDING_SAME = 0;
export const ACTIVATIONS = ['none', 'relu', 'relu-n1-to-1', 'relu6', 'tanh'] as const;
export type Activation = (typeof ACTIVATIONS)[number];

export const TENSOR_TYPES = { 0: 'float32', 1: 'float16', 2: 'int32' } as const;
export type TensorType = (typeof TENSOR_TYPES)[keyof typeof TENSOR_TYPES];

export const BUILTIN_OPERATORS: Readonly<Record<number, string>> = {
  0: 'ADD',
  2: 'CONCATENATION',
  3: 'CONV_2D',
  4: 'DEPTHWISE_CONV_2D',
  5: 'DEPTH_TO_SPACE',
  6: 'DEQUANTIZE',
  9: 'FULLY_CONNECTED',
  14: 'LOGISTIC',
  17: 'MAX_POOL_2D',
  18: 'MUL',
  19: 'RELU',
  21: 'RELU6',
  22: 'RESHAPE',
  23: 'RESIZE_BILINEAR',
  34: 'PAD',
  40: 'MEAN',
  45: 'STRIDED_SLICE',
  54: 'PRELU',
  124: 'DENSIFY',
};
export const BUILTIN_CUSTOM = 32;
