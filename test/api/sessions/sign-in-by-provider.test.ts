import { describe, expect, test } from 'vitest';
import { withClientSecrets } from '../../../src/config/oidc-settings.ts';
import { readSettings } from '../../../src/config/settings.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { type IdentityIssuer, identityIssuer, type Lies } from '../support/identity-issuer.ts';
import { API, passwordOfPeople, type TestService, testService } from '../support/service.ts';

const GROUPS = `
      groupsClaim: roles
      staffNumberClaim: employee
      groups:
        - {name: leads-a, role: supervisor, halls: [hall-a]}
        - {name: leads-b, role: supervisor, halls: [hall-b]}
        - {name: readers, role: assessor}`;

interface Hall {
  readonly service: TestService;
  readonly issuer: IdentityIssuer;
}

/** A service whose settings file names the issuer. */
async function hall(accounts: 'existing' | 'provisioned' = 'existing'): Promise<Hall> {
  const issuer = await identityIssuer();
  using folder = temporaryFolder();
  const file = folder.file(
    'liyi.yaml',
    `service:
  publicUrl: http://liyi.test/
  oidc:
    - id: city
      title: 市统一身份认证
      issuer: ${issuer.issuer}
      clientId: ${issuer.clientId}
      allowHttp: true
      accounts: ${accounts}${accounts === 'provisioned' ? GROUPS : ''}
`,
  );
  const environment = { LIYI_OIDC_SECRET_CITY: issuer.clientSecret };
  const { publicUrl, oidc } = readSettings({ environment, workingFolder: folder.path, file }).service;
  const service = await testService({ publicUrl: publicUrl!, oidc: withClientSecrets(oidc, environment) });
  return { service, issuer };
}

interface Came {
  readonly location: string;
  readonly cookies: Readonly<Record<string, string>>;
}

const cookiesOf = (answer: { cookies: readonly { name: string; value: string }[] }) =>
  Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value]));

async function begin({ service }: Hall): Promise<Came> {
  const answer = await service.stranger.get('/session/providers/city/sign-in');
  expect(answer.statusCode).toBe(303);
  return { location: answer.headers.location!, cookies: cookiesOf(answer) };
}

async function comeBack({ service }: Hall, answer: URLSearchParams | string, token: string | undefined): Promise<Came> {
  const cookie = token === undefined ? {} : { cookie: `liyi_sign_in=${token}` };
  const came = await service.stranger.get(`/session/providers/city/callback?${answer}`, cookie);
  expect(came.statusCode).toBe(303);
  return { location: came.headers.location!, cookies: cookiesOf(came) };
}

async function signIn(at: Hall): Promise<Came> {
  const begun = await begin(at);
  return comeBack(at, at.issuer.logIn(begun.location), begun.cookies.liyi_sign_in);
}

const session = async ({ service }: Hall, came: Came) => {
  const answer = await service.stranger.get('/session', { cookie: `liyi_session=${came.cookies.liyi_session}` });
  return answer.statusCode === 200 ? answer.json().account : answer.statusCode;
};

const audit = async ({ service }: Hall, action: string) => {
  const administrator = await service.person('administrator');
  return (await administrator.get(`/audit?action=${action}`)).json().entries;
};

const REFUSED = '/?sign-in-problem=LIYI_SIGN_IN_REFUSED';
const existing = async (name = 'wang') => {
  const at = await hall();
  await at.service.person('supervisor', { name, halls: ['hall-a'] });
  return at;
};

test('the page to sign in learns of providers, and nothing that is secret', async () => {
  const { service, issuer } = await hall();
  const answer = await service.stranger.get('/session/providers');
  expect(answer.json()).toEqual({
    providers: [{ id: 'city', title: '市统一身份认证', href: `${API}/session/providers/city/sign-in` }],
  });
  expect(answer.body).not.toContain(issuer.clientSecret);
  expect((await service.stranger.get('/session/providers/other/sign-in')).statusCode).toBe(404);
  expect((await service.stranger.get('/session/providers/other/callback')).statusCode).toBe(404);
});

test('the provider is asked with PKCE, state and nonce, each new', async () => {
  const at = await hall();
  const [first, second] = [await begin(at), await begin(at)].map(({ location }) => new URL(location).searchParams);
  expect(Object.fromEntries(first!)).toMatchObject({
    ...{ response_type: 'code', client_id: 'liyi', scope: 'openid profile', code_challenge_method: 'S256' },
    redirect_uri: 'http://liyi.test/api/v1/session/providers/city/callback',
  });
  for (const name of ['state', 'nonce', 'code_challenge']) {
    expect(first!.get(name)!.length).toBeGreaterThanOrEqual(43);
    expect(first!.get(name)).not.toBe(second!.get(name));
  }
});

