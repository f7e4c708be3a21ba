import type { Net, NetId } from '../../models/manifest.ts';

/** A net that can be run: an ONNX session, or a stand-in with known answers. */
export interface NetSession {
  readonly net: Pick<Net, 'inputSize' | 'valueRange'>;
  /**
   * @param input planar, 3 × inputSize × inputSize
   * @returns its outputs by name, lent: valid until the next run
   */
  run(input: Float32Array): Promise<Readonly<Record<string, Float32Array>>>;
}

/** The open nets of one worker. */
export interface NetSessions {
  session(id: NetId): NetSession;
}
