import type { CounterZones } from '../core/camera.ts';
import type { PictureSize, PixelBox } from '../core/geometry.ts';
import { boundsOf } from '../core/geometry.ts';
import type { Milliseconds } from '../core/units.ts';
import type { LumaGrid } from './luma-grid.ts';
import { Stillness } from './stillness.ts';

const PACES = ['idle', 'served', 'fast'] as const;
export type Pace = (typeof PACES)[number];

/** Shortest time between analysed frames. */
export type PaceIntervals = Readonly<Record<Pace, Milliseconds>>;
/** For a live stream: 1, 5 and 10 frames a second. A raised hand or a nod lasts half a second at least. */
const LIVE: PaceIntervals = { idle: 1000, served: 200, fast: 100 };
/** For a recording, whose frames are sampled already: all of them while anything moves. */
export const RECORDED: PaceIntervals = { idle: 1000, served: 0, fast: 0 };

export interface CadenceOptions {
  readonly intervals?: PaceIntervals;
  /** This pace at all times, whatever moves. */
  readonly fixed?: Pace | undefined;
}

/** Luma step of a cell that counts as motion: twice a CCTV sensor's noise by day after averaging. */
const MOVED_LUMA = 8;
/** Share of the zones' cells from which there is motion: a hand at 3 m is about 0.3 %, sensor noise and codec blocks stay below. */
const MOTION_SHARE = 0.0025;
/** A bow, a handover or somebody who rises changes this share within a fifth of a second. */
const FAST_SHARE = 0.03;
const FAST_SPAN_MS: Milliseconds = 160;
const STAY_FAST_MS: Milliseconds = 800;
/** After the last motion; a clerk who waits breathes and blinks more often than this. */
const IDLE_AFTER_MS: Milliseconds = 3000;
/** Share of an interval by which a frame may come early. */
const SLACK = 0.15;

/** A frame that is to be analysed. */
export interface ChosenFrame {
  /** How much of the time since the frame chosen before it nothing moved at the counter. */
  readonly stillMs: Milliseconds;
}

/** Chooses which frames of one camera are analysed: few while nothing moves at the counter, many while something happens. */
export class Cadence {
  readonly #area: PixelBox;
  readonly #fixed: Pace | undefined;
  readonly #intervals: PaceIntervals;
  #analysed: Float32Array | undefined;
  #analysedMs: Milliseconds = Number.NEGATIVE_INFINITY;
  #earlier: Float32Array | undefined;
  #earlierMs: Milliseconds = Number.NEGATIVE_INFINITY;
  #movedMs: Milliseconds = Number.NEGATIVE_INFINITY;
  #fastMs: Milliseconds = Number.NEGATIVE_INFINITY;
  #startMs: Milliseconds | undefined;
  readonly #stillness = new Stillness();

  /** @param windows zones of every window in the picture */
  constructor(
    windows: readonly CounterZones[],
    picture: PictureSize,
    { fixed, intervals = LIVE }: CadenceOptions = {},
  ) {
    this.#area = areaOf(windows, picture);
    this.#fixed = fixed;
    this.#intervals = intervals;
  }

  /** The pace at a time, from the motion seen until then. */
  paceAt(tMs: Milliseconds): Pace {
    if (this.#fixed !== undefined) return this.#fixed;
    if (tMs - this.#fastMs <= STAY_FAST_MS) return 'fast';
    const quietSince = Math.max(this.#movedMs, this.#startMs ?? tMs);
    return tMs - quietSince <= IDLE_AFTER_MS ? 'served' : 'idle';
  }

  /** Whether something at the counter has moved since the last frame analysed. */
  hasMotion(grid: LumaGrid): boolean {
    return this.#analysed === undefined || grid.changedShare(this.#analysed, this.#area, MOVED_LUMA) >= MOTION_SHARE;
  }

  /**
   * Decides on a frame; undefined where it is not to be analysed.
   * @param stretch factor, 1 or more, by which all intervals are lengthened on an overloaded machine
   */
  choose(tMs: Milliseconds, grid: LumaGrid, stretch = 1): ChosenFrame | undefined {
    this.#startMs ??= tMs;
    this.#noteMotion(tMs, grid);
    const interval = this.#intervals[this.paceAt(tMs)] * stretch;
    const elapsed = tMs - this.#analysedMs;
    if (elapsed >= 0 && elapsed < interval * (1 - SLACK)) return undefined;
    this.#analysed = grid.copy(this.#analysed);
    this.#analysedMs = tMs;
    return { stillMs: this.#stillness.restart(tMs) };
  }

  #noteMotion(tMs: Milliseconds, grid: LumaGrid): void {
    const isMoving = this.hasMotion(grid);
    this.#stillness.look(tMs, isMoving);
    if (isMoving) this.#movedMs = tMs;
    if (tMs - this.#earlierMs < FAST_SPAN_MS && tMs >= this.#earlierMs) return;
    if (this.#earlier !== undefined && grid.changedShare(this.#earlier, this.#area, MOVED_LUMA) >= FAST_SHARE)
      this.#fastMs = tMs;
    this.#earlier = grid.copy(this.#earlier);
    this.#earlierMs = tMs;
  }
}

/** The box about all zones; the whole picture where none is known. */
function areaOf(windows: readonly CounterZones[], picture: PictureSize): PixelBox {
  const known = windows
    .flatMap(({ clerk, citizen, handover }) => [clerk, citizen, handover])
    .filter((zone) => zone !== undefined);
  if (known.length === 0) return { left: 0, top: 0, width: picture.width, height: picture.height };
  const { left, top, right, bottom } = boundsOf(known.flat());
  return {
    left: left * picture.width,
    top: top * picture.height,
    width: (right - left) * picture.width,
    height: (bottom - top) * picture.height,
  };
}
