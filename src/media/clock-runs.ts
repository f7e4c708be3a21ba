import type { Milliseconds } from '../core/units.ts';
import type { PacketTime } from './packet-times.ts';

/** A clock that falls back this far was reset: a recorder restarted. Less is a stray packet, whose picture is left out. */
export const CLOCK_RESET_MS: Milliseconds = 1_000;
/** Pictures are stored in another order than they are shown: the earliest is among the first packets. */
const REORDERED_PACKETS = 64;
/** No encoder holds a picture back for longer; a presentation time beyond is not believed. */
const LONGEST_REORDER_MS: Milliseconds = 10_000;

/** A stretch of packets over which the clock runs forward, on the container's clock. */
export interface ClockRun {
  /** Presentation time of its first picture. */
  readonly startMs: Milliseconds;
  /** Presentation time of its last picture. */
  readonly lastMs: Milliseconds;
  readonly packets: number;
  /** Where its first packet begins, and where the last one before it does. */
  readonly position?: number;
  readonly positionBefore?: number;
}

type GrowingRun = { -readonly [Key in keyof ClockRun]: ClockRun[Key] } & {
  readonly startDtsMs: Milliseconds | undefined;
};

/** Finds where the clock of a stream of packets was reset. */
export class ClockRuns {
  readonly #wrapMs: Milliseconds | undefined;
  readonly #runs: GrowingRun[] = [];
  /** Latest decoding time of the run under way, counted on over wraps. */
  #latestMs: Milliseconds = 0;
  /** What wraps add so far. */
  #wrappedMs: Milliseconds = 0;
  #position: number | undefined;

  /** @param wrapMs after how long the clock begins again at 0; undefined for clocks that do not */
  constructor(wrapMs?: Milliseconds) {
    this.#wrapMs = wrapMs;
  }

  get runs(): readonly ClockRun[] {
    return this.#runs;
  }

  add(packet: PacketTime): void {
    const { ptsMs, dtsMs = ptsMs, position } = packet;
    const run = this.#runs.at(-1);
    const stepMs = run === undefined ? 0 : this.#stepTo(dtsMs);
    if (run === undefined || this.#isReset(run, packet, stepMs)) this.#begin(packet);
    else {
      const tMs = this.#latestMs + stepMs;
      const shownMs = Math.abs(ptsMs - dtsMs) <= LONGEST_REORDER_MS ? tMs + ptsMs - dtsMs : tMs;
      this.#latestMs = Math.max(this.#latestMs, tMs);
      run.packets++;
      run.lastMs = Math.max(run.lastMs, shownMs);
      if (run.packets <= REORDERED_PACKETS) run.startMs = Math.min(run.startMs, shownMs);
    }
    this.#position = position ?? this.#position;
  }

  #begin({ dtsMs, ptsMs, position }: PacketTime): void {
    this.#latestMs = dtsMs ?? ptsMs;
    this.#wrappedMs = 0;
    this.#runs.push({
      ...{ startMs: ptsMs, lastMs: ptsMs, startDtsMs: dtsMs, packets: 1 },
      ...(position === undefined ? {} : { position }),
      ...(this.#position === undefined ? {} : { positionBefore: this.#position }),
    });
  }

  /** How far the clock went on since its latest time; of a clock that wraps, by the shorter way. */
  #stepTo(dtsMs: Milliseconds): Milliseconds {
    const stepMs = dtsMs + this.#wrappedMs - this.#latestMs;
    if (this.#wrapMs === undefined) return stepMs;
    const turns = Math.round(stepMs / this.#wrapMs);
    this.#wrappedMs -= turns * this.#wrapMs;
    return stepMs - turns * this.#wrapMs;
  }

  /** Far back, or back to where the run began: decoding times never fall back by themselves. */
  #isReset({ startDtsMs, packets }: GrowingRun, { dtsMs }: PacketTime, stepMs: Milliseconds): boolean {
    if (stepMs < -CLOCK_RESET_MS) return true;
    const isToldToFall = dtsMs !== undefined && startDtsMs !== undefined && stepMs < 0;
    return isToldToFall && packets > 1 && this.#latestMs + stepMs <= startDtsMs;
  }
}
