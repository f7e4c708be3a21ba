import type { FrameReading } from '../measurements/reading.ts';

const NAME = /^(.*)-(\d+)$/;

/**
 * Keeps track ids unique when an observer begins anew and counts from 1 again: who is seen then may or may not be the
 * same person, and nobody could tell.
 */
export class TrackNames {
  readonly #highest = new Map<string, number>();
  readonly #offset = new Map<string, number>();

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
