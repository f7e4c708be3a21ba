import type { PixelBox } from '../core/geometry.ts';
import type { Milliseconds } from '../core/units.ts';
import type { LumaGrid } from './luma-grid.ts';
import { StillRegion } from './still-region.ts';

/** What a net said of each person last, which holds while nothing moves where it looked. */
export class RecentAnswers<Answer> {
  readonly #grid: LumaGrid;
  readonly #longestReuseMs: Milliseconds;
  readonly #answers = new Map<string, { readonly looked: StillRegion; answer: Answer }>();

  constructor(grid: LumaGrid, longestReuseMs: Milliseconds) {
    this.#grid = grid;
    this.#longestReuseMs = longestReuseMs;
  }

  async get(trackId: string, tMs: Milliseconds, box: PixelBox, ask: () => Promise<Answer>): Promise<Answer> {
    const known = this.#answers.get(trackId);
    if (known?.looked.isStill(tMs, box)) return known.answer;
    const answer = await ask();
    const looked = known?.looked ?? new StillRegion(this.#grid, this.#longestReuseMs);
    looked.seen(tMs);
    this.#answers.set(trackId, { looked, answer });
    return answer;
  }

  /** Forgets everybody else. */
  keep(trackIds: readonly string[]): void {
    for (const id of this.#answers.keys()) if (!trackIds.includes(id)) this.#answers.delete(id);
  }
}
