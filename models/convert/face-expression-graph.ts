import { transpose } from './lowering.ts';
import { OnnxGraph } from './onnx-graph.ts';
import { writeOnnx } from './onnx-writer.ts';
import type { Weight } from './tfjs-weights.ts';
import { readTfjsWeights } from './tfjs-weights.ts';

/** Mean colour of the training faces. Source: FaceFeatureExtractor.ts of face-api. */
const MEAN_RGB = [122.782, 117.001, 104.298];
const INPUT_SIZE = 112;
const BLOCKS = 4;
const EXPRESSIONS = 7;

/**
 * face-api's expression net: four dense blocks of separable convolutions, each halving the picture, then the mean
 * over what is left, one fully connected layer and a softmax. The net comes as weights alone; its structure is that
 * of faceFeatureExtractor/ and faceProcessor/ there.
 */
export function convertFaceExpression(manifest: string, shard: Uint8Array, name: string): Uint8Array {
  const net = new NetBuilder(readTfjsWeights(manifest, shard));
  const { graph } = net;
  graph.inputs.push({ name: 'input', shape: [1, 3, INPUT_SIZE, INPUT_SIZE] });
  const centred = graph.node('Sub', ['input', graph.floats(Float32Array.from(MEAN_RGB), [1, 3, 1, 1])]);
  let value = graph.node('Mul', [centred, graph.floats(Float32Array.of(1 / 255), [])]);
  for (let block = 0; block < BLOCKS; block++) value = net.denseBlock(value, `dense${block}`, block === 0);
  const features = graph.node('Flatten', [graph.node('GlobalAveragePool', [value])], { axis: 1 });
  const logits = graph.node('Gemm', [features, net.plain('fc/weights'), net.plain('fc/bias')]);
  graph.output('expressions', graph.node('Softmax', [logits], { axis: 1 }), [1, EXPRESSIONS]);
  return writeOnnx(graph, name);
}

class NetBuilder {
  readonly graph = new OnnxGraph();
  readonly #weights: ReadonlyMap<string, Weight>;

  constructor(weights: ReadonlyMap<string, Weight>) {
    this.#weights = weights;
  }

  /** Each further convolution reads the sum of all before it. */
  denseBlock(input: string, block: string, isFirst: boolean): string {
    const first = isFirst
      ? this.#convolution(input, `${block}/conv0`)
      : this.#separableConvolution(input, `${block}/conv0`, true);
    let sum = this.graph.node('Relu', [first]);
    let activated = sum;
    for (const layer of [1, 2, 3]) {
      sum = this.graph.node('Add', [sum, this.#separableConvolution(activated, `${block}/conv${layer}`, false)]);
      activated = this.graph.node('Relu', [sum]);
    }
    return activated;
  }

  plain(name: string): string {
    const { data, shape } = this.#weight(name);
    return this.graph.floats(data, shape);
  }

  #convolution(input: string, layer: string): string {
    // [height, width, in, out] → [out, in, height, width]
    const filters = this.#transposed(`${layer}/filters`, [3, 2, 0, 1]);
    return this.graph.node('Conv', [input, filters, this.plain(`${layer}/bias`)], HALVING);
  }

  #separableConvolution(input: string, layer: string, isHalving: boolean): string {
    // [height, width, channel, 1] → [channel, 1, height, width]
    const depthwise = this.#transposed(`${layer}/depthwise_filter`, [2, 3, 0, 1]);
    const group = this.#weight(`${layer}/depthwise_filter`).shape[2]!;
    const filtered = this.graph.node('Conv', [input, depthwise], { ...(isHalving ? HALVING : KEEPING), group });
    const pointwise = this.#transposed(`${layer}/pointwise_filter`, [3, 2, 0, 1]);
    return this.graph.node('Conv', [filtered, pointwise, this.plain(`${layer}/bias`)], { kernel_shape: [1, 1] });
  }

  #transposed(name: string, order: readonly number[]): string {
    const { data, shape } = this.#weight(name);
    return this.graph.floats(
      transpose(data, shape, order),
      order.map((d) => shape[d]!),
    );
  }

  #weight(name: string): Weight {
    const weight = this.#weights.get(name);
    if (!weight) throw new TypeError(`the weights manifest has no ${name}`);
    return weight;
  }
}

/** TensorFlow's SAME on an even size with a stride of 2: the one zero goes after. */
const HALVING = { kernel_shape: [3, 3], strides: [2, 2], pads: [0, 0, 1, 1] };
const KEEPING = { kernel_shape: [3, 3], strides: [1, 1], pads: [1, 1, 1, 1] };
