import { type NetId, netFileOf, type PreparedNetId } from '../../models/manifest.ts';
import type { Milliseconds } from '../core/units.ts';
import type { NetSessions } from './net-session.ts';
import { OnnxSession } from './onnx-session.ts';

/** The weights that gave an answer, for the record of a run. */
export interface NetRecord {
  readonly id: PreparedNetId;
  /** Hash of the weights as published. */
  readonly sourceSha256: string;
  /** Hash of the converted net that ran. */
  readonly onnxSha256: string;
}

/** The pinned hashes of a net, as a run records them. */
export function netRecord(id: PreparedNetId): NetRecord {
  const { sourceSha256, onnxSha256 } = netFileOf(id);
  return { id, sourceSha256, onnxSha256 };
}

/** The open nets of one worker; closing the set closes them all. */
export class ModelSet implements NetSessions, AsyncDisposable {
  readonly #sessions: ReadonlyMap<NetId, OnnxSession>;
  readonly #owned: AsyncDisposableStack;

  private constructor(sessions: ReadonlyMap<NetId, OnnxSession>, owned: AsyncDisposableStack) {
    this.#sessions = sessions;
    this.#owned = owned;
  }

  /**
   * Opens all of `ids`, or none.
   * @throws LiyiError LIYI_MODEL_MISSING, LIYI_MODEL_CORRUPT
   */
  static async open(ids: readonly NetId[]): Promise<ModelSet> {
    await using owned = new AsyncDisposableStack();
    const sessions = new Map<NetId, OnnxSession>();
    for (const id of ids) sessions.set(id, owned.use(await OnnxSession.open(id)));
    return new ModelSet(sessions, owned.move());
  }

  session(id: NetId): OnnxSession {
    const session = this.#sessions.get(id);
    if (!session) throw new TypeError(`the net ${id} was not among those opened`);
    return session;
  }

  get records(): readonly NetRecord[] {
    return [...this.#sessions.keys()].map(netRecord);
  }

  /** CPU time of each net since the last call. */
  takeSpentMs(): Readonly<Record<string, Milliseconds>> {
    return Object.fromEntries([...this.#sessions.values()].map((session) => [session.id, session.takeSpentMs()]));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#owned.disposeAsync();
  }
}