describe('accounts that an administrator made', () => {
  test('are entered without a password, and noted with provider and address', async () => {
    const at = await existing();
    const came = await signIn(at);
    expect(came.location).toBe('/');
    expect(await session(at, came)).toMatchObject({ name: 'wang', role: 'supervisor', halls: ['hall-a'] });
    const entries = await audit(at, 'session.begin');
    expect(entries).toContainEqual(
      expect.objectContaining({
        actor: expect.objectContaining({ name: 'wang' }),
        detail: { provider: 'city', address: '127.0.0.1' },
      }),
    );
    expect(await audit(at, 'account.link')).toMatchObject([{ detail: { provider: 'city', subject: '1001' } }]);
  });

  test('stay with the person once linked, whatever name he has later', async () => {
    const at = await existing();
    await signIn(at);
    at.issuer.person = { sub: '1001', preferred_username: 'wang2' };
    expect(await session(at, await signIn(at))).toMatchObject({ name: 'wang' });
    at.issuer.person = { sub: '1002', preferred_username: 'wang' };
    expect(await signIn(at)).toMatchObject({ location: REFUSED });
    expect(await audit(at, 'session.refuse')).toMatchObject([
      { detail: { reason: 'other-identity', account: 'wang' } },
    ]);
  });

  test.each([
    ['nobody of that name', { preferred_username: 'li' }, 'no-account'],
    ['no name', { preferred_username: undefined }, 'no-name'],
    ['a name that is none', { preferred_username: { x: 1 } }, 'no-name'],
  ])('%s is refused', async (_, claims, reason) => {
    const at = await existing();
    at.issuer.person = { ...at.issuer.person, ...claims } as never;
    const came = await signIn(at);
    expect(came).toMatchObject({ location: REFUSED });
    expect(came.cookies.liyi_session).toBeUndefined();
    expect(await audit(at, 'session.refuse')).toMatchObject([
      { actor: { id: 'provider:city' }, subject: 'provider:city', detail: { reason, address: '127.0.0.1' } },
    ]);
  });

  test.each(['before the first sign-in', 'after it'])('that are disabled %s stay closed', async (when) => {
    const at = await existing();
    if (when === 'after it') expect(await signIn(at)).toMatchObject({ location: '/' });
    const administrator = await at.service.person('administrator');
    const { accounts } = (await administrator.get('/accounts')).json();
    const { id, version } = accounts.find(({ name }: { name: string }) => name === 'wang');
    await administrator.send('PATCH', `/accounts/${id}`, { version, disabled: true });
    expect(await signIn(at)).toMatchObject({ location: REFUSED });
    expect(await audit(at, 'session.refuse')).toMatchObject([{ detail: { reason: 'disabled' } }]);
  });
});

describe('accounts that the provider’s groups make', () => {
  const provisioned = async (roles: readonly string[]) => {
    const at = await hall('provisioned');
    at.issuer.person = { sub: '7', preferred_username: 'Zhao', name: '赵', employee: 'S7', roles: [...roles] };
    // Somebody has to stay administrator.
    await at.service.person('administrator');
    return at;
  };

  test.each([
    [['leads-b'], { role: 'supervisor', halls: ['hall-b'] }],
    [['leads-b', 'other', 'leads-a', 'readers'], { role: 'supervisor', halls: ['hall-a', 'hall-b'] }],
    [['readers'], { role: 'assessor' }],
  ])('%j', async (roles, granted) => {
    const at = await provisioned(roles);
    const account = await session(at, await signIn(at));
    expect(account).toMatchObject({ name: 'zhao', displayName: '赵', staffNumber: 'S7', mustChangePassword: false });
    expect(account).toMatchObject(granted);
    expect('halls' in account).toBe('halls' in granted);
  });

  test('have no password', async () => {
    const at = await provisioned(['readers']);
    await signIn(at);
    const login = { name: 'zhao', password: passwordOfPeople };
    expect((await at.service.stranger.send('POST', '/session', login)).statusCode).toBe(401);
  });

  test('follow the groups; older sessions end with a change', async () => {
    const at = await provisioned(['readers']);
    const first = await signIn(at);
    expect(await session(at, first)).toMatchObject({ role: 'assessor' });
    at.issuer.person = { ...at.issuer.person, roles: ['leads-a'] };
    const second = await signIn(at);
    expect(await session(at, second)).toMatchObject({ role: 'supervisor', halls: ['hall-a'] });
    expect(await session(at, first)).toBe(401);
    at.issuer.person = { ...at.issuer.person, roles: [] };
    expect(await signIn(at)).toMatchObject({ location: REFUSED });
    expect(await audit(at, 'session.refuse')).toMatchObject([{ detail: { reason: 'no-group', account: 'zhao' } }]);
  });

  test('never take over one that an administrator made', async () => {
    const at = await provisioned(['leads-a']);
    await at.service.person('administrator', { name: 'zhao' });
    expect(await signIn(at)).toMatchObject({ location: REFUSED });
    expect(await audit(at, 'session.refuse')).toMatchObject([{ detail: { reason: 'name-taken' } }]);
  });
});

