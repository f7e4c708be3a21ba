import type { Milliseconds } from '../core/units.ts';
import type { CodedPacket } from './coded-packets.ts';
import { PacketGroup } from './packet-group.ts';
import { PacketRhythm } from './packet-rhythm.ts';

/** While dozing, key pictures sooner than this after the last one decoded are left out too. */
const SHORTEST_GROUP_MS: Milliseconds = 800;
/** No key picture for this long: the camera's rhythm has changed. */
const LONGEST_GROUP_MS: Milliseconds = 2_000;
/** Most bytes that are kept of what is left out; beyond that everything is decoded. */
const LARGEST_GROUP_BYTES = 8 * 1024 * 1024;
/** The current one, the one before it, and one more for a decoder that is late. */
const GROUPS_KEPT = 3;
/** Times of packets and pictures are rounded differently. */
const ROUNDING_MS: Milliseconds = 0.5;

/** Where the packets go. All bytes are lent. */
export interface GateListener {
  /** To the current decoder. */
  decode(bytes: Uint8Array): void;
  /** To a new decoder that begins with them: time goes back. */
  decodeInNewDecoder(bytes: Uint8Array): void;
}

/**
 * Chooses which packets of a live stream are decoded: usually all of them, one key picture a second while nothing
 * moves. What is left out is kept for a while and decoded after all when something moves, so nothing is missed; it is
 * seen up to a second late.
 */
export class PacketGate {
  readonly #listener: GateListener;
  readonly #rhythm = new PacketRhythm();
  /** The last groups since dozing began; none while awake. */
  #groups: PacketGroup[] = [];
  readonly #spare: PacketGroup[] = [];
  #mayDoze = false;
  #isSkipping = false;
  #skipped = 0;
  /** Time of the last picture that was looked at. */
  #seenMs: Milliseconds = Number.NEGATIVE_INFINITY;

  constructor(listener: GateListener) {
    this.#listener = listener;
  }

  /** Packets dropped because the decoder was too slow. */
  get skipped(): number {
    return this.#skipped;
  }

  /** Whether the camera's clock was set back; ffmpeg then lets the time stand still. */
  get isStuck(): boolean {
    return this.#rhythm.isStuck;
  }

  get isDozing(): boolean {
    return this.#groups.length > 0;
  }

  take(packet: CodedPacket): void {
    this.#rhythm.add(packet);
    const group = this.#groups.at(-1);
    if (group !== undefined) this.#takeDozing(packet, group);
    else if (packet.isKey && this.#mayDoze && this.#rhythm.hasDenseKeys()) this.#beginGroup(packet);
    else this.#takeAwake(packet);
  }

  /** Whether a picture can be trusted, because none that it refers to was left out. */
  isWhole(ptsMs: Milliseconds): boolean {
    const first = this.#groups[0];
    if (first === undefined || ptsMs < first.startMs - ROUNDING_MS) return true;
    return this.#groups.some(({ startMs }) => Math.abs(startMs - ptsMs) <= ROUNDING_MS);
  }

  /** Whether something before this picture was left out and can still be decoded. */
  hasKeptBefore(ptsMs: Milliseconds): boolean {
    return this.#lastGroupBefore(ptsMs - ROUNDING_MS) >= 0;
  }

  /** Nothing moves in this picture: from the next key picture on, one a second is enough. */
  doze(ptsMs: Milliseconds): void {
    this.#seenMs = ptsMs;
    this.#mayDoze = true;
  }

  /** Everything after this picture is decoded. */
  stayAwake(ptsMs: Milliseconds): void {
    this.#seenMs = ptsMs;
    this.#decodeFrom(Math.max(0, this.#lastGroupBefore(ptsMs + ROUNDING_MS)));
  }

  /** Everything is decoded, from the last key picture before this one. */
  wake(ptsMs: Milliseconds): void {
    this.#decodeFrom(Math.max(0, this.#lastGroupBefore(ptsMs - ROUNDING_MS)));
  }

  /** The decoder is too slow: packets are dropped up to the next key picture. */
  skipToKey(): void {
    this.#isSkipping = this.#groups.length === 0;
  }

  #takeAwake(packet: CodedPacket): void {
    if (packet.isKey) this.#isSkipping = false;
    if (this.#isSkipping) this.#skipped++;
    else this.#listener.decode(packet.bytes);
  }

  #takeDozing(packet: CodedPacket, group: PacketGroup): void {
    const elapsedMs = packet.ptsMs - group.startMs;
    if (packet.isKey && elapsedMs >= SHORTEST_GROUP_MS) {
      this.#beginGroup(packet);
      return;
    }
    group.add(packet);
    if (group.packets <= 1 + this.#rhythm.reorderDepth) this.#listener.decode(group.notDecoded());
    if (elapsedMs > LONGEST_GROUP_MS || group.byteLength > LARGEST_GROUP_BYTES) this.#decodeFrom(0);
  }

  #beginGroup(key: CodedPacket): void {
    this.#isSkipping = false;
    const isFull = this.#groups.length === GROUPS_KEPT;
    if (isFull && this.#groups[1]!.startMs > this.#seenMs + ROUNDING_MS) {
      // The picture that decides whether the oldest group is needed has not been looked at yet.
      this.#decodeFrom(0);
      this.#takeAwake(key);
      return;
    }
    const group = isFull ? this.#groups.shift()! : (this.#spare.pop() ?? new PacketGroup());
    group.begin(key);
    this.#groups.push(group);
    this.#listener.decode(group.notDecoded());
  }

  #lastGroupBefore(ptsMs: Milliseconds): number {
    return this.#groups.findLastIndex(({ startMs }) => startMs < ptsMs);
  }

  /** Ends the doze. The rest of the last group goes to the current decoder; more than that needs a new one. */
  #decodeFrom(first: number): void {
    this.#mayDoze = false;
    const wanted = this.#groups.slice(first);
    this.#spare.push(...this.#groups);
    this.#groups = [];
    if (wanted.length > 1) this.#listener.decodeInNewDecoder(Buffer.concat(wanted.map((group) => group.all())));
    else {
      const rest = wanted[0]?.notDecoded();
      if (rest !== undefined && rest.length > 0) this.#listener.decode(rest);
    }
  }
}
