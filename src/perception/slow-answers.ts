import type { Milliseconds } from '../core/units.ts';

/** Answers of a net that is run on each subject no more often than the subject changes. */
export class SlowAnswers<Answer> {
  readonly #everyMs: Milliseconds;
  readonly #answers = new Map<string, { readonly tMs: Milliseconds; readonly answer: Answer }>();

  /** @param everyMs shortest time between two questions about one subject */
  constructor(everyMs: Milliseconds) {
    this.#everyMs = everyMs;
  }

  /**
   * The last answer while it is fresh, or a new one. For what changes slowly.
   * @param everyMs shortest time between two questions while it changes faster
   */
  async held(
    subject: string,
    tMs: Milliseconds,
    ask: () => Promise<Answer>,
    everyMs: Milliseconds = this.#everyMs,
  ): Promise<Answer> {
    const fresh = this.#freshAnswer(subject, tMs, everyMs);
    return fresh ? fresh.answer : await this.#ask(subject, tMs, ask);
  }

  /** A new answer, or `undefined` while the last one is fresh. For what moves too fast for an answer to hold. */
  async fresh(subject: string, tMs: Milliseconds, ask: () => Promise<Answer>): Promise<Answer | undefined> {
    return this.#freshAnswer(subject, tMs, this.#everyMs) ? undefined : await this.#ask(subject, tMs, ask);
  }

  /** Forgets all other subjects. */
  retainOnly(subjects: readonly string[]): void {
    for (const subject of this.#answers.keys()) if (!subjects.includes(subject)) this.#answers.delete(subject);
  }

  #freshAnswer(subject: string, tMs: Milliseconds, everyMs: Milliseconds) {
    const last = this.#answers.get(subject);
    return last && Math.abs(tMs - last.tMs) < everyMs ? last : undefined;
  }

  async #ask(subject: string, tMs: Milliseconds, ask: () => Promise<Answer>): Promise<Answer> {
    const answer = await ask();
    this.#answers.set(subject, { tMs, answer });
    return answer;
  }
}
