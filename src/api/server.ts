import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { LiyiError } from '../core/errors.ts';
import type { Milliseconds } from '../core/units.ts';
import { buildApp } from './app.ts';
import type { ServiceContext } from './context.ts';

export interface ListenOptions {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  readonly logger?: Logger;
}

export interface RunningService extends AsyncDisposable {
  readonly url: string;
}

/** Time for current requests at the end; then their connections are cut. */
const CLOSE_WITHIN_MS: Milliseconds = 10_000;

/**
 * Listens until it is disposed of; then current requests are answered first, for ten seconds at most.
 * @throws LiyiError where the port cannot be used
 */
export async function startServer(context: ServiceContext, options: ListenOptions): Promise<RunningService> {
  const app = await buildApp(context, options.logger === undefined ? {} : { logger: options.logger });
  try {
    await app.listen({ host: options.host, port: options.port });
  } catch (cause) {
    await app.close();
    throw new LiyiError('LIYI_SERVICE', {
      message: `cannot listen on ${options.host}:${options.port}: ${(cause as Error).message}`,
      remedy: 'Choose another --port or --host, or stop the program that has it.',
      cause,
    });
  }
  const { address, family, port } = app.server.address() as AddressInfo;
  const host = family === 'IPv6' ? `[${address}]` : address;
  return { url: `http://${host}:${port}`, [Symbol.asyncDispose]: () => close(app) };
}

async function close(app: FastifyInstance): Promise<void> {
  const timer = setTimeout(() => app.server.closeAllConnections(), CLOSE_WITHIN_MS);
  await app.close().finally(() => clearTimeout(timer));
}
