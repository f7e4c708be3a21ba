import type { Lowering, OperatorLowering } from './lowering.ts';
import { activationOf } from './lowering.ts';
import { ARITHMETIC_OPTIONS } from './tflite-schema.ts';

const arithmetic =
  (type: 'Add' | 'Mul'): OperatorLowering =>
  (operator, lowering) => {
    const [a = 0, b = 0] = operator.inputs;
    const result = lowering.graph.node(type, [lowering.value(a), lowering.value(b)]);
    lowering.define(
      operator.outputs[0]!,
      lowering.activated(result, activationOf(operator, ARITHMETIC_OPTIONS.activation)),
    );
  };

const unary =
  (write: (lowering: Lowering, value: string) => string): OperatorLowering =>
  (operator, lowering) =>
    lowering.define(operator.outputs[0]!, write(lowering, lowering.value(operator.inputs[0]!)));

/**
 * max(0, x) + a·min(0, x) a channel, as depthwise 1×1 convolutions: ONNX Runtime keeps those in its blocked layout,
 * whereas one PRelu node takes the whole net out of it and costs a factor of two to three.
 */
const lowerPrelu: OperatorLowering = (operator, lowering) => {
  const [input = 0, slopes = 0] = operator.inputs;
  const a = lowering.floats(slopes);
  const x = lowering.value(input);
  const channels = lowering.shape(input)[3]!;
  if (a.length !== channels) throw new TypeError('PRELU needs one slope a channel');
  const rest = a.map((slope) => 1 - slope);
  const scaled = scaleChannels(lowering, x, a);
  const positive = a.every((slope) => slope <= 1)
    ? lowering.graph.node('Relu', [scaleChannels(lowering, x, rest)])
    : scaleChannels(lowering, lowering.graph.node('Relu', [x]), rest);
  lowering.define(operator.outputs[0]!, lowering.graph.node('Add', [scaled, positive]));
};

function scaleChannels(lowering: Lowering, value: string, factors: Float32Array): string {
  const weights = lowering.graph.floats(factors, [factors.length, 1, 1, 1]);
  return lowering.graph.node('Conv', [value, weights], { kernel_shape: [1, 1], group: factors.length });
}

export const ELEMENTWISE_LOWERINGS: Readonly<Record<string, OperatorLowering>> = {
  ADD: arithmetic('Add'),
  MUL: arithmetic('Mul'),
  RELU: unary((lowering, value) => lowering.activated(value, 'relu')),
  RELU6: unary((lowering, value) => lowering.activated(value, 'relu6')),
  LOGISTIC: unary((lowering, value) => lowering.graph.node('Sigmoid', [value])),
  PRELU: lowerPrelu,
};
