import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { pressureLimits } from '../../../src/api/service/shed-load.ts';
import { testService } from '../support/service.ts';

/** Stops the event loop like the loading of modules, and lets the service take the measure of it. */
async function stopped(ms: number): Promise<void> {
  const end = performance.now() + ms;
  while (performance.now() < end);
  await sleep(50);
}

describe('load', () => {
  test('of the start does not turn the first requests away', async () => {
    const service = await testService({}, { maxEventLoopDelay: 100, maxRssBytes: 0 });
    await service.app.ready();
    await stopped(1_500);
    expect((await service.app.inject('/healthz')).statusCode).toBe(200);
  });

  test.each([
    ['no limit of its own', 0, 3_000_000_000],
    ['2 GiB', 2 * 2 ** 30, 0.6 * 2 * 2 ** 30],
    ['much', 64 * 2 ** 30, 3_000_000_000],
  ])('is turned away before a container with %s is full', (_, containerBytes, maxRssBytes) => {
    expect(pressureLimits(containerBytes).maxRssBytes).toBe(maxRssBytes);
  });
});
