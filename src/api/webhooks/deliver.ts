import { HOUR_MS } from '../../contract/durations.ts';
import type { Milliseconds } from '../../core/units.ts';
import type { ServiceStore } from '../../store/service-store.ts';
import { noticesAfter, noticesById, type StoredNotice } from '../../store/webhooks/notices.ts';
import {
  type DueDelivery,
  dueDeliveries,
  enqueueDeliveries,
  recordAttempt,
  takeDelivery,
} from '../../store/webhooks/webhook-deliveries.ts';
import {
  type ActiveWebhook,
  activeWebhooks,
  advanceWebhook,
  isSubscribedTo,
  resealSecrets,
} from '../../store/webhooks/webhooks.ts';
import { toInstant } from '../schemas/common.ts';
import type { Lookup } from './allowed-address.ts';
import { post } from './post.ts';
import type { SecretBox } from './secret-box.ts';
import { signature } from './signature.ts';

/** How often to look for notices; also finds those of other processes. */
const LOOK_EVERY_MS: Milliseconds = 2_000;
const TIMEOUT_MS: Milliseconds = 10_000;
/** Then half a minute, one, two, four … up to an hour; the last attempt is most of a day after the first. */
const FIRST_RETRY_MS: Milliseconds = 15_000;
const LONGEST_RETRY_MS: Milliseconds = HOUR_MS;
const ATTEMPTS = 30;
/** Requests to one receiver at a time. */
const AT_ONCE = 20;
const NOTICES_AT_ONCE = 500;

/** What a sender of webhooks needs. */
export interface DeliveryOptions {
  readonly store: ServiceStore;
  readonly secrets: SecretBox;
  /** Finds the addresses of receivers; the system's where left out. */
  readonly lookup?: Lookup;
  readonly onProblem: (problem: unknown) => void;
}

/**
 * Sends notices to webhooks, with retries until the receiver accepts them or the last attempt fails. Notices are stored
 * with the change they report, and for each webhook the last notice that was handled: however the process ends, the
 * next one continues from there.
 */
export class WebhookSender implements AsyncDisposable {
  readonly #store: ServiceStore;
  readonly #secrets: SecretBox;
  readonly #lookup: Lookup | undefined;
  readonly #onProblem: (problem: unknown) => void;
  readonly #stopped = new AbortController();
  /** Current rounds by webhook, so that none waits for another's receiver. */
  readonly #rounds = new Map<number, Promise<void>>();
  #looking: Promise<void>;
  readonly #timer: NodeJS.Timeout;

  constructor({ store, secrets, lookup, onProblem }: DeliveryOptions) {
    this.#store = store;
    this.#secrets = secrets;
    this.#lookup = lookup;
    this.#onProblem = onProblem;
    this.#looking = this.#resealSecrets().catch(onProblem);
    this.#timer = setInterval(() => void this.#look(), LOOK_EVERY_MS).unref();
  }

  /** Starts a round for each webhook without one, and waits until all rounds are over. */
  async look(): Promise<void> {
    await this.#look();
    await Promise.all(this.#rounds.values());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    this.#stopped.abort();
    await this.look();
  }

  /** Seals secrets of earlier releases and keys again, so that a former key can be deleted. */
  #resealSecrets(): Promise<void> {
    const seal = (sealed: string) => {
      if (this.#secrets.isCurrent(sealed)) return sealed;
      try {
        return this.#secrets.seal(this.#secrets.open(sealed));
      } catch (problem) {
        this.#onProblem(problem);
        return sealed;
      }
    };
    return this.#store.keep((writing) => resealSecrets(writing, seal));
  }

  #look(): Promise<void> {
    this.#looking = this.#looking.then(() => this.#beginRounds()).catch(this.#onProblem);
    return this.#looking;
  }

  async #beginRounds(): Promise<void> {
    if (this.#stopped.signal.aborted) return;
    for (const hook of await this.#store.read(activeWebhooks)) {
      if (this.#rounds.has(hook.id)) continue;
      const round = this.#round(hook)
        .catch(this.#onProblem)
        .finally(() => this.#rounds.delete(hook.id));
      this.#rounds.set(hook.id, round);
    }
  }

  /** Queues new notices and sends what is due. */
  async #round(hook: ActiveWebhook): Promise<void> {
    await this.#enqueueNew(hook);
    for (;;) {
      const now = this.#store.now();
      const due = await this.#store.read((db) => dueDeliveries(db, hook.id, now, AT_ONCE));
      const ids = due.map(({ noticeId }) => noticeId);
      const notices = await this.#store.read((db) => noticesById(db, ids));
      const understood = await Promise.all(due.map((d) => this.#deliver(hook, d, notices.get(d.noticeId)!)));
      if (due.length < AT_ONCE || !understood.every(Boolean) || this.#stopped.signal.aborted) return;
    }
  }

  async #enqueueNew(hook: ActiveWebhook): Promise<void> {
    let at = hook;
    for (;;) {
      const notices = await this.#store.read((db) => noticesAfter(db, at.cursor, NOTICES_AT_ONCE));
      const last = notices.at(-1);
      if (last === undefined) return;
      const subscribed = notices.filter((notice) => isSubscribedTo(hook, notice));
      const isMine = await this.#store.keep(async (writing) => {
        if (!(await advanceWebhook(writing, at, last.id))) return false;
        await enqueueDeliveries(writing, hook.id, subscribed, this.#store.now());
        return true;
      });
      if (!isMine || notices.length < NOTICES_AT_ONCE) return;
      at = { ...at, cursor: last.id };
    }
  }

  async #deliver(hook: ActiveWebhook, delivery: DueDelivery, notice: StoredNotice): Promise<boolean> {
    const retryMs = Math.min(FIRST_RETRY_MS * 2 ** delivery.attempts, LONGEST_RETRY_MS);
    const retryAt = this.#store.now() + retryMs;
    if (!(await this.#store.keep((writing) => takeDelivery(writing, delivery, retryAt)))) return false;
    const answer = await this.#post(hook, delivery, notice);
    // Interrupted by the end of this process, which says nothing about the receiver.
    if (!answer.ok && this.#stopped.signal.aborted) return false;
    const isLast = delivery.attempts + 1 >= ATTEMPTS;
    const state = answer.ok ? 'delivered' : isLast ? 'given-up' : 'waiting';
    await this.#store.keep((writing) => recordAttempt(writing, delivery.id, { state, ...answer }, this.#store.now()));
    return answer.ok;
  }

  async #post({ url, sealedSecret }: ActiveWebhook, { id }: DueDelivery, notice: StoredNotice) {
    const { id: noticeId, type, hall, at, body: data } = notice;
    const body = JSON.stringify({ id: noticeId, type, hall, at: toInstant(at), data });
    const timestamp = String(Math.floor(this.#store.now() / 1000));
    try {
      const secret = this.#secrets.open(sealedSecret);
      const status = await post(url, {
        signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), this.#stopped.signal]),
        headers: {
          'content-type': 'application/json',
          'idempotency-key': `liyi-${id}`,
          'liyi-timestamp': timestamp,
          'liyi-signature': `sha256=${signature(secret, timestamp, body)}`,
        },
        body,
        lookup: this.#lookup,
      });
      return { ok: status >= 200 && status < 300, status };
    } catch (problem) {
      const { message, cause } = problem as Error;
      return { ok: false, error: cause instanceof Error ? cause.message : message };
    }
  }
}
