import type { ServiceStore } from '../../store/service-store.ts';
import { listWebhooks, type Webhook } from '../../store/webhooks/webhooks.ts';
import { notFound } from '../problems/not-found.ts';

/** @throws LiyiError LIYI_NOT_FOUND */
export async function findWebhook(store: ServiceStore, id: number): Promise<Webhook> {
  const hook = (await store.read(listWebhooks)).find((known) => known.id === id);
  if (hook === undefined) throw notFound(`webhook ${id}`);
  return hook;
}
