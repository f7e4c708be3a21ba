import { describe, expect, test } from 'vitest';
import { verifyAudit } from '../../src/store/audit/verify-audit.ts';
import { STORE_KINDS } from '../store/support/stores.ts';
import { API, passwordOfPeople, testService } from './support/service.ts';
import { storeRun } from './support/stored-runs.ts';

const PERIOD = 'from=2026-11-20&to=2026-11-20';
const TIMES = 'from=2026-11-20T00:00:00Z&to=2026-11-21T00:00:00Z';

/** A route, and which roles may use it: 4xx other than 401 and 403 means that they may. */
const ROUTES = [
  ['GET', '/halls', 'administrator supervisor assessor clerk machine'],
  ['GET', '/windows/1/camera', 'administrator supervisor assessor clerk machine'],
  ['GET', '/rulebooks', 'administrator supervisor assessor clerk machine'],
  ['GET', '/findings', 'administrator supervisor clerk machine'],
  ['GET', '/findings/1', 'administrator supervisor clerk machine'],
  ['GET', '/runs', 'administrator supervisor machine'],
  ['GET', '/runs/1/measurements?from=0&to=1', 'administrator supervisor machine'],
  ['GET', `/windows/1/timeline?${TIMES}`, 'administrator supervisor machine'],
  ['GET', '/windows/1/days/2026-11-20', 'administrator supervisor machine'],
  ['GET', `/windows/1/words?${TIMES}`, 'administrator supervisor machine'],
  ['GET', `/scores?${PERIOD}`, 'administrator supervisor assessor machine'],
  ['GET', `/dashboard?${PERIOD}`, 'administrator supervisor assessor machine'],
  ['GET', '/findings/1/clip', 'administrator supervisor clerk machine'],
  ['GET', '/findings/1/clip?unblurred=true', ''],
  ['POST', '/findings/1/reviews', 'administrator supervisor'],
  ['POST', '/review-queue/next', 'administrator supervisor'],
  ['DELETE', '/reviews/1', 'administrator supervisor'],
  ['POST', '/findings/1/appeals', 'clerk'],
  ['POST', '/appeals/1/decision', 'administrator supervisor'],
  ['POST', '/manual-checks', 'administrator supervisor'],
  ['POST', '/shifts', 'administrator supervisor machine'],
  ['POST', '/shifts/import', 'administrator supervisor machine'],
  ['POST', '/windows/1/queue-events', 'administrator machine'],
  ['POST', '/halls', 'administrator machine'],
  ['PUT', '/windows/1/camera', 'administrator machine'],
  ['GET', '/accounts', 'administrator'],
  ['POST', '/accounts', 'administrator'],
  ['PATCH', '/accounts/1', 'administrator'],
  ['GET', '/api-keys', 'administrator'],
  ['POST', '/api-keys', 'administrator'],
  ['GET', '/webhooks', 'administrator'],
  ['GET', '/audit', 'administrator'],
  ['GET', '/audit/verification', 'administrator'],
] as const;
const WHO = ['administrator', 'supervisor', 'assessor', 'clerk', 'machine'] as const;
const OF_MACHINE = [
  ...['place:read', 'finding:read', 'score:read', 'evidence:read', 'place:write', 'shift:write', 'queue:write'],
  ...['recording:write', 'job:read', 'export:read', 'live:read'],
];

describe('roles', () => {
  test.each(WHO)('%s may do this and nothing else', async (who) => {
    const service = await testService();
    await storeRun(service.store);
    const client = who === 'machine' ? await service.machine(OF_MACHINE) : await service.person(who);
    const allowed: string[] = [];
    for (const [method, url] of ROUTES) {
      const answer = method === 'GET' ? await client.get(url) : await client.send(method, url, {});
      if (![401, 403].includes(answer.statusCode)) allowed.push(`${method} ${url}`);
      expect(answer.statusCode, `${method} ${url}: ${answer.body}`).toBeLessThan(500);
    }
    const expected = ROUTES.filter(([, , roles]) => roles.split(' ').includes(who)).map(([m, url]) => `${m} ${url}`);
    expect(allowed).toEqual(expected);
  });

  test('nobody gets in without credentials', async () => {
    const service = await testService();
    for (const [method, url] of ROUTES) {
      const answer = method === 'GET' ? await service.stranger.get(url) : await service.stranger.send(method, url, {});
      expect(answer.statusCode, `${method} ${url}`).toBe(401);
    }
  });
});

