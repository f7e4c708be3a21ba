import type { Lowering, OperatorLowering, SpatialPadding } from './lowering.ts';
import { activationOf, transpose } from './lowering.ts';
import type { TfliteOperator } from './tflite-reader.ts';
import {
  CONV_OPTIONS,
  DEPTHWISE_OPTIONS,
  FULLY_CONNECTED_OPTIONS,
  PADDING_SAME,
  POOL_OPTIONS,
} from './tflite-schema.ts';

interface Window {
  readonly kernel: readonly [height: number, width: number];
  readonly strides: readonly [height: number, width: number];
  readonly dilations: readonly [height: number, width: number];
}

const lowerConvolution: OperatorLowering = (operator, lowering) => {
  const weights = operator.inputs[1]!;
  const [, kernelH = 1, kernelW = 1] = lowering.shape(weights);
  writeConvolution(operator, lowering, {
    window: windowOf(operator, CONV_OPTIONS, [kernelH, kernelW]),
    padding: operator.options!.int8(CONV_OPTIONS.padding, 0),
    activationField: CONV_OPTIONS.activation,
    // [out, height, width, in] → [out, in, height, width]
    weightOrder: [0, 3, 1, 2],
    groups: 1,
  });
};

const lowerDepthwise: OperatorLowering = (operator, lowering) => {
  const weights = operator.inputs[1]!;
  const [, kernelH = 1, kernelW = 1] = lowering.shape(weights);
  writeConvolution(operator, lowering, {
    window: windowOf(operator, DEPTHWISE_OPTIONS, [kernelH, kernelW]),
    padding: operator.options!.int8(DEPTHWISE_OPTIONS.padding, 0),
    activationField: DEPTHWISE_OPTIONS.activation,
    // [1, height, width, out] → [out, 1, height, width]
    weightOrder: [3, 0, 1, 2],
    groups: lowering.shape(operator.inputs[0]!)[3]!,
  });
};

const lowerMaxPool: OperatorLowering = (operator, lowering) => {
  const options = operator.options!;
  const [input = 0, output = 0] = [operator.inputs[0], operator.outputs[0]];
  const kernel = [options.int32(POOL_OPTIONS.filterH, 1), options.int32(POOL_OPTIONS.filterW, 1)] as const;
  const strides = [options.int32(POOL_OPTIONS.strideH, 1), options.int32(POOL_OPTIONS.strideW, 1)] as const;
  const window = { kernel, strides, dilations: [1, 1] as const };
  const same = options.int8(POOL_OPTIONS.padding, 0) === PADDING_SAME;
  const pooled = lowering.graph.node('MaxPool', [lowering.value(input)], {
    kernel_shape: kernel,
    strides,
    pads: pads(same ? samePadding(lowering.shape(input), window) : NO_PADDING),
  });
  lowering.define(output, lowering.activated(pooled, activationOf(operator, POOL_OPTIONS.activation)));
};

const lowerFullyConnected: OperatorLowering = (operator, lowering) => {
  const [input = 0, weights = 0, bias = -1] = operator.inputs;
  const product = lowering.graph.node(
    'Gemm',
    [lowering.value(input), lowering.value(weights), bias < 0 ? '' : lowering.value(bias)],
    { transB: 1 },
  );
  lowering.define(
    operator.outputs[0]!,
    lowering.activated(product, activationOf(operator, FULLY_CONNECTED_OPTIONS.activation)),
  );
};

export const CONVOLUTION_LOWERINGS: Readonly<Record<string, OperatorLowering>> = {
  CONV_2D: lowerConvolution,
  DEPTHWISE_CONV_2D: lowerDepthwise,
  MAX_POOL_2D: lowerMaxPool,
  FULLY_CONNECTED: lowerFullyConnected,
};

interface ConvolutionForm {
  readonly window: Window;
  readonly padding: number;
  readonly activationField: number;
  readonly weightOrder: readonly number[];
  readonly groups: number;
}

function writeConvolution(operator: TfliteOperator, lowering: Lowering, form: ConvolutionForm): void {
  const [input = 0, weights = 0, bias = -1] = operator.inputs;
  const { window, weightOrder } = form;
  const shape = lowering.shape(weights);
  const kernel = lowering.graph.floats(
    transpose(lowering.floats(weights), shape, weightOrder),
    weightOrder.map((d) => shape[d]!),
  );
  const padding =
    lowering.foldedPadding.get(input) ??
    (form.padding === PADDING_SAME ? samePadding(lowering.shape(input), window) : NO_PADDING);
  const convolved = lowering.graph.node(
    'Conv',
    [lowering.value(input), kernel, ...(bias < 0 ? [] : [lowering.value(bias)])],
    {
      kernel_shape: window.kernel,
      strides: window.strides,
      dilations: window.dilations,
      pads: pads(padding),
      group: form.groups,
    },
  );
  lowering.define(operator.outputs[0]!, lowering.activated(convolved, activationOf(operator, form.activationField)));
}

function windowOf(
  operator: TfliteOperator,
  fields: { strideW: number; strideH: number; dilationW: number; dilationH: number },
  kernel: readonly [number, number],
): Window {
  const options = operator.options!;
  return {
    kernel,
    strides: [options.int32(fields.strideH, 1), options.int32(fields.strideW, 1)],
    dilations: [options.int32(fields.dilationH, 1), options.int32(fields.dilationW, 1)],
  };
}

const NO_PADDING: SpatialPadding = { top: 0, left: 0, bottom: 0, right: 0 };

/** TensorFlow's SAME: the output has ceil(size / stride) cells, and the odd zero goes after, not before. */
function samePadding(shape: readonly number[], window: Window): SpatialPadding {
  const total = (axis: 0 | 1): number => {
    const size = shape[1 + axis]!;
    const cells = Math.ceil(size / window.strides[axis]);
    const reach = (window.kernel[axis] - 1) * window.dilations[axis] + 1;
    return Math.max(0, (cells - 1) * window.strides[axis] + reach - size);
  };
  const [vertical, horizontal] = [total(0), total(1)];
  const [top, left] = [vertical >> 1, horizontal >> 1];
  return { top, left, bottom: vertical - top, right: horizontal - left };
}

const pads = ({ top, left, bottom, right }: SpatialPadding): readonly number[] => [top, left, bottom, right];
