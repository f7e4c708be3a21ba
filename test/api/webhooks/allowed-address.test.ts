import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Lookup } from '../../../src/api/webhooks/allowed-address.ts';
import { WebhookSender } from '../../../src/api/webhooks/deliver.ts';
import { receiver } from '../support/receiver.ts';
import { testService } from '../support/service.ts';

describe('an address of a webhook', () => {
  test.each([
    'http://user:secret@hall.example/hook',
    'http://user@hall.example/hook',
    'http://169.254.169.254/latest/meta-data/',
    'http://169.254.1.2/hook',
    // The same, written otherwise.
    'http://2852039166/hook',
    'http://0xa9.0xfe.0xa9.0xfe/hook',
    'http://0251.0376.0251.0376/hook',
    'http://[::ffff:169.254.169.254]/hook',
    'http://[64:ff9b::a9fe:a9fe]/hook',
    'http://[2002:a9fe:a9fe::1]/hook',
    'http://[fe80::1]/hook',
    'http://[fd00:ec2::254]/hook',
    'http://100.100.100.200/latest/meta-data/',
    'http://168.63.129.16/hook',
    'http://0.0.0.0/hook',
    'http://[::]/hook',
    'http://224.0.0.1/hook',
    'http://255.255.255.255/hook',
    'ftp://hall.example/hook',
    'http://hall.example/hook#part',
  ])('may not be %s', async (url) => {
    const service = await testService();
    const administrator = await service.person('administrator');
    const answer = await administrator.send('POST', '/webhooks', { url, types: ['webhook.test'] });
    expect(answer.statusCode).toBe(400);
    expect((await administrator.get('/webhooks')).json().webhooks).toEqual([]);
  });

  test.each(['http://192.168.1.5:8080/hook', 'https://hall.example/hook?key=1', 'http://[fd12::1]/hook'])(
    'may be %s',
    async (url) => {
      const service = await testService();
      const administrator = await service.person('administrator');
      expect((await administrator.send('POST', '/webhooks', { url, types: ['webhook.test'] })).statusCode).toBe(201);
    },
  );
});

/** What becomes of a notice to an address, and what a receiver on this machine got of it. */
async function delivered(address: (port: string) => string, lookup: Lookup, ...statuses: readonly number[]) {
  const service = await testService();
  const { url, received } = await receiver(...statuses);
  const administrator = await service.person('administrator');
  const body = { url: address(new URL(url).port), types: ['webhook.test'] };
  const { webhook } = (await administrator.send('POST', '/webhooks', body)).json();
  const sender = new WebhookSender({ store: service.store, secrets: service.secrets, lookup, onProblem: () => {} });
  onTestFinished(() => sender[Symbol.asyncDispose]());
  await administrator.send('POST', `/webhooks/${webhook.id}/test`);
  await sender.look();
  const { deliveries } = (await administrator.get(`/webhooks/${webhook.id}/deliveries`)).json();
  return { delivery: deliveries[0], received };
}

describe('a name of a receiver', () => {
  const at =
    (...addresses: readonly string[]): Lookup =>
    async () =>
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

  test('is told where it leads', async () => {
    const { delivery, received } = await delivered((port) => `http://hall.test:${port}/`, at('127.0.0.1'), 204);
    expect([delivery.state, received.length, received[0]!.headers.host]).toEqual([
      ...['delivered', 1],
      expect.stringMatching(/^hall\.test:/),
    ]);
  });

  test.each([
    ['to a cloud’s metadata', at('169.254.169.254')],
    ['to a link-local address', at('fe80::1', '::ffff:169.254.0.1')],
    [
      'nowhere',
      async () => {
        throw new Error('getaddrinfo ENOTFOUND');
      },
    ],
  ] as [string, Lookup][])('that leads %s is not told', async (_, lookup) => {
    const { delivery, received } = await delivered((port) => `http://hall.test:${port}/`, lookup, 204);
    expect(delivery).toMatchObject({ state: 'waiting', lastError: expect.stringMatching(/no address|ENOTFOUND/) });
    expect(received).toEqual([]);
  });

  test('is asked once: what it leads to a moment later does not count', async () => {
    let asked = 0;
    const rebinding: Lookup = async () => [{ address: asked++ === 0 ? '127.0.0.1' : '169.254.169.254', family: 4 }];
    const { delivery } = await delivered((port) => `http://hall.test:${port}/`, rebinding, 204);
    await sleep(0);
    expect([delivery.state, asked]).toEqual(['delivered', 1]);
  });

  test('that answers with a redirection is not followed', async () => {
    const { delivery, received } = await delivered((port) => `http://127.0.0.1:${port}/`, at('127.0.0.1'), 307);
    expect(delivery).toMatchObject({ state: 'waiting', lastStatus: 307 });
    expect(received).toHaveLength(1);
  });
});
