import type { Lowering } from './lowering.ts';
import type { TfliteOperator } from './tflite-reader.ts';
import { CONV_OPTIONS, PADDING_SAME } from './tflite-schema.ts';

/** Lets convolutions take over the zeros that a PAD puts around their input, where every reader of the PAD can. */
export function foldPadding(operators: readonly TfliteOperator[], lowering: Lowering): void {
  for (const pad of operators.filter((operator) => operator.type === 'PAD')) {
    const output = pad.outputs[0]!;
    const readers = operators.filter((operator) => operator.inputs.includes(output));
    const amounts = lowering.ints(pad.inputs[1]!);
    const [n0, n1, top = 0, bottom = 0, left = 0, right = 0, c0, c1] = amounts;
    const isSpatial = n0 === 0 && n1 === 0 && c0 === 0 && c1 === 0;
    if (isSpatial && readers.every(isValidConvolution))
      lowering.foldedPadding.set(output, { top, left, bottom, right });
  }
}

// The padding option has the same field number in both tables.
const isValidConvolution = (operator: TfliteOperator): boolean =>
  (operator.type === 'CONV_2D' || operator.type === 'DEPTHWISE_CONV_2D') &&
  operator.options!.int8(CONV_OPTIONS.padding, 0) !== PADDING_SAME;
