import { type InferenceSession, Tensor } from 'onnxruntime-node';
import type { Net, NetId } from '../../models/manifest.ts';
import { NETS, onnxUrl } from '../../models/manifest.ts';
import type { Milliseconds } from '../core/units.ts';
import type { NetSession } from './net-session.ts';
import { openOnnx } from './open-onnx.ts';

/** A prepared net, ready to run. Running blocks the thread. */
export class OnnxSession implements NetSession, AsyncDisposable {
  readonly id: NetId;
  readonly net: Net;
  readonly #session: InferenceSession;
  /** Overwritten by every run: nothing is allocated for outputs once their shapes are known. */
  #answers: InferenceSession.OnnxValueMapType | undefined;

  #spentMs: Milliseconds = 0;

  private constructor(id: NetId, session: InferenceSession) {
    this.id = id;
    this.net = NETS[id];
    this.#session = session;
  }

  /**
   * Opens a prepared net.
   * @param url of its file
   * @throws LiyiError LIYI_MODEL_MISSING, LIYI_MODEL_CORRUPT
   */
  static async open(id: NetId, url: URL = onnxUrl(id)): Promise<OnnxSession> {
    return new OnnxSession(id, await openOnnx(id, url));
  }

  /**
   * @param input planar, 3 × inputSize × inputSize
   * @returns outputs by name, lent: valid until the next run
   */
  async run(input: Float32Array): Promise<Readonly<Record<string, Float32Array>>> {
    const { inputSize } = this.net;
    const feeds = { input: new Tensor('float32', input, [1, 3, inputSize, inputSize]) };
    const before = process.threadCpuUsage();
    if (this.#answers) await this.#session.run(feeds, this.#answers);
    else this.#answers = owned(await this.#session.run(feeds));
    const { user, system } = process.threadCpuUsage(before);
    this.#spentMs += (user + system) / 1000;
    return dataOf(this.#answers);
  }

  /** CPU time of this net's runs since the last call. */
  takeSpentMs(): Milliseconds {
    const spentMs = this.#spentMs;
    this.#spentMs = 0;
    return spentMs;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#session.release();
  }
}

/** Tensors with the same shapes and content, in memory of our own. */
const owned = (answers: InferenceSession.OnnxValueMapType): InferenceSession.OnnxValueMapType =>
  Object.fromEntries(
    Object.entries(answers).map(([name, { data, dims }]) => [
      name,
      new Tensor('float32', Float32Array.from(data as Float32Array), dims),
    ]),
  );

const dataOf = (answers: InferenceSession.OnnxValueMapType): Record<string, Float32Array> =>
  Object.fromEntries(Object.entries(answers).map(([name, { data }]) => [name, data as Float32Array]));
