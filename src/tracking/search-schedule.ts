import type { PixelBox } from '../core/geometry.ts';
import type { Milliseconds } from '../core/units.ts';
import type { LumaGrid } from './luma-grid.ts';
import type { SceneBackground } from './scene-background.ts';
import type { SearchRegion } from './search-regions.ts';

/** How often a region is searched while its person is not found; once found, only for others. */
const SEARCH_EMPTY_EVERY_MS: Milliseconds = 200;
const SEARCH_OCCUPIED_EVERY_MS: Milliseconds = 3000;
/** Where nothing has moved, a search would find the same, so each waits twice as long as the one before, up to this. */
const SEARCH_STILL_EVERY_MS: Milliseconds = 10_000;
/** The wait where something stands that is not part of the empty scene. */
const SEARCH_CHANGED_EVERY_MS: Milliseconds = 600;
/** Share of a region, tracked people left out, that counts as motion: a head at the far side of a counter covers about 1 %. */
const MOTION_SHARE = 0.004;

/** The whole picture, for people who come in at its edge: they are in a zone soon. */
const SEARCH_WHOLE_EVERY_MS: Milliseconds = 600;
/** Where no zone says who belongs where, somebody else may come while one is followed. */
const SEARCH_EITHER_EVERY_MS: Milliseconds = 600;

interface Search {
  tMs: Milliseconds;
  /** What the picture showed then. */
  view: Float32Array;
  people: readonly PixelBox[];
  /** Time until the next search, as long as nothing moves. */
  waitMs: Milliseconds;
}

/** When to run the person detector, the most expensive of the nets, in each region. */
export class SearchSchedule {
  readonly #grid: LumaGrid;
  readonly #background: SceneBackground;
  readonly #searches = new Map<SearchRegion, Search>();

  constructor(grid: LumaGrid, background: SceneBackground) {
    this.#grid = grid;
    this.#background = background;
  }

  /** @param people boxes of the people tracked */
  isDue(region: SearchRegion, tMs: Milliseconds, isOccupied: boolean, people: readonly PixelBox[]): boolean {
    const last = this.#searches.get(region);
    if (last === undefined || tMs < last.tMs) return true;
    const elapsedMs = tMs - last.tMs;
    if (elapsedMs < leastWait(region, isOccupied)) return false;
    if (elapsedMs >= last.waitMs || this.#hasMoved(region, last, people)) return true;
    return elapsedMs >= SEARCH_CHANGED_EVERY_MS && this.#isChanged(region, people);
  }

  /** Notes that a region is being searched in the grid's frame. */
  searched(region: SearchRegion, tMs: Milliseconds, isOccupied: boolean, people: readonly PixelBox[]): void {
    const last = this.#searches.get(region);
    const waitMs =
      last === undefined || this.#hasMoved(region, last, people)
        ? leastWait(region, isOccupied)
        : Math.min(SEARCH_STILL_EVERY_MS, 2 * last.waitMs);
    this.#searches.set(region, { tMs, view: this.#grid.copy(last?.view), people, waitMs });
  }

  /** Makes every region due, because somebody was lost. */
  reset(): void {
    this.#searches.clear();
  }

  #hasMoved({ box, apart }: SearchRegion, before: Search, people: readonly PixelBox[]): boolean {
    const known = [...before.people, ...people, ...apart];
    return this.#background.changedShareSince(before.view, box, known) >= MOTION_SHARE;
  }

  #isChanged({ box, apart }: SearchRegion, people: readonly PixelBox[]): boolean {
    return this.#background.changedShare(box, [...people, ...apart]) >= MOTION_SHARE;
  }
}

function leastWait({ side }: SearchRegion, isOccupied: boolean): Milliseconds {
  if (side === 'either') return isOccupied ? SEARCH_EITHER_EVERY_MS : SEARCH_EMPTY_EVERY_MS;
  if (isOccupied) return SEARCH_OCCUPIED_EVERY_MS;
  return side === 'whole' ? SEARCH_WHOLE_EVERY_MS : SEARCH_EMPTY_EVERY_MS;
}