describe('another hall', () => {
  const OF_HALL_B = [
    '/windows/2',
    '/windows/2/camera',
    `/windows/2/timeline?${TIMES}`,
    `/windows/2/words?${TIMES}`,
    '/runs/2',
    '/runs/2/entries',
    '/runs/2/measurements?from=0&to=100',
    '/findings/4',
    '/findings/4/reviews',
    '/findings/4/clip',
    '/findings/4/still',
    '/windows/2/camera/still',
    `/windows/2/queue-events?${TIMES}`,
  ];

  test.each(['person', 'machine'] as const)('is not there for a %s of one hall', async (kind) => {
    const service = await testService();
    await storeRun(service.store, 'hall-a', 'A01', 'aa');
    await storeRun(service.store, 'hall-b', 'B01', 'bb');
    const halls = ['hall-a'];
    const client =
      kind === 'person'
        ? await service.person('administrator', { halls })
        : await service.machine(OF_MACHINE, { halls });
    for (const url of OF_HALL_B) expect((await client.get(url)).statusCode, url).toBe(404);
    const list = async (url: string, key: string) =>
      (await client.get(url)).json()[key].map((item: { hall: string }) => item.hall);
    for (const [url, key] of [
      ['/halls', 'halls'],
      ['/windows', 'windows'],
      ['/cameras', 'cameras'],
      ['/runs', 'runs'],
      ['/findings', 'findings'],
    ] as const)
      expect(new Set(await list(url, key)), url).toEqual(new Set(halls));
    expect((await client.get('/findings?hall=hall-b')).json().findings).toEqual([]);
    expect((await client.get(`/scores?${PERIOD}&by=hall`)).json().groups.map((g: { hall: string }) => g.hall)).toEqual(
      halls,
    );
    const writes = [
      await client.send('PUT', '/windows/2/camera', { version: 0, geometry: { zones: {} } }),
      await client.send('POST', '/windows', { hall: 'hall-b', window: 'B02' }),
      await client.send('POST', '/windows/2/queue-events', {
        events: [{ externalId: 'x', type: 'called', at: '2026-11-20T09:00:00Z' }],
      }),
    ];
    expect(writes.map((answer) => answer.statusCode)).toEqual([404, 404, 404]);
  });
});

