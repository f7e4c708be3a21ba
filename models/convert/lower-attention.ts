import { toObject } from 'flatbuffers/js/flexbuffers.js';
import type { Lowering, OperatorLowering } from './lowering.ts';
import { toNchwShape } from './lowering.ts';

/*
 * The three custom operators of the face mesh with attention, in their second version. A transform is a 4×4 matrix
 * from positions in a cut-out to positions in what it was cut from; of it only x, y and the shift are used.
 * Source: mediapipe/util/tflite/operations.
 */

interface TransformOptions {
  readonly left_rotation_idx: number;
  readonly right_rotation_idx: number;
  /** FlexBuffers say null for 0. */
  readonly target_rotation_radians: number | null;
  readonly output_width: number;
  readonly output_height: number;
  readonly scale_x: number;
  readonly scale_y: number;
  readonly subset_idxs: readonly number[];
}

/** The turned rectangle that holds a subset of the landmarks, level along the line between two of them, widened. */
const lowerLandmarksToTransform: OperatorLowering = (operator, lowering) => {
  const { graph } = lowering;
  const options = toObject(operator.customOptions.buffer) as TransformOptions;
  if (options.target_rotation_radians) throw new TypeError('Landmarks2TransformMatrix must level the landmarks');
  const outputSize = [options.output_width, options.output_height];
  const points = graph.node('Gather', [lowering.value(operator.inputs[0]!), graph.ints([0, 1])], { axis: 2 });
  const pick = (indices: readonly number[]) => graph.node('Gather', [points, graph.ints(indices)], { axis: 1 });

  // [1, 1, 2]: cosine and sine of the angle from left to right.
  const along = graph.node('Sub', [pick([options.right_rotation_idx]), pick([options.left_rotation_idx])]);
  const direction = graph.node('Div', [along, graph.node('ReduceL2', [along], { axes: [2] })]);
  const turn = constant(lowering, [1, 0, 0, 1, 0, -1, 1, 0], [2, 4]);
  // [1, 2, 2]: cos -sin / sin cos.
  const rotation = graph.node('Reshape', [graph.node('MatMul', [direction, turn]), graph.ints([1, 2, 2])]);

  const level = graph.node('MatMul', [pick(options.subset_idxs), rotation]);
  const highest = graph.node('ReduceMax', [level], { axes: [1] });
  const lowest = graph.node('ReduceMin', [level], { axes: [1] });
  const middle = graph.node('Mul', [graph.node('Add', [highest, lowest]), constant(lowering, [0.5], [1])]);
  const perCell = constant(lowering, [options.scale_x / outputSize[0]!, options.scale_y / outputSize[1]!], [2]);
  const scale = graph.node('Mul', [graph.node('Sub', [highest, lowest]), perCell]);

  // [1, 2, 2] times the cut-out's position, plus [1, 2, 1].
  const linear = graph.node('Mul', [rotation, scale]);
  const middleColumn = graph.node('Transpose', [middle], { perm: [0, 2, 1] });
  const centre = graph.node('MatMul', [rotation, middleColumn]);
  const toMiddle = constant(
    lowering,
    outputSize.map((size) => -size / 2),
    [2, 1],
  );
  const shift = graph.node('Add', [centre, graph.node('MatMul', [linear, toMiddle])]);

  const upper = graph.node('Concat', [linear, constant(lowering, [0, 0], [1, 2, 1]), shift], { axis: 2 });
  const lower = constant(lowering, [0, 0, 1, 0, 0, 0, 0, 1], [1, 2, 4]);
  lowering.define(operator.outputs[0]!, graph.node('Concat', [upper, lower], { axis: 1 }));
};

/** Cuts out the rectangle, bilinear, pixel centres at halves. */
const lowerTransformTensor: OperatorLowering = (operator, lowering) => {
  const { graph } = lowering;
  const [input = 0, matrix = 0] = operator.inputs;
  const [, , height = 0, width = 0] = toNchwShape(lowering.shape(operator.outputs[0]!));
  const [, , inputHeight = 0, inputWidth = 0] = lowering.onnxShape(input);
  const centres = Array.from({ length: height * width }, (_, i) => [(i % width) + 0.5, Math.floor(i / width) + 0.5]);
  const { linear, shift } = partsOf(lowering, matrix);
  const positions = graph.node('Add', [
    graph.node('MatMul', [constant(lowering, centres.flat(), [1, height * width, 2]), linear]),
    shift,
  ]);
  // GridSample counts -1..1 from edge to edge.
  const scaled = graph.node('Mul', [positions, constant(lowering, [2 / inputWidth, 2 / inputHeight], [2])]);
  const normalized = graph.node('Sub', [scaled, constant(lowering, [1], [1])]);
  const grid = graph.node('Reshape', [normalized, graph.ints([1, height, width, 2])]);
  const sampled = graph.node('GridSample', [lowering.value(input), grid], {
    mode: 'bilinear',
    padding_mode: 'zeros',
    align_corners: 0,
  });
  lowering.define(operator.outputs[0]!, sampled);
};

const lowerTransformLandmarks: OperatorLowering = (operator, lowering) => {
  const { graph } = lowering;
  const [landmarks = 0, matrix = 0] = operator.inputs;
  if (lowering.shape(landmarks)[2] !== 2) throw new TypeError('TransformLandmarks must have landmarks of x and y');
  const { linear, shift } = partsOf(lowering, matrix);
  const turned = graph.node('MatMul', [lowering.value(landmarks), linear]);
  lowering.define(operator.outputs[0]!, graph.node('Add', [turned, shift]));
};

/** For rows of positions: `row · linear + shift`, [1, 2, 2] and [1, 1, 2]. */
function partsOf(lowering: Lowering, matrix: number): { linear: string; shift: string } {
  const { graph } = lowering;
  const upper = graph.node('Gather', [lowering.value(matrix), graph.ints([0, 1])], { axis: 1 });
  const columns = graph.node('Transpose', [upper], { perm: [0, 2, 1] });
  return {
    linear: graph.node('Gather', [columns, graph.ints([0, 1])], { axis: 1 }),
    shift: graph.node('Gather', [columns, graph.ints([3])], { axis: 1 }),
  };
}

const constant = (lowering: Lowering, values: readonly number[], shape: readonly number[]): string =>
  lowering.graph.floats(Float32Array.from(values), shape);

export const ATTENTION_LOWERINGS: Readonly<Record<string, OperatorLowering>> = {
  Landmarks2TransformMatrix: lowerLandmarksToTransform,
  TransformTensorBilinear: lowerTransformTensor,
  TransformLandmarks: lowerTransformLandmarks,
};
