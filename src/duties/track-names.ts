import type { FrameReading } from '../measurements/reading.ts';

/** Ids in a stretch by the ids that a recording gave. */
export type TrackIds = ReadonlyMap<string, string>;

const NUMBERED = /^(.*)-(\d+)$/;

/** Gives the tracks of recordings that follow each other ids that are unique in their stretch. */
export class TrackNames {
  /** The highest number of each kind of track so far. */
  readonly #highest = new Map<string, number>();

  /**
   * Ids for the tracks of the next recording.
   * @param links ids of tracks that go on, by the ids of those that continue them
   */
  continued(frames: readonly FrameReading[], links: TrackIds): TrackIds {
    const ids = new Map<string, string>();
    const highest = new Map(this.#highest);
    for (const { people } of frames)
      for (const { trackId } of people)
        if (!ids.has(trackId)) ids.set(trackId, links.get(trackId) ?? this.#unique(trackId, highest));
    return ids;
  }

  #unique(trackId: string, before: ReadonlyMap<string, number>): string {
    const [, kind = trackId, given = '1'] = NUMBERED.exec(trackId) ?? [];
    const number = Number(given) + (before.get(kind) ?? 0);
    this.#highest.set(kind, Math.max(number, this.#highest.get(kind) ?? 0));
    return `${kind}-${number}`;
  }
}
