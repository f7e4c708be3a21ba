import type { ServiceStore } from '../../store/service-store.ts';
import { listWebhooks, type Webhook } from '../../store/webhooks/webhooks.ts';
import { isWithinHalls, type Principal } from '../access/principal.ts';
import { notFound } from '../problems/not-found.ts';

/** @throws LiyiError LIYI_NOT_FOUND, also for one that is told of halls that are not the asker's */
export async function findWebhook(store: ServiceStore, principal: Principal, id: number): Promise<Webhook> {
  const hook = (await store.read(listWebhooks)).find((known) => known.id === id);
  if (hook === undefined || !isWithinHalls(hook.halls, principal.halls)) throw notFound(`webhook ${id}`);
  return hook;
}
