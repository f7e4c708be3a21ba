import type { ServiceStore } from '../../store/service-store.ts';
import { type TaggedBytes, tagged } from './etags.ts';

const KEPT_BYTES_AT_MOST = 32_000_000;

/** Answers that are computed once while nothing in the store changes, by any process. */
export class AnswerCache {
  readonly #store: Pick<ServiceStore, 'revision'>;
  readonly #answers = new Map<string, Promise<TaggedBytes>>();
  #revision: string | undefined;
  #basis: object | undefined;
  #bytes = 0;

  constructor(store: Pick<ServiceStore, 'revision'>) {
    this.#store = store;
  }

  /**
   * @param basis what answers depend on beside store and key: another object is another basis
   * @param key who asks, and for what
   */
  async answer(basis: object, key: string, write: () => Promise<string>): Promise<TaggedBytes> {
    // Read before the answer is computed: an answer may be newer than its revision, never older.
    const revision = await this.#store.revision();
    if (revision !== this.#revision || basis !== this.#basis) {
      this.#forgetAll();
      [this.#revision, this.#basis] = [revision, basis];
    }
    const known = this.#answers.get(key);
    if (known !== undefined) return known;
    const answer = write().then(tagged);
    this.#answers.set(key, answer);
    answer.then(
      ({ bytes }) => this.#count(answer, key, bytes.length),
      () => this.#forget(answer, key),
    );
    return answer;
  }

  #count(answer: Promise<TaggedBytes>, key: string, bytes: number): void {
    if (this.#answers.get(key) !== answer) return;
    this.#bytes += bytes;
    if (this.#bytes > KEPT_BYTES_AT_MOST) this.#forgetAll();
  }

  #forget(answer: Promise<TaggedBytes>, key: string): void {
    if (this.#answers.get(key) === answer) this.#answers.delete(key);
  }

  #forgetAll(): void {
    this.#answers.clear();
    this.#bytes = 0;
  }
}
