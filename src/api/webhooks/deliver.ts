import { createHmac } from 'node:crypto';
import type { Milliseconds } from '../../core/units.ts';
import { lastNoticeId, noticesAfter, noticesById, type StoredNotice } from '../../timeline/service/notices.ts';
import type { ServiceStore } from '../../timeline/service/service-store.ts';
import {
  type DueDelivery,
  dueDeliveries,
  listWebhooks,
  oweDeliveries,
  recordAttempt,
  takeDelivery,
} from '../../timeline/service/webhooks.ts';
import { toInstant } from '../schemas/common.ts';

/** Also catches what other processes announced. */
const LOOK_EVERY_MS: Milliseconds = 2_000;
const TIMEOUT_MS: Milliseconds = 10_000;
/** Then a minute, two, four … up to an hour; the last try is a day after the first. */
const FIRST_RETRY_MS: Milliseconds = 15_000;
const LONGEST_RETRY_MS: Milliseconds = 3_600_000;
const ATTEMPTS = 30;
const AT_ONCE = 20;

export interface DeliveryOptions {
  readonly store: ServiceStore;
  readonly fetch?: typeof fetch;
  readonly onProblem: (problem: unknown) => void;
}

/** Tells webhooks of notices, again and again until they have understood or the last try is over. */
export class WebhookSender implements AsyncDisposable {
  readonly #store: ServiceStore;
  readonly #fetch: typeof fetch;
  readonly #onProblem: (problem: unknown) => void;
  readonly #stopped = new AbortController();
  #seen: number | undefined;
  #round: Promise<void> = Promise.resolve();
  readonly #timer: NodeJS.Timeout;

  constructor({ store, fetch: send = fetch, onProblem }: DeliveryOptions) {
    this.#store = store;
    this.#fetch = send;
    this.#onProblem = onProblem;
    this.#timer = setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
  }

  /** One round: owes what is new, delivers what is due. Rounds follow each other. */
  look(): Promise<void> {
    this.#round = this.#round.then(() => this.#deliverDue()).catch((problem) => this.#onProblem(problem));
    return this.#round;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    this.#stopped.abort();
    await this.#round;
  }

  async #deliverDue(): Promise<void> {
    if (this.#stopped.signal.aborted) return;
    await this.#oweNew();
    const now = this.#store.now();
    const due = await this.#store.read((db) => dueDeliveries(db, now, AT_ONCE));
    const notices = await this.#store.read((db) =>
      noticesById(
        db,
        due.map(({ noticeId }) => noticeId),
      ),
    );
    await Promise.all(due.map((delivery) => this.#deliver(delivery, notices.get(delivery.noticeId)!)));
  }

  async #oweNew(): Promise<void> {
    this.#seen ??= await this.#store.read(lastNoticeId);
    const hooks = await this.#store.read(listWebhooks);
    const notices = await this.#store.read((db) => noticesAfter(db, this.#seen!, 500));
    if (hooks.length > 0 && notices.length > 0) {
      await this.#store.keep(async (writing) => {
        for (const notice of notices) await oweDeliveries(writing, hooks, notice, this.#store.now());
      });
    }
    this.#seen = notices.at(-1)?.id ?? this.#seen;
  }

  async #deliver(delivery: DueDelivery, notice: StoredNotice): Promise<void> {
    const retryMs = Math.min(FIRST_RETRY_MS * 2 ** delivery.attempts, LONGEST_RETRY_MS);
    const retryAt = this.#store.now() + retryMs;
    if (!(await this.#store.keep((writing) => takeDelivery(writing, delivery, retryAt)))) return;
    const answer = await this.#post(delivery, notice);
    const isLast = delivery.attempts + 1 >= ATTEMPTS;
    const state = answer.ok ? 'delivered' : isLast ? 'given-up' : 'waiting';
    await this.#store.keep((writing) => recordAttempt(writing, delivery.id, { state, ...answer }, this.#store.now()));
  }

  async #post({ id, url, secret }: DueDelivery, notice: StoredNotice) {
    const { id: noticeId, type, hall, at, body: data } = notice;
    const body = JSON.stringify({ id: noticeId, type, hall, at: toInstant(at), data });
    const timestamp = String(Math.floor(this.#store.now() / 1000));
    try {
      const response = await this.#fetch(url, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), this.#stopped.signal]),
        headers: {
          'content-type': 'application/json',
          'idempotency-key': `liyi-${id}`,
          'liyi-timestamp': timestamp,
          'liyi-signature': `sha256=${signature(secret, timestamp, body)}`,
        },
        body,
      });
      await response.body?.cancel();
      return { ok: response.ok, status: response.status };
    } catch (problem) {
      const { message, cause } = problem as Error;
      return { ok: false, error: cause instanceof Error ? cause.message : message };
    }
  }
}

/** HMAC-SHA256 over timestamp, a dot and the body: an old message cannot be sent again as a new one. */
export const signature = (secret: string, timestamp: string, body: string): string =>
  createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
