import { expect, test } from 'vitest';
import type { AccountRole } from '../../../src/store/accounts/accounts.ts';
import { API, type Client } from '../support/service.ts';
import { DAY, type OfHall, type TwoHalls, twoHalls } from '../support/two-halls.ts';

const TIMES = `from=${DAY}T00:00:00Z&to=${DAY}T23:00:00Z`;
const DAYS = `from=${DAY}&to=${DAY}`;
const CLAUSE = '/rulebooks/qingpu-2023/clauses/3.2.2-both-hands-intake';

/** Shows what belongs to halls: of the own ones only. */
const LISTS = [
  ...[
    'GET /halls',
    'GET /windows',
    'GET /cameras',
    'GET /cameras/health',
    'GET /shifts',
    'GET /staff-numbers',
    'GET /jobs',
    'GET /runs',
  ],
  ...['GET /findings', 'GET /appeals', 'GET /manual-checks', 'GET /trainings', 'GET /planted-items'],
  ...['GET /webhooks', 'GET /accounts', 'GET /api-keys', 'GET /audit', 'GET /retention'],
  ...['GET /exports/findings.csv', `GET /dashboard?${DAYS}`, `GET /scores?${DAYS}&by=hall,window,clerk`],
];

/** About one thing of a hall: not there for others. A body is what would be done to it. */
const ABOUT_ONE: readonly (readonly [route: string, body?: (of: OfHall) => object])[] = [
  ...[
    '',
    '/camera',
    '/health',
    '/camera/still',
    `/timeline?${TIMES}`,
    `/words?${TIMES}`,
    `/calendar?${DAYS}`,
    `/days/${DAY}`,
    `/queue-events?${TIMES}`,
    '/live',
  ].map((what) => [`GET /windows/{window}${what}`] as const),
  ...['vtt', 'eaf'].map((format) => [`GET /windows/{window}/annotations.${format}?${TIMES}`] as const),
  ...[
    '',
    '/entries',
    '/words',
    '/measurements?from=0&to=100',
    '/still?at=0',
    '/annotations.vtt',
    '/annotations.eaf',
  ].map((what) => [`GET /runs/{run}${what}`] as const),
  ['GET /runs/{run}/landmarks.mp4?from=0&to=100'],
  ...['', '/clip', '/still', '/cameras', '/cameras/{run}/clip', '/reviews', '/case.zip'].map(
    (what) => [`GET /findings/{finding}${what}`] as const,
  ),
  ['GET /jobs/{job}'],
  ['GET /jobs/{job}/progress'],
  ['GET /uploads/{upload}'],
  ['GET /trainings/{training}/effect'],
  ['GET /webhooks/{webhook}/deliveries'],
  ['PATCH /windows/{window}', () => ({ title: 'x' })],
  ['PUT /windows/{window}/camera', () => ({ version: 1, geometry: { zones: {} } })],
  ['PATCH /halls/hall-b', () => ({ title: 'x' })],
  ['POST /halls', () => ({ hall: 'hall-c' })],
  ['POST /windows', () => ({ hall: 'hall-b', window: 'x' })],
  [
    'POST /windows/{window}/queue-events',
    () => ({ events: [{ externalId: 'x', type: 'called', at: `${DAY}T07:00:00Z` }] }),
  ],
  [
    'POST /shifts',
    ({ window }) => ({ windowId: window, staffNumber: 'S', startAt: `${DAY}T20:00:00Z`, endAt: `${DAY}T21:00:00Z` }),
  ],
  ['DELETE /shifts/{shift}'],
  ['POST /recordings', ({ window }) => ({ windowId: window, path: 'counter-violations.mp4' })],
  ['POST /uploads', ({ window }) => ({ windowId: window, name: 'x', bytes: 1 })],
  ['PATCH /uploads/{upload}?offset=0'],
  ['DELETE /uploads/{upload}'],
  ['PUT /runs/{run}/words', () => ({ name: 'a.srt', text: '00:00:01,000 --> 00:00:02,000\nx' })],
  ['POST /findings/{finding}/reviews', () => ({ action: 'confirm', reason: 'not-done', version: 1 })],
  ['DELETE /reviews/{review}'],
  ['PUT /review-queue/leases/{finding}'],
  ['POST /findings/{finding}/appeals', () => ({ text: 'x' })],
  ['POST /appeals/{appeal}/decision', () => ({ decision: 'upheld', answer: 'x', version: 1 })],
  [
    'POST /manual-checks',
    ({ window }) => ({
      windowId: window,
      rulebook: 'qingpu-2023',
      clause: '3.2.2-both-hands-intake',
      at: `${DAY}T00:00:00Z`,
      verdict: 'met',
    }),
  ],
  ['DELETE /manual-checks/{check}'],
  ['POST /trainings', () => ({ hall: 'hall-b', day: DAY, topic: 'x' })],
  ['DELETE /trainings/{training}'],
  ['PATCH /webhooks/{webhook}', () => ({ active: false, version: 1 })],
  ['POST /webhooks/{webhook}/secret', () => ({ version: 1 })],
  ['POST /webhooks/{webhook}/test'],
  ['POST /webhooks/{webhook}/deliveries/1/retry'],
  ['DELETE /webhooks/{webhook}'],
  ['PATCH /accounts/{account}', () => ({ version: 1, disabled: true })],
  ['DELETE /api-keys/{key}'],
];

