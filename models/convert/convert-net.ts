import type { NetId } from '../manifest.ts';
import { NETS } from '../manifest.ts';
import { readSource } from '../weights.ts';
import { convertTflite } from './convert-tflite.ts';
import { convertFaceExpression } from './face-expression-graph.ts';

/** The bytes of the ONNX file; the same weights always give the same bytes. */
export async function convertNet(id: NetId, weights: Uint8Array): Promise<Uint8Array> {
  const net = NETS[id];
  switch (net.format) {
    case 'tflite':
      return convertTflite(weights, id, net.outputs);
    case 'tfjs-face-expression': {
      const manifest = await readSource(net.source, net.source.file.replace(/\.bin$/, '-weights_manifest.json'));
      return convertFaceExpression(new TextDecoder().decode(manifest), weights, id);
    }
  }
}
