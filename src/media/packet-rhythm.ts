import type { Milliseconds } from '../core/units.ts';
import type { CodedPacket } from './coded-packets.ts';

/**
 * With a key picture a second, what begins while only those are decoded is found within two seconds. Cameras that send
 * them more rarely are decoded throughout.
 */
const LONGEST_KEY_DISTANCE_MS: Milliseconds = 1_250;
/** This many distances in a row must be short. */
const DISTANCES_WATCHED = 3;
/** H.264 and H.265 put no more packets than this before one that is shown earlier. */
const DEEPEST_REORDER = 16;
/** Where a camera's clock is set back, ffmpeg lets the time of copied packets advance by one tick each. */
const TICK_MS: Milliseconds = 1;
const STUCK_PACKETS = 8;

/** How often a stream sends key pictures, and in what order its packets are shown. */
export class PacketRhythm {
  readonly #keyDistancesMs: Milliseconds[] = [];
  #keyMs: Milliseconds | undefined;
  #beforeMs: Milliseconds = Number.NEGATIVE_INFINITY;
  #latestMs: Milliseconds = Number.NEGATIVE_INFINITY;
  #earlierInARow = 0;
  #standingInARow = 0;
  #reorderDepth = 0;

  /** Most packets so far that came after one that is shown later: for so many more a decoder waits before it gives one out. */
  get reorderDepth(): number {
    return this.#reorderDepth;
  }

  get isStuck(): boolean {
    return this.#standingInARow >= STUCK_PACKETS;
  }

  add({ isKey, ptsMs }: CodedPacket): void {
    this.#standingInARow = Math.abs(ptsMs - this.#beforeMs) <= TICK_MS ? this.#standingInARow + 1 : 0;
    this.#beforeMs = ptsMs;
    this.#earlierInARow = ptsMs < this.#latestMs ? this.#earlierInARow + 1 : 0;
    this.#latestMs = Math.max(this.#latestMs, ptsMs);
    this.#reorderDepth = Math.min(DEEPEST_REORDER, Math.max(this.#reorderDepth, this.#earlierInARow));
    if (isKey) this.#addKey(ptsMs);
  }

  hasDenseKeys(): boolean {
    return (
      this.#keyDistancesMs.length === DISTANCES_WATCHED &&
      this.#keyDistancesMs.every((distanceMs) => distanceMs > 0 && distanceMs <= LONGEST_KEY_DISTANCE_MS)
    );
  }

  #addKey(ptsMs: Milliseconds): void {
    if (this.#keyMs !== undefined) this.#keyDistancesMs.push(ptsMs - this.#keyMs);
    if (this.#keyDistancesMs.length > DISTANCES_WATCHED) this.#keyDistancesMs.shift();
    this.#keyMs = ptsMs;
  }
}
