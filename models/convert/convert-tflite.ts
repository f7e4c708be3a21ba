import { foldPadding } from './fold-padding.ts';
import { ATTENTION_LOWERINGS } from './lower-attention.ts';
import { CONVOLUTION_LOWERINGS } from './lower-convolution.ts';
import { ELEMENTWISE_LOWERINGS } from './lower-elementwise.ts';
import { SHAPE_LOWERINGS } from './lower-shape.ts';
import { Lowering } from './lowering.ts';
import { writeOnnx } from './onnx-writer.ts';
import { operatorsFor } from './prune-operators.ts';
import { readTflite } from './tflite-reader.ts';

const LOWERINGS = { ...CONVOLUTION_LOWERINGS, ...ELEMENTWISE_LOWERINGS, ...SHAPE_LOWERINGS, ...ATTENTION_LOWERINGS };

/**
 * A .tflite net as ONNX with one NCHW input called `input` and the outputs asked for.
 * @param outputs name in the ONNX graph → name of the TFLite tensor; whatever only the others need is dropped
 */
export function convertTflite(file: Uint8Array, name: string, outputs: Readonly<Record<string, string>>): Uint8Array {
  const source = readTflite(file);
  const lowering = new Lowering(source);
  const { graph } = lowering;
  const input = source.inputs[0]!;
  graph.inputs.push({ name: 'input', shape: lowering.onnxShape(input) });
  lowering.define(input, 'input');

  const wanted = Object.entries(outputs).map(([as, tensorName]) => {
    const tensor = source.outputs.find((output) => source.tensors[output]!.name === tensorName);
    if (tensor === undefined) throw new TypeError(`${name} has no output ${tensorName}`);
    return { as, tensor };
  });
  const operators = operatorsFor(
    source,
    wanted.map(({ tensor }) => tensor),
  );
  foldPadding(operators, lowering);
  for (const operator of operators) {
    const lower = LOWERINGS[operator.type];
    if (!lower) throw new TypeError(`${name} uses the operator ${operator.type}, which has no lowering`);
    lower(operator, lowering);
  }
  for (const { as, tensor } of wanted) graph.output(as, lowering.value(tensor), lowering.onnxShape(tensor));
  return writeOnnx(graph, name);
}
