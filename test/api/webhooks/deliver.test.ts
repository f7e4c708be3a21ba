import { createHmac, randomBytes } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebhookSender } from '../../../src/api/webhooks/deliver.ts';
import { KEY_BYTES, SecretBox } from '../../../src/api/webhooks/secret-box.ts';
import { openServiceStore } from '../../../src/store/service-store.ts';
import { STORE_KINDS } from '../../store/support/stores.ts';
import { type Received, receiver } from '../support/receiver.ts';
import { testService } from '../support/service.ts';
import { storeRun } from '../support/stored-runs.ts';

const [HALF_AN_HOUR_MS, HOUR_MS] = [1_800_000, 3_600_000];

describe.each(STORE_KINDS)('a webhook, on $name', (kind) => {
  async function hooked(type: 'webhook.test' | 'run.committed', ...statuses: readonly number[]) {
    const service = await testService({}, undefined, kind);
    const { url, received } = await receiver(...statuses);
    const administrator = await service.person('administrator');
    const { webhook, secret } = (await administrator.send('POST', '/webhooks', { url, types: [type] })).json();
    /** As the service does when it starts. */
    const started = (secrets = service.secrets) => {
      const problems: unknown[] = [];
      const sender = new WebhookSender({ store: service.store, secrets, onProblem: (p) => void problems.push(p) });
      onTestFinished(() => sender[Symbol.asyncDispose]());
      return { sender, problems };
    };
    const path = `/webhooks/${webhook.id}`;
    return {
      ...{ service, administrator, received, webhook, secret, path, started },
      deliveries: async () => (await administrator.get(`${path}/deliveries`)).json().deliveries,
      test: () => administrator.send('POST', `${path}/test`),
    };
  }
  const signedWith = ({ headers, body }: Received, secret: string): boolean =>
    headers['liyi-signature'] ===
    `sha256=${createHmac('sha256', secret).update(`${headers['liyi-timestamp']}.${body}`).digest('hex')}`;

  test('is told once, signed, with a key that tells repetitions apart', async () => {
    const { started, test, received, secret, deliveries } = await hooked('webhook.test', 204);
    const { sender } = started();
    await test();
    await sender.look();
    await sender.look();
    expect(received).toHaveLength(1);
    expect(signedWith(received[0]!, secret)).toBe(true);
    expect(JSON.parse(received[0]!.body)).toMatchObject({ type: 'webhook.test' });
    const [delivery] = await deliveries();
    expect(delivery).toMatchObject({ state: 'delivered', attempts: 1, lastStatus: 204 });
    expect(received[0]!.headers['idempotency-key']).toBe(`liyi-${delivery.id}`);
  });

  test('that fails is told again, later each time, under the same key', async () => {
    const { service, started, test, received, deliveries } = await hooked('webhook.test', 500, 503, 200);
    const { sender } = started();
    await test();
    for (const [waitMs, times] of [
      [0, 1],
      [1_000, 1],
      [15_000, 2],
      [16_000, 2],
      [15_000, 3],
    ] as const) {
      service.clock.now += waitMs;
      await sender.look();
      expect(received).toHaveLength(times);
    }
    expect(new Set(received.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
    expect(await deliveries()).toMatchObject([{ state: 'delivered', attempts: 3 }]);
  });

  test('is told after the start of what happened while the service was down, once', async () => {
    const { service, started, received } = await hooked('run.committed', 200);
    const first = started().sender;
    await storeRun(service.store, 'default', 'A01', 'aa');
    await first.look();
    await first[Symbol.asyncDispose]();
    // Runs are committed by processes that know nothing of webhooks.
    for (const sha256 of ['bb', 'cc']) await storeRun(service.store, 'default', 'A01', sha256);
    expect(received).toHaveLength(1);
    await started().sender.look();
    await started().sender.look();
    expect(received.map(({ body }) => JSON.parse(body).data.runId).sort()).toEqual([1, 2, 3]);
  });

  test('that did not answer before the service ended is tried again after its start', async () => {
    const { service, started, test, received, deliveries } = await hooked('webhook.test', 500, 200);
    await test();
    const { sender } = started();
    await sender.look();
    await sender[Symbol.asyncDispose]();
    service.clock.now += HALF_AN_HOUR_MS;
    await started().sender.look();
    expect(received).toHaveLength(2);
    expect(await deliveries()).toMatchObject([{ state: 'delivered', attempts: 2 }]);
  });

  test('is told by one of several processes', async () => {
    const { started, test, received } = await hooked('webhook.test', 200);
    const senders = [started().sender, started().sender, started().sender];
    for (let i = 0; i < 5; i++) await test();
    await Promise.all(senders.map((sender) => sender.look()));
    expect(received).toHaveLength(5);
  });

  test('is given up after thirty attempts, which is shown, and tried again when somebody asks for it', async () => {
    const failing = Array.from({ length: 30 }, () => 500);
    const { service, started, test, path, received } = await hooked('webhook.test', ...failing, 200);
    const { sender } = started();
    await test();
    for (let hour = 0; hour < 35; hour++) {
      await sender.look();
      service.clock.now += HOUR_MS;
    }
    expect(received).toHaveLength(30);
    // Sessions have ended meanwhile.
    const again = await service.person('administrator');
    const [delivery] = (await again.get(`${path}/deliveries?state=given-up`)).json().deliveries;
    expect(delivery).toMatchObject({ state: 'given-up', attempts: 30, lastStatus: 500 });
    expect((await again.get('/webhooks')).json().webhooks).toMatchObject([{ deliveries: { waiting: 0, givenUp: 1 } }]);
    const retry = () => again.send('POST', `${path}/deliveries/${delivery.id}/retry`);
    expect((await retry()).json()).toMatchObject({ state: 'waiting', attempts: 0 });
    expect((await retry()).statusCode).toBe(404);
    await sender.look();
    expect(received).toHaveLength(31);
    expect((await again.get(`${path}/deliveries`)).json().deliveries).toMatchObject([{ state: 'delivered' }]);
  });

  test('that is paused gets what it missed when it goes on', async () => {
    const { started, test, administrator, path, webhook, received } = await hooked('webhook.test', 200);
    const { sender } = started();
    const set = (active: boolean, version: number) => administrator.send('PATCH', path, { active, version });
    expect((await set(false, webhook.version)).json()).toMatchObject({ active: false });
    await test();
    await sender.look();
    expect(received).toHaveLength(0);
    await set(true, webhook.version + 1);
    await sender.look();
    expect(received).toHaveLength(1);
  });

  test('gets nothing of other halls', async () => {
    const service = await testService({}, undefined, kind);
    const { url, received } = await receiver(200);
    const administrator = await service.person('administrator');
    await administrator.send('POST', '/webhooks', { url, types: ['run.committed'], halls: ['hall-b'] });
    await storeRun(service.store, 'hall-a', 'A01', 'aa');
    await storeRun(service.store, 'hall-b', 'B01', 'bb');
    await using sender = new WebhookSender({
      ...{ store: service.store, secrets: service.secrets },
      onProblem: (problem) => expect.unreachable(String(problem)),
    });
    await sender.look();
    expect(received.map(({ body }) => JSON.parse(body).hall)).toEqual(['hall-b']);
  });

  test('has a secret that is nowhere in the store, and none that is shown again', async () => {
    const { service, administrator, secret, path, webhook, test, started, received } = await hooked(
      'webhook.test',
      200,
    );
    const kept = JSON.stringify(
      await service.store.read(async (db) => [
        await db.selectFrom('webhooks').selectAll().execute(),
        await db.selectFrom('audit_entries').selectAll().execute(),
      ]),
    );
    expect(kept).not.toContain(secret);
    expect((await administrator.get('/webhooks')).body).not.toContain(secret);
    const renewed = (await administrator.send('POST', `${path}/secret`, { version: webhook.version })).json();
    expect(renewed.secret).not.toBe(secret);
    await test();
    await started().sender.look();
    expect(signedWith(received[0]!, renewed.secret)).toBe(true);
  });

  test('goes on under a new key that was put before the former one, which may then be thrown away', async () => {
    const [former, next] = [randomBytes(KEY_BYTES), randomBytes(KEY_BYTES)];
    const { service, started, test, secret, received } = await hooked('webhook.test', 200);
    await service.store.keep(async (writing) => {
      await writing
        .updateTable('webhooks')
        .set({ secret: new SecretBox([former]).seal(secret) })
        .execute();
    });
    await started(new SecretBox([next, former])).sender.look();
    await test();
    await started(new SecretBox([next])).sender.look();
    expect(signedWith(received[0]!, secret)).toBe(true);
  });

  test('whose key is gone is not told, and says so', async () => {
    const { started, test, received, deliveries } = await hooked('webhook.test', 200);
    await test();
    const { sender, problems } = started(new SecretBox([randomBytes(KEY_BYTES)]));
    await sender.look();
    expect(received).toHaveLength(0);
    expect(problems).toMatchObject([{ code: 'LIYI_SERVICE' }]);
    const [delivery] = await deliveries();
    expect(delivery).toMatchObject({ state: 'waiting', attempts: 1 });
    expect(delivery.lastError).toContain('is not in the key file');
  });
});

test('a secret that an earlier release kept as it is, is sealed at the start', async () => {
  const [{ place }] = STORE_KINDS as [(typeof STORE_KINDS)[0]];
  await using store = await openServiceStore(await place());
  const row = { url: 'http://127.0.0.1:1/', secret: 'in the open', types: '[]', halls: null, active: 1, version: 1 };
  await store.keep(async (writing) => {
    await writing
      .insertInto('webhooks')
      .values({ ...row, active: 1, created_at: 0, told_up_to: 0 })
      .execute();
  });
  const secrets = new SecretBox([randomBytes(KEY_BYTES)]);
  await using sender = new WebhookSender({
    store,
    secrets,
    onProblem: (problem) => expect.unreachable(String(problem)),
  });
  await sender.look();
  const { secret } = await store.read((db) => db.selectFrom('webhooks').select('secret').executeTakeFirstOrThrow());
  expect(secrets.isCurrent(secret)).toBe(true);
  expect(secrets.open(secret)).toBe('in the open');
});
