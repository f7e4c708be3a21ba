import { LiyiError } from '../../core/errors.ts';

/** More would slow down the service's other work. */
const AT_MOST = 500;
/** Each page of the site has one; an office that shares an account has some dozens of them. */
const OF_ONE_AT_MOST = 40;

/** Counts streams of events that are open, in all and for each sender, so that nobody takes all of them. */
export class OpenStreams {
  readonly #bySender = new Map<string, number>();
  #count = 0;

  /**
   * @param sender id of the account or key
   * @returns a function to be called once when the stream has ended
   * @throws LiyiError LIYI_BUSY, LIYI_TOO_MANY_REQUESTS
   */
  open(sender: string): () => void {
    const own = this.#bySender.get(sender) ?? 0;
    if (own >= OF_ONE_AT_MOST) throw tooManyOwn();
    if (this.#count >= AT_MOST) throw tooMany();
    this.#bySender.set(sender, own + 1);
    this.#count += 1;
    return () => {
      const left = this.#bySender.get(sender)! - 1;
      if (left === 0) this.#bySender.delete(sender);
      else this.#bySender.set(sender, left);
      this.#count -= 1;
    };
  }
}

const tooMany = (): LiyiError =>
  new LiyiError('LIYI_BUSY', {
    message: `${AT_MOST} listen already`,
    remedy: 'Try again later, or use a webhook.',
  });

const tooManyOwn = (): LiyiError =>
  new LiyiError('LIYI_TOO_MANY_REQUESTS', {
    message: `${OF_ONE_AT_MOST} streams of this account or key are open already`,
    remedy: 'Close some of them, or use a webhook.',
  });
