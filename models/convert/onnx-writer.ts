import protobuf from 'protobufjs/light.js';
import type { Attribute, OnnxConstant, OnnxGraph, OnnxValue } from './onnx-graph.ts';
import {
  ATTRIBUTE_FLOAT,
  ATTRIBUTE_INT,
  ATTRIBUTE_INTS,
  ATTRIBUTE_STRING,
  IR_VERSION,
  ONNX_FLOAT,
  ONNX_INT64,
  ONNX_SCHEMA,
  OPSET,
} from './onnx-schema.ts';

const modelType = protobuf.Root.fromJSON(ONNX_SCHEMA).lookupType('ModelProto');

export function writeOnnx(graph: OnnxGraph, name: string): Uint8Array {
  return modelType
    .encode({
      irVersion: IR_VERSION,
      producerName: 'liyi',
      opsetImport: [{ domain: '', version: OPSET }],
      graph: {
        name,
        node: graph.nodes.map((node) => ({
          name: node.output,
          opType: node.type,
          input: node.inputs,
          output: [node.output],
          attribute: Object.entries(node.attributes).map(([key, value]) => attribute(key, value)),
        })),
        initializer: graph.constants.map(tensor),
        input: graph.inputs.map(valueInfo),
        output: graph.outputs.map(valueInfo),
      },
    })
    .finish();
}

function attribute(name: string, value: Attribute): object {
  if (typeof value === 'number') return { name, type: ATTRIBUTE_INT, i: value };
  if (typeof value === 'string') return { name, type: ATTRIBUTE_STRING, s: new TextEncoder().encode(value) };
  if ('float' in value) return { name, type: ATTRIBUTE_FLOAT, f: value.float };
  return { name, type: ATTRIBUTE_INTS, ints: value };
}

function tensor({ name, shape, data }: OnnxConstant): object {
  return {
    name,
    dims: shape,
    dataType: data instanceof Float32Array ? ONNX_FLOAT : ONNX_INT64,
    rawData: new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
  };
}

function valueInfo({ name, shape }: OnnxValue): object {
  return {
    name,
    type: { tensorType: { elemType: ONNX_FLOAT, shape: { dim: shape.map((dimValue) => ({ dimValue })) } } },
  };
}
