import type { PersonReading } from '../measurements/reading.ts';
import { type SeenPerson, saveLiveLook } from '../store/places/live-looks.ts';
import type { ServiceStore } from '../store/service-store.ts';
import type { StreamId } from '../watch/stream-spec.ts';
import type { PicturedStream } from '../watch/watcher.ts';
import type { StreamReading } from '../watch/worker-messages.ts';

/** Keeps in the store what each live camera saw last, for whoever sets a camera up. */
export class LiveLooks {
  readonly #store: ServiceStore;
  readonly #newest = new Map<StreamId, StreamReading['reading']>();

  constructor(store: ServiceStore) {
    this.#store = store;
  }

  seen({ stream, reading }: Omit<StreamReading, 'tracks'>): void {
    this.#newest.set(stream, reading);
  }

  /** What came since the last time. A store that is busy is no reason to stop watching: the next look follows at once. */
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

/** To tenths: of pixels more than models know, of visibility enough to fade a line. */
const rounded = (values: Float32Array): number[] => Array.from(values, (value) => Math.round(value * 10) / 10);

const seenPerson = ({ trackId, role, pose, leftHand, rightHand }: PersonReading): SeenPerson => ({
  person: trackId,
  role,
  pose: rounded(pose.picture),
  hands: [leftHand, rightHand].flatMap((hand) =>
    hand.available ? [rounded(hand.value.picture.filter((_, i) => i % 3 !== 2))] : [],
  ),
});
