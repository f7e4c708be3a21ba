import type { FrameReading } from '../measurements/reading.ts';

const NAME = /^(.*)-(\d+)$/;

/** The highest number of each kind of track so far, such as `{ clerk: 2 }`. */
export type TrackCounts = Readonly<Record<string, number>>;

/**
 * Keeps track ids unique when an observer restarts and counts from 1 again: whether a person is the same as before
 * cannot be known.
 */
export class TrackNames {
  readonly #highest: Map<string, number>;
  readonly #offset: Map<string, number>;

  /** @param counts of earlier observers of the stream */
  constructor(counts: TrackCounts = {}) {
    this.#highest = new Map(Object.entries(counts));
    this.#offset = new Map(Object.entries(counts));
  }

  get counts(): TrackCounts {
    return Object.fromEntries(this.#highest);
  }

  restarted(): void {
    for (const [kind, highest] of this.#highest) this.#offset.set(kind, highest);
  }

  renamed(reading: FrameReading): FrameReading {
    return { ...reading, people: reading.people.map((person) => ({ ...person, trackId: this.#name(person.trackId) })) };
  }

  #name(trackId: string): string {
    const [, kind, number] = NAME.exec(trackId) ?? [];
    if (kind === undefined) return trackId;
    const unique = Number(number) + (this.#offset.get(kind) ?? 0);
    this.#highest.set(kind, Math.max(unique, this.#highest.get(kind) ?? 0));
    return `${kind}-${unique}`;
  }
}
