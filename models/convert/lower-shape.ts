import type { OperatorLowering } from './lowering.ts';
import { toNchwShape } from './lowering.ts';
import { CONCAT_OPTIONS, DEPTH_TO_SPACE_OPTIONS, REDUCE_OPTIONS, RESIZE_OPTIONS } from './tflite-schema.ts';

/** NHWC axis → NCHW axis. */
const NCHW_AXIS = [0, 2, 3, 1] as const;

const lowerReshape: OperatorLowering = (operator, lowering) => {
  const [input = 0, output = 0] = [operator.inputs[0], operator.outputs[0]];
  const [from, to] = [lowering.shape(input), lowering.shape(output)];
  let value = lowering.value(input);
  if (from.length === 4 && !isOnePixel(from)) value = lowering.graph.node('Transpose', [value], { perm: [0, 2, 3, 1] });
  value = lowering.graph.node('Reshape', [value, lowering.graph.ints(isOnePixel(to) ? toNchwShape(to) : to)]);
  if (to.length === 4 && !isOnePixel(to)) value = lowering.graph.node('Transpose', [value], { perm: [0, 3, 1, 2] });
  lowering.define(output, value);
};

const lowerPad: OperatorLowering = (operator, lowering) => {
  const [input = 0, amounts = 0] = operator.inputs;
  const output = operator.outputs[0]!;
  if (lowering.foldedPadding.has(output)) {
    lowering.define(output, lowering.value(input));
    return;
  }
  const nhwc = lowering.ints(amounts);
  const ends = [0, 3, 1, 2].map((d) => ({ before: nhwc[2 * d]!, after: nhwc[2 * d + 1]! }));
  const pads = lowering.graph.ints([...ends.map((end) => end.before), ...ends.map((end) => end.after)]);
  lowering.define(output, lowering.graph.node('Pad', [lowering.value(input), pads]));
};

const lowerConcatenation: OperatorLowering = (operator, lowering) => {
  const output = operator.outputs[0]!;
  const rank = lowering.shape(output).length;
  const axis = (operator.options!.int32(CONCAT_OPTIONS.axis, 0) + rank) % rank;
  const inputs = operator.inputs.map((input) => lowering.value(input));
  lowering.define(
    output,
    lowering.graph.node('Concat', inputs, { axis: rank === 4 ? NCHW_AXIS[axis as 0 | 1 | 2 | 3] : axis }),
  );
};

const lowerDepthToSpace: OperatorLowering = (operator, lowering) => {
  const blocksize = operator.options!.int32(DEPTH_TO_SPACE_OPTIONS.blockSize, 2);
  const value = lowering.graph.node('DepthToSpace', [lowering.value(operator.inputs[0]!)], { blocksize, mode: 'DCR' });
  lowering.define(operator.outputs[0]!, value);
};

const lowerResize: OperatorLowering = (operator, lowering) => {
  const [input = 0, output = 0] = [operator.inputs[0], operator.outputs[0]];
  if (!operator.options!.bool(RESIZE_OPTIONS.halfPixel))
    throw new TypeError('RESIZE_BILINEAR must have half-pixel centres');
  const [from, to] = [lowering.shape(input), lowering.shape(output)];
  const scales = Float32Array.of(1, 1, to[1]! / from[1]!, to[2]! / from[2]!);
  lowering.define(
    output,
    lowering.graph.node('Resize', [lowering.value(input), '', lowering.graph.floats(scales, [4])], {
      mode: 'linear',
      coordinate_transformation_mode: 'half_pixel',
    }),
  );
};

/** Over height and width only. */
const lowerMean: OperatorLowering = (operator, lowering) => {
  const [input = 0, axes = 0] = operator.inputs;
  const output = operator.outputs[0]!;
  if (lowering.ints(axes).join() !== '1,2') throw new TypeError('MEAN must be over height and width');
  const mean = lowering.graph.node('GlobalAveragePool', [lowering.value(input)]);
  lowering.define(
    output,
    operator.options!.bool(REDUCE_OPTIONS.keepDims)
      ? mean
      : lowering.graph.node('Reshape', [mean, lowering.graph.ints(lowering.shape(output))]),
  );
};

/** Only the slice that takes everything, which marks an output. */
const lowerStridedSlice: OperatorLowering = (operator, lowering) => {
  const [input = 0, output = 0] = [operator.inputs[0], operator.outputs[0]];
  if (lowering.shape(input).join() !== lowering.shape(output).join())
    throw new TypeError('STRIDED_SLICE must take the whole tensor');
  lowering.define(output, lowering.value(input));
};

const isOnePixel = (shape: readonly number[]): boolean => shape.length === 4 && shape[1] === 1 && shape[2] === 1;

export const SHAPE_LOWERINGS: Readonly<Record<string, OperatorLowering>> = {
  RESHAPE: lowerReshape,
  PAD: lowerPad,
  CONCATENATION: lowerConcatenation,
  DEPTH_TO_SPACE: lowerDepthToSpace,
  RESIZE_BILINEAR: lowerResize,
  MEAN: lowerMean,
  STRIDED_SLICE: lowerStridedSlice,
};
