import underPressure, { TYPE_EVENT_LOOP_DELAY } from '@fastify/under-pressure';
import type { FastifyInstance } from 'fastify';
import { LiyiError } from '../../core/errors.ts';
import type { Milliseconds } from '../../core/units.ts';
import { RETRY_AFTER_S } from '../problems/answer-problems.ts';

/** Limits above which new requests are rejected with 503. */
export interface PressureLimits {
  /** In ms; 0 for no limit. */
  readonly maxEventLoopDelay: Milliseconds;
  /** In bytes; 0 for no limit. */
  readonly maxRssBytes: number;
}

const MOST_DELAY_MS: Milliseconds = 2_000;
const MOST_BYTES = 3_000_000_000;
/** The rest of a container's memory is ffmpeg's, which cuts clips beside the service. */
const SHARE_OF_CONTAINER = 0.6;
/** Loading and compiling stop the event loop at the start, which says nothing of the load afterwards. */
const STARTING_MS: Milliseconds = 30_000;

/**
 * The usual limits.
 * @param containerBytes memory that the system grants this process; 0 where it sets no limit
 */
export const pressureLimits = (containerBytes: number): PressureLimits => ({
  maxEventLoopDelay: MOST_DELAY_MS,
  maxRssBytes: containerBytes > 0 ? Math.min(MOST_BYTES, containerBytes * SHARE_OF_CONTAINER) : MOST_BYTES,
});

/** Rejects requests with 503 while the service is above its limits; delays while it starts do not count. */
export async function shedLoad(app: FastifyInstance, limits: PressureLimits): Promise<void> {
  let readyAtMs = Number.POSITIVE_INFINITY;
  app.addHook('onReady', async () => {
    readyAtMs = performance.now();
  });
  const isStarting = () => !(performance.now() - readyAtMs > STARTING_MS);
  await app.register(underPressure, {
    ...limits,
    pressureHandler: async (_request, _reply, type) => {
      if (type === TYPE_EVENT_LOOP_DELAY && isStarting()) return;
      throw busy();
    },
  });
}

const busy = (): LiyiError =>
  new LiyiError('LIYI_BUSY', {
    message: 'the service has more to do than it can',
    remedy: `Try again after ${RETRY_AFTER_S} seconds.`,
  });
