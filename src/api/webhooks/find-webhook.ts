import type { ServiceStore } from '../../store/service-store.ts';
import { listWebhooks, type Webhook } from '../../store/webhooks/webhooks.ts';
import { isWithinHalls, type Principal } from '../access/principal.ts';
import { notFound } from '../problems/not-found.ts';

/**
 * The webhook with this id.
 * @throws LiyiError LIYI_NOT_FOUND, also for one with halls that the asker may not see
 */
export async function findWebhook(store: ServiceStore, principal: Principal, id: number): Promise<Webhook> {
  const hook = (await store.read(listWebhooks)).find((known) => known.id === id);
  if (hook === undefined || !isWithinHalls(hook.halls, principal.halls)) throw notFound(`webhook ${id}`);
  return hook;
}