/** About every hall at once. */
const ABOUT_ALL: readonly (readonly [route: string, body: object])[] = [
  ['PUT /retention/clips', { days: 1 }],
  [
    'POST /rulebooks/qingpu-2023/versions',
    { clause: '3.2.2-both-hands-intake', options: { minConfidence: 0.6 }, reason: 'x', baseVersion: '1' },
  ],
  ['POST /rulebooks/qingpu-2023/reevaluations', { since: `${DAY}T00:00:00Z` }],
  ['POST /accounts', { name: 'x', displayName: 'x', role: 'clerk' }],
  ['POST /accounts', { name: 'x', displayName: 'x', role: 'clerk', halls: ['hall-a', 'hall-b'] }],
  ['POST /accounts', { name: 'x', displayName: 'x', role: 'clerk', halls: ['hall-a'], mayUnblur: true }],
  ['POST /api-keys', { name: 'x', rights: ['place:read'], expiresAt: '2026-12-01T00:00:00Z' }],
  ['POST /api-keys', { name: 'x', rights: ['place:read'], halls: ['hall-b'], expiresAt: '2026-12-01T00:00:00Z' }],
  ['POST /webhooks', { url: 'http://127.0.0.1:9/', types: ['camera.changed'] }],
  ['POST /webhooks', { url: 'http://127.0.0.1:9/', types: ['camera.changed'], halls: ['hall-b'] }],
];

/** Public, about whoever asks, or the same in every hall; `/live` is tested by itself. */
const WITHOUT_HALL = [
  ...['GET /session', 'POST /session', 'DELETE /session', 'PUT /session/password', 'GET /live'],
  ...[
    'GET /session/providers',
    'GET /session/providers/{provider}/sign-in',
    'GET /session/providers/{provider}/callback',
  ],
  ...['GET /rulebooks', 'GET /rulebooks/{rulebook}/clauses', 'GET /rulebooks/{rulebook}/clauses/{clause}'],
  ...['GET /rulebooks/{rulebook}/versions', 'GET /rulebooks/{rulebook}/reevaluations', 'GET /review-reasons'],
  ...['GET /audit/verification', 'DELETE /review-queue/leases/{id}', 'GET /exports/findings.xlsx'],
];

/** Answers of lists that come by other methods, or hold no names. */
const OTHER_LISTS: readonly (readonly [route: string, body?: object])[] = [
  [`GET /words?q=${encodeURIComponent('评价')}`],
  [`GET /review-quality?${TIMES}`],
  [`GET /review-quality/overturned?${TIMES}`],
  ['POST /review-queue/next', { hall: 'hall-b' }],
  ['POST /planted-items', {}],
  ['DELETE /planted-items'],
  [
    `POST ${CLAUSE}/preview`,
    { options: { minConfidence: 0.6 }, from: `${DAY}T00:00:00Z`, to: `${DAY}T23:00:00Z`, hall: 'hall-b' },
  ],
];

/** All lines of it or none: its windows are named, not addressed. */
const ROSTER = 'POST /shifts/import';

/** Nobody else's, whatever he may see. */
const OF_WHOEVER_MADE_IT = /reviews\/|manual-checks\/|uploads\/|retry$/;

