import type { FastifyReply } from 'fastify';

/** A signal that aborts once the answer is sent or its connection is closed, so that nobody waits for it any more. */
export function clientGone({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController();
  raw.once('close', () => controller.abort());
  if (raw.closed) controller.abort();
  return controller.signal;
}
