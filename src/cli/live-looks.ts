import type { PersonReading } from '../measurements/reading.ts';
import { type SeenPerson, saveLiveLook } from '../store/places/live-looks.ts';
import type { ServiceStore } from '../store/service-store.ts';
import type { StreamId } from '../watch/stream-spec.ts';
import type { PicturedStream } from '../watch/watcher.ts';
import type { StreamReading } from '../watch/worker-messages.ts';

/** Stores what each live camera saw last, for people who set up a camera. */
export class LiveLooks {
  readonly #store: ServiceStore;
  readonly #newest = new Map<StreamId, StreamReading['reading']>();

  constructor(store: ServiceStore) {
    this.#store = store;
  }

  seen({ stream, reading }: Omit<StreamReading, 'tracks'>): void {
    this.#newest.set(stream, reading);
  }

  /** Stores what is new since the last call. A busy store does not stop watching: the next view follows at once. */
  async store(streams: readonly PicturedStream[]): Promise<void> {
    const fresh = streams.flatMap((each) => {
      const reading = this.#newest.get(each.spec.id);
      return reading === undefined ? [] : [{ ...each, reading }];
    });
    this.#newest.clear();
    if (fresh.length === 0) return;
    await this.#store
      .keep(async (writing) => {
        for (const { reading, originMs, picture, spec } of fresh) {
          const people = reading.people.map(seenPerson);
          await saveLiveLook(writing, spec, { at: Math.round(originMs + reading.tMs), picture, people });
        }
      })
      .catch(() => undefined);
  }
}

/** Tenths: finer than the models for pixels, fine enough to fade a line for visibility. */
const rounded = (values: Float32Array): number[] => Array.from(values, (value) => Math.round(value * 10) / 10);

const seenPerson = ({ trackId, role, pose, leftHand, rightHand }: PersonReading): SeenPerson => ({
  person: trackId,
  role,
  pose: rounded(pose.picture),
  hands: [leftHand, rightHand].flatMap((hand) =>
    hand.available ? [rounded(hand.value.picture.filter((_, i) => i % 3 !== 2))] : [],
  ),
});
