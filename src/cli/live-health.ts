import type { EpochMilliseconds } from '../core/units.ts';
import type { ConditionSince } from '../events/picture-faults.ts';
import type { ServiceStore } from '../store/service-store.ts';
import { type SeenCamera, tellCameraHealth } from '../store/webhooks/tell-camera-health.ts';
import type { StreamId, StreamSpec } from '../watch/stream-spec.ts';

/** Stores and announces how the pictures of live cameras are, as soon as it changes; segments say it again at their end. */
export class LiveHealth {
  readonly #store: Pick<ServiceStore, 'keep' | 'now'>;
  readonly #waiting = new Map<StreamId, SeenCamera>();
  #storing: Promise<void> = Promise.resolve();

  constructor(store: Pick<ServiceStore, 'keep' | 'now'>) {
    this.#store = store;
  }

  changed({ id, hall, window, camera }: StreamSpec, picture: ConditionSince, originMs: EpochMilliseconds): void {
    const { condition, sinceMs } = picture;
    const since = Math.round(originMs + sinceMs);
    const seen = Math.max(since, this.#store.now());
    this.#waiting.set(id, { hall, window, geometry: camera, condition, since, seen });
    this.retry();
  }

  /** Stores what waits. To be called every second, so that a busy store is tried again. */
  retry(): void {
    this.#storing = this.#storing.then(async () => {
      for (const [stream, seen] of this.#waiting) {
        const isStored = await this.#store
          .keep((writing) => tellCameraHealth(writing, seen, this.#store.now()))
          .then(
            () => true,
            () => false,
          );
        if (isStored && this.#waiting.get(stream) === seen) this.#waiting.delete(stream);
      }
    });
  }

  /** Settles once everything that the store accepts is stored. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.retry();
    await this.#storing;
  }
}
