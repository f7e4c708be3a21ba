import type { Milliseconds } from '../core/units.ts';

/** What a net says of each person, asked no more often than its subject changes. */
export class SlowAnswers<Answer> {
  readonly #everyMs: Milliseconds;
  readonly #answers = new Map<string, { readonly tMs: Milliseconds; readonly answer: Answer }>();

  constructor(everyMs: Milliseconds) {
    this.#everyMs = everyMs;
  }

  async get(trackId: string, tMs: Milliseconds, ask: () => Promise<Answer>): Promise<Answer> {
    const known = this.#answers.get(trackId);
    if (known && Math.abs(tMs - known.tMs) < this.#everyMs) return known.answer;
    const answer = await ask();
    this.#answers.set(trackId, { tMs, answer });
    return answer;
  }

  /** Forgets everybody else. */
  keep(trackIds: readonly string[]): void {
    for (const id of this.#answers.keys()) if (!trackIds.includes(id)) this.#answers.delete(id);
  }
}