const ask = async (client: Client, route: string, of: OfHall, body?: object) => {
  const [method, address] = route.split(' ') as ['GET' | 'POST', string];
  const url = API + address.replaceAll(/\{(\w+)\}/g, (_, thing: keyof OfHall) => String(of[thing]));
  return client.inject({ method, url, ...(body && { payload: body }) });
};

const OF_MACHINE = [
  ...['place:read', 'finding:read', 'score:read', 'evidence:read', 'place:write', 'shift:write', 'queue:write'],
  ...['recording:write', 'job:read', 'export:read', 'live:read'],
];
const LIMITED = { halls: ['hall-a'] };
const WHO = ['administrator', 'supervisor', 'assessor', 'clerk', 'machine'] as const;
const limited = ({ service }: TwoHalls, who: AccountRole | 'machine'): Promise<Client> =>
  who === 'machine' ? service.machine(OF_MACHINE, LIMITED) : service.person(who, LIMITED);

test.each(WHO)('%s of one hall sees and changes nothing of another', async (who) => {
  const halls = await twoHalls();
  const client = await limited(halls, who);
  const other = halls.of['hall-b'];
  for (const route of LISTS) {
    const { statusCode, body } = await ask(client, route, other);
    expect([200, 403], `${route}: ${body}`).toContain(statusCode);
    expect(body, route).not.toContain('hall-b');
    if (who === 'administrator') expect([statusCode, body.includes('hall-a')], route).toEqual([200, true]);
  }
  for (const [route, body] of OTHER_LISTS)
    expect((await ask(client, route, other, body)).body, route).not.toContain('hall-b');
  for (const [route, body] of ABOUT_ONE) {
    const { statusCode } = await ask(client, route, other, body?.(other));
    expect([403, 404], route).toContain(statusCode);
    if (who === 'administrator') expect(statusCode, route).toBe(route.endsWith('/appeals') ? 403 : 404);
  }
  for (const [route, body] of ABOUT_ALL)
    expect((await ask(client, route, other, body)).statusCode, `${route} ${JSON.stringify(body)}`).toBe(403);
});

test('all of it is there for an administrator of every hall', async () => {
  const { root, of } = await twoHalls();
  for (const route of LISTS) expect((await ask(root, route, of['hall-b'])).body, route).toContain('hall-b');
  for (const [route, body] of ABOUT_ALL)
    expect((await ask(root, route, of['hall-b'], body)).statusCode, route).not.toBe(403);
  const changes = ABOUT_ONE.filter(([route]) => !route.startsWith('GET') && !OF_WHOEVER_MADE_IT.test(route));
  for (const [route, body] of changes) {
    const { statusCode } = await ask(root, route, of['hall-b'], body?.(of['hall-b']));
    expect(statusCode, route).not.toBe(404);
  }
});

test('a roster of another hall is entered by nobody who may not see it', async () => {
  const halls = await twoHalls();
  const other = halls.of['hall-b'];
  const { window } = (await ask(halls.root, 'GET /windows/{window}', other)).json();
  const csv = `hall,window,staff_number,start,end\nhall-b,${window},S9,${DAY} 20:00,${DAY} 21:00\n`;
  for (const who of WHO)
    expect([403, 422], who).toContain((await ask(await limited(halls, who), ROSTER, other, { csv })).statusCode);
  expect((await ask(halls.root, ROSTER, other, { csv })).json()).toEqual({ entered: 1, known: 0 });
});

test('every route of the service is in one of the lists above', async () => {
  const { service } = await twoHalls();
  const { paths } = (await service.app.inject('/openapi.json')).json();
  const listed = [...LISTS, ...ABOUT_ONE, ...ABOUT_ALL, ...OTHER_LISTS, ...WITHOUT_HALL, ROSTER]
    .flat()
    .filter((entry) => typeof entry === 'string');
  const patterns = listed.map((route) => route.split('?')[0]!);
  for (const [path, operations] of Object.entries(paths as Record<string, object>))
    for (const method of Object.keys(operations)) {
      const route = `${method.toUpperCase()} ${path.slice(API.length)}`;
      const shape = new RegExp(`^${route.replaceAll(/\{\w+\}/g, '[^/ ]+').replaceAll('.', '\\.')}$`);
      expect(
        patterns.some((pattern) => shape.test(pattern)),
        route,
      ).toBe(true);
    }
});
