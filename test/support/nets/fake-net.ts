import type { NetId } from '../../../models/manifest.ts';
import type { PictureSize } from '../../../src/core/geometry.ts';
import type { NetSession, NetSessions } from '../../../src/inference/net-session.ts';
import type { VideoFrame } from '../../../src/media/frame.ts';
import { i420ByteLength } from '../../../src/media/frame.ts';

/** A net that answers always the same and counts its runs. */
export class FakeNet implements NetSession {
  readonly net: NetSession['net'];
  runs = 0;
  readonly #outputs: Readonly<Record<string, Float32Array>>;

  constructor(inputSize: number, outputs: Readonly<Record<string, Float32Array>>) {
    this.net = { inputSize, valueRange: [0, 1] };
    this.#outputs = outputs;
  }

  async run(): Promise<Readonly<Record<string, Float32Array>>> {
    this.runs++;
    return this.#outputs;
  }
}

/** Those of the nets that are there; asking for another one fails. */
export const fakeNets = (nets: Partial<Record<NetId, NetSession>>): NetSessions => ({
  session(id) {
    const net = nets[id];
    if (!net) throw new Error(`nobody opened ${id}`);
    return net;
  },
});

/** The person detector, as it answers where nobody is. */
export const nobodyDetected = (): FakeNet =>
  new FakeNet(224, { boxes: new Float32Array(2254 * 12), scores: new Float32Array(2254).fill(-20) });

export const greyFrame = ({ width, height }: PictureSize, ptsMs: number): VideoFrame => ({
  ptsMs,
  width,
  height,
  data: new Uint8Array(i420ByteLength(width, height)).fill(128),
});
