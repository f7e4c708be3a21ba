import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { API, type TestService, testService } from './support/service.ts';
import { storeRun } from './support/stored-runs.ts';

describe('live events', () => {
  async function listening() {
    const service = await testService();
    await storeRun(service.store, 'hall-a', 'A01', 'aa');
    await storeRun(service.store, 'hall-b', 'B01', 'bb');
    await service.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = service.app.server.address() as AddressInfo;
    return { service, url: `http://127.0.0.1:${port}${API}/live` };
  }

  /** Listens; what it returns reads until as many events have come. */
  async function listen(url: string, authorization: string, lastEventId?: number) {
    const stop = new AbortController();
    const headers = { authorization, ...(lastEventId !== undefined && { 'last-event-id': String(lastEventId) }) };
    const response = await fetch(url, { headers, signal: stop.signal });
    return (count: number) => eventsOf(response, stop, count);
  }

  async function eventsOf(response: Response, stop: AbortController, count: number) {
    let text = '';
    for await (const chunk of response.body!) {
      text += Buffer.from(chunk).toString();
      if ((text.match(/^event: /gm)?.length ?? 0) >= count) break;
    }
    stop.abort();
    return [...text.matchAll(/^id: (\d+)\nevent: (\S+)\ndata: (.*)$/gm)].map(([, id, type, data]) => ({
      id: Number(id),
      type,
      data: JSON.parse(data!),
    }));
  }

  const confirm = (client: Awaited<ReturnType<TestService['person']>>, id: number) =>
    client.send('POST', `/findings/${id}/reviews`, { action: 'confirm', reason: 'other', version: 0 });

  test('come as they happen, of the own halls only, and those that were missed are sent again', async () => {
    const { service, url } = await listening();
    const [ofA, all] = [
      await service.machine(['live:read'], { halls: ['hall-a'] }),
      await service.machine(['live:read']),
    ];
    const supervisor = await service.person('supervisor');
    const [eventsOfA, eventsOfAll] = [await listen(url, ofA.authorization!), await listen(url, all.authorization!)];
    await confirm(supervisor, 4);
    await confirm(supervisor, 1);
    const [seenOfA, seenOfAll] = [await eventsOfA(1), await eventsOfAll(2)];
    expect(seenOfAll.map(({ data }) => data.hall)).toEqual(['hall-b', 'hall-a']);
    expect(seenOfA).toMatchObject([{ type: 'review.recorded', data: { hall: 'hall-a', data: { findingId: 1 } } }]);
    const missed = await listen(url, all.authorization!, seenOfAll[0]!.id);
    expect(await missed(1)).toEqual([seenOfAll[1]]);
  });
});

describe('a request', () => {
  test('that is too much for the service is turned away with the time to come again', async () => {
    const service = await testService({}, { maxEventLoopDelay: 0, maxRssBytes: 1 });
    await expect
      .poll(async () => (await service.stranger.get('/session')).statusCode, { timeout: 10_000, interval: 200 })
      .toBe(503);
    const answer = await service.stranger.get('/session');
    expect(answer.headers['retry-after']).toBe('5');
    expect(answer.json()).toMatchObject({ code: 'LIYI_BUSY', status: 503 });
  });

  test('more than the limit of an address is turned away', async () => {
    const service = await testService({ requestsPerMinute: 3 });
    const statuses = [];
    for (let i = 0; i < 5; i++) statuses.push((await service.stranger.get('/rulebooks')).statusCode);
    expect(statuses).toEqual([401, 401, 401, 429, 429]);
    expect((await service.app.inject('/healthz')).statusCode).toBe(200);
  });

  test.each([
    ['larger than a megabyte', { 'content-type': 'application/json' }, `{"hall":"${'x'.repeat(1_100_000)}"}`, 413],
    ['of another type', { 'content-type': 'application/xml' }, '<hall/>', 415],
    ['broken', { 'content-type': 'application/json' }, '{"hall":', 400],
    ['with a poisoned prototype', { 'content-type': 'application/json' }, '{"__proto__":{"x":1},"hall":"h"}', 400],
  ])('%s is refused', async (_, headers, payload, status) => {
    const service = await testService();
    const administrator = await service.person('administrator');
    const answer = await administrator.inject({ method: 'POST', url: `${API}/halls`, headers, payload });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect((await administrator.get('/halls')).json().halls).toEqual([]);
  });

  test('has its answer tagged: who has it already is not sent it again', async () => {
    const service = await testService();
    await storeRun(service.store);
    const supervisor = await service.person('supervisor');
    const first = await supervisor.get('/findings');
    const again = await supervisor.get('/findings', { 'if-none-match': first.headers.etag as string });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    await supervisor.send('POST', '/findings/1/reviews', { action: 'confirm', reason: 'other', version: 0 });
    const changed = await supervisor.get('/findings', { 'if-none-match': first.headers.etag as string });
    expect(changed.statusCode).toBe(200);
  });

  test('for pages goes through everything once', async () => {
    const service = await testService();
    for (const sha256 of ['a', 'b', 'c']) await storeRun(service.store, 'default', 'A01', sha256);
    const supervisor = await service.person('supervisor');
    const ids: number[] = [];
    let cursor: string | undefined;
    do {
      const page = (await supervisor.get(`/findings?limit=2${cursor ? `&cursor=${cursor}` : ''}`)).json();
      ids.push(...page.findings.map((f: { id: number }) => f.id));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(new Set(ids).size).toBe(9);
    expect(ids).toHaveLength(9);
  });

  test('carries headers that work on plain HTTP', async () => {
    const service = await testService();
    for (const url of ['/docs/', `${API}/session`]) {
      const { headers } = await service.app.inject(url);
      expect(headers['content-security-policy']).toBeDefined();
      expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
      expect(headers['strict-transport-security']).toBeUndefined();
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });
});

test('metrics, health and the document need no login and tell nothing of anybody', async () => {
  const service = await testService();
  await storeRun(service.store, 'secret-hall', 'W77');
  for (const url of ['/healthz', '/readyz', '/metrics', '/openapi.json']) {
    const answer = await service.app.inject(url);
    expect(answer.statusCode, url).toBe(200);
    expect(answer.body).not.toMatch(/secret-hall|W77/);
  }
});