describe('an answer that is not to this sign-in opens nothing', () => {
  const lies: [string, Lies][] = [
    ['another nonce', { claims: { nonce: 'of another sign-in' } }],
    ['no nonce', { claims: { nonce: undefined } }],
    ['another audience', { claims: { aud: 'another service' } }],
    ['another issuer', { claims: { iss: 'http://127.0.0.1:1' } }],
    ['expired', { expiresInS: -60 }],
    ['signed by somebody else', { strangeKey: true }],
  ];
  test.each(lies)('%s', async (_, told) => {
    const at = await existing();
    at.issuer.lies = told;
    const came = await signIn(at);
    expect(came).toMatchObject({ location: REFUSED });
    expect(came.cookies.liyi_session).toBeUndefined();
    expect(await audit(at, 'session.refuse')).toMatchObject([{ detail: { reason: 'no-answer' } }]);
  });

  const answers: [string, (answer: URLSearchParams) => string][] = [
    ['another state', (answer) => `code=${answer.get('code')}&state=other`],
    ['no state', (answer) => `code=${answer.get('code')}`],
    ['a code that was never given', (answer) => `code=x&state=${answer.get('state')}`],
    ['a person who did not want to', (answer) => `error=access_denied&state=${answer.get('state')}`],
    ['nothing', () => ''],
  ];
  test.each(answers)('%s', async (_, answerOf) => {
    const at = await existing();
    const begun = await begin(at);
    const answer = answerOf(at.issuer.logIn(begun.location));
    expect(await comeBack(at, answer, begun.cookies.liyi_sign_in)).toMatchObject({ location: REFUSED });
  });

  test('another browser’s, one that was used, one that took too long', async () => {
    const at = await existing();
    const [mine, other] = [await begin(at), await begin(at)];
    const answer = at.issuer.logIn(mine.location);
    expect(await comeBack(at, answer, other.cookies.liyi_sign_in)).toMatchObject({ location: REFUSED });
    expect(await comeBack(at, answer, undefined)).toMatchObject({ location: REFUSED });
    expect(await comeBack(at, answer, mine.cookies.liyi_sign_in)).toMatchObject({ location: '/' });
    expect(await comeBack(at, answer, mine.cookies.liyi_sign_in)).toMatchObject({ location: REFUSED });
    const late = await begin(at);
    at.service.clock.now += 10 * 60_000;
    expect(await comeBack(at, at.issuer.logIn(late.location), late.cookies.liyi_sign_in)).toMatchObject({
      location: REFUSED,
    });
  });
});

test.each([
  ['is not there', (issuer: IdentityIssuer) => ({ issuer: 'http://127.0.0.1:9', clientSecret: issuer.clientSecret })],
  ['does not know this service', (issuer: IdentityIssuer) => ({ issuer: issuer.issuer, clientSecret: 'wrong' })],
])('a provider that %s is told apart, and passwords go on working', async (_, more) => {
  const issuer = await identityIssuer();
  const client = {
    ...{ id: 'city', title: 't', clientId: 'liyi', scopes: ['openid'], allowHttp: true, grants: [] },
    ...{ accounts: 'existing' as const, claims: { account: 'preferred_username', displayName: 'name', groups: 'g' } },
    ...more(issuer),
  };
  const at = { service: await testService({ publicUrl: 'http://liyi.test', oidc: [client] }), issuer };
  const begun = await begin(at);
  const location = '/?sign-in-problem=LIYI_SIGN_IN_PROVIDER';
  if (begun.location !== location) {
    const answer = issuer.logIn(begun.location);
    expect(await comeBack(at, answer, begun.cookies.liyi_sign_in)).toMatchObject({ location });
  } else expect(client.issuer).toBe('http://127.0.0.1:9');
  expect((await (await at.service.person('supervisor')).get('/session')).statusCode).toBe(200);
});