describe('credentials', () => {
  test('a cookie alone changes nothing: the CSRF token must come with it', async () => {
    const service = await testService();
    const { name } = await service.person('administrator');
    const login = await service.app.inject({
      method: 'POST',
      url: `${API}/session`,
      payload: { name, password: passwordOfPeople },
    });
    expect(login.cookies[0]).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
    const cookie = `liyi_session=${login.cookies[0]!.value}`;
    for (const token of [undefined, 'wrong']) {
      const headers = { cookie, ...(token !== undefined && { 'x-csrf-token': token }) };
      const answer = await service.app.inject({ method: 'POST', url: `${API}/halls`, headers, payload: { hall: 'h' } });
      expect(answer.statusCode).toBe(403);
    }
  });

  test('a session ends after an hour without a request, and when it is ended', async () => {
    const service = await testService();
    const person = await service.person('assessor');
    service.clock.now += 59 * 60_000;
    expect((await person.get('/halls')).statusCode).toBe(200);
    service.clock.now += 61 * 60_000;
    expect((await person.get('/halls')).statusCode).toBe(401);
    const again = await service.person('assessor');
    expect((await again.send('DELETE', '/session')).statusCode).toBe(204);
    expect((await again.get('/halls')).statusCode).toBe(401);
  });

  test('an account is locked after five wrong passwords, and opens again', async () => {
    const service = await testService();
    const { name } = await service.person('assessor');
    const log = async (password: string) =>
      (await service.stranger.send('POST', '/session', { name, password })).statusCode;
    for (let i = 0; i < 5; i++) expect(await log('wrong')).toBe(401);
    expect(await log(passwordOfPeople)).toBe(429);
    service.clock.now += 61_000;
    expect(await log(passwordOfPeople)).toBe(200);
  });

  test('a disabled account and one whose role changed are out at once', async () => {
    const service = await testService();
    const administrator = await service.person('administrator');
    for (const change of [{ disabled: true }, { role: 'assessor' }]) {
      const person = await service.person('supervisor');
      const accounts = (await administrator.get('/accounts')).json().accounts as {
        name: string;
        id: number;
        version: number;
      }[];
      const { id, version } = accounts.find((account) => account.name === person.name)!;
      expect((await administrator.send('PATCH', `/accounts/${id}`, { version, ...change })).statusCode).toBe(200);
      expect((await person.get('/findings')).statusCode).toBe(401);
    }
  });

  test('the last administrator stays', async () => {
    const service = await testService();
    const administrator = await service.person('administrator');
    const [{ id, version }] = (await administrator.get('/accounts')).json().accounts;
    const answer = await administrator.send('PATCH', `/accounts/${id}`, { version, disabled: true });
    expect(answer.statusCode).toBe(409);
    expect((await administrator.get('/accounts')).statusCode).toBe(200);
  });

  test('a key works until it expires or is revoked, and never with another secret', async () => {
    const service = await testService();
    const key = await service.machine(['place:read'], { expiresAt: service.clock.now + 600_000 });
    expect((await key.get('/halls')).statusCode).toBe(200);
    service.clock.now += 600_000;
    expect((await key.get('/halls')).statusCode).toBe(401);

    const other = await service.machine(['place:read']);
    const administrator = await service.person('administrator');
    expect((await administrator.send('DELETE', `/api-keys/${other.id}`)).statusCode).toBe(200);
    expect((await other.get('/halls')).statusCode).toBe(401);
    for (const authorization of [
      'Bearer liyi_000000000000_x',
      'Bearer ',
      'Basic YTpi',
      `Bearer liyi_${'0'.repeat(12)}_${'A'.repeat(43)}`,
    ])
      expect((await service.stranger.get('/halls', { authorization })).statusCode).toBe(401);
  });

  test('a one-time password opens nothing but the change of it', async () => {
    const service = await testService();
    const administrator = await service.person('administrator');
    const made = await administrator.send('POST', '/accounts', { name: 'li', displayName: '李', role: 'assessor' });
    const { oneTimePassword: password } = made.json();
    const login = await service.stranger.send('POST', '/session', { name: 'li', password });
    const headers = { cookie: `liyi_session=${login.cookies[0]!.value}`, 'x-csrf-token': login.json().csrfToken };
    const halls = () => service.app.inject({ url: `${API}/halls`, headers });
    expect((await halls()).statusCode).toBe(403);
    const change = (newPassword: string) =>
      service.app.inject({
        method: 'PUT',
        url: `${API}/session/password`,
        headers,
        payload: { password, newPassword },
      });
    expect((await change('short')).statusCode).toBe(400);
    expect((await change('long enough for anybody')).statusCode).toBe(204);
    expect((await halls()).statusCode).toBe(200);
  });

  test('no secret is in the store as it is', async () => {
    const service = await testService();
    const administrator = await service.person('administrator');
    const { secret } = (
      await administrator.send('POST', '/api-keys', {
        name: 'k',
        rights: ['place:read'],
        expiresAt: '2026-12-01T00:00:00Z',
      })
    ).json();
    const rows = await service.store.read(async (db) => [
      await db.selectFrom('api_keys').selectAll().execute(),
      await db.selectFrom('accounts').selectAll().execute(),
      await db.selectFrom('audit_entries').selectAll().execute(),
    ]);
    const text = JSON.stringify(rows);
    expect(text).not.toContain(secret.split('_').slice(2).join('_'));
    expect(text).not.toContain(passwordOfPeople);
    expect(text).toContain('$argon2id$');
  });
});

describe('the audit log', () => {
  const tamper: [string, (db: import('../../src/store/schema.ts').Database) => Promise<unknown>][] = [
    [
      'an entry is changed',
      (db) => db.updateTable('audit_entries').set({ actor_name: 'x' }).where('id', '=', 2).execute(),
    ],
    ['an entry is removed', (db) => db.deleteFrom('audit_entries').where('id', '=', 2).execute()],
    ['the last entry is removed', (db) => db.deleteFrom('audit_entries').where('id', '=', 4).execute()],
    [
      'the detail is changed',
      (db) => db.updateTable('audit_entries').set({ detail: '{}' }).where('action', '=', 'hall.rename').execute(),
    ],
  ];
  test.each(STORE_KINDS.flatMap((kind) => tamper.map(([what, change]) => ({ kind, name: kind.name, what, change }))))(
    '$name: tells when $what',
    async ({ kind, change }) => {
      const service = await testService({}, undefined, kind);
      const administrator = await service.person('administrator');
      await administrator.send('POST', '/halls', { hall: 'h' });
      await administrator.send('PATCH', '/halls/h', { title: '大厅' });
      expect(await service.store.read((db) => verifyAudit(db))).toMatchObject({ intact: true, entries: 4 });
      await service.store.read(change);
      expect(await service.store.read((db) => verifyAudit(db))).toMatchObject({ intact: false });
      expect((await administrator.get('/audit/verification')).json().intact).toBe(false);
    },
  );

  test('has every change with who made it, and is searched', async () => {
    const service = await testService();
    const administrator = await service.person('administrator');
    await administrator.send('POST', '/halls', { hall: 'h' });
    const { entries } = (await administrator.get('/audit?action=hall.')).json();
    expect(entries).toMatchObject([{ action: 'hall.create', subject: 'hall:h', actor: { name: administrator.name } }]);
    expect((await administrator.get('/audit?action=nothing')).json().entries).toEqual([]);
  });
});
