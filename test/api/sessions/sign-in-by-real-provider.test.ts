import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type ClientAuthMethod } from 'oidc-provider';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { OidcClient } from '../../../src/config/oidc-settings.ts';
import { testService } from '../support/service.ts';

const CLIENT = { clientId: 'liyi', clientSecret: 'a secret of more than thirty-two letters' };
const CALLBACK = 'http://liyi.test/api/v1/session/providers/city/callback';

/** A certified provider in this process, with its own pages to log in; everybody is a lead of hall-a. */
async function certifiedProvider(method: ClientAuthMethod): Promise<string> {
  // It says at length that it is set up for a test.
  for (const loudness of ['info', 'warn'] as const) vi.spyOn(console, loudness).mockImplementation(() => {});
  onTestFinished(() => void vi.restoreAllMocks());
  let answer: ReturnType<Provider['callback']> | undefined;
  const server = createServer((request, response) => void answer?.(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        ...{ client_id: CLIENT.clientId, client_secret: CLIENT.clientSecret, redirect_uris: [CALLBACK] },
        token_endpoint_auth_method: method,
      },
    ],
    clientAuthMethods: [method],
    claims: { openid: ['sub'], profile: ['preferred_username', 'name', 'groups'] },
    cookies: { keys: ['of a test'] },
    pkce: { required: () => true },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => ({ sub, preferred_username: sub, name: '王', groups: ['leads-a'] }),
    }),
  });
  answer = provider.callback();
  return issuer;
}

/** A browser that follows the provider's pages until it is sent to the service; logs in as `wang`, and agrees. */
async function throughThePages(url: string): Promise<URL> {
  const jar = new Map<string, string>();
  let request: [url: string, init?: RequestInit] = [url];
  for (let page = 0; page < 12; page++) {
    const headers = { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') };
    const response = await fetch(request[0], { ...request[1], headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
      jar.set(name!, value!);
    }
    const location = response.headers.get('location');
    if (location?.startsWith(CALLBACK)) return new URL(location);
    if (location !== null) request = [new URL(location, url).href];
    else {
      const html = await response.text();
      const prompt = /name="prompt" value="(\w+)"/.exec(html)![1]!;
      const body = new URLSearchParams({ prompt, login: 'wang', password: 'x' });
      request = [new URL(/action="([^"]+)"/.exec(html)![1]!, url).href, { method: 'POST', body }];
    }
  }
  throw new Error('the provider asks on and on');
}

const METHODS: readonly ClientAuthMethod[] = ['client_secret_basic', 'client_secret_post'];

test.each(METHODS)(
  'a certified provider lets people in, its claims at the userinfo endpoint, by %s',
  async (method) => {
    const issuer = await certifiedProvider(method);
    const city: OidcClient = {
      ...{ id: 'city', title: '市', issuer, ...CLIENT, scopes: ['openid', 'profile'], allowHttp: true },
      accounts: 'provisioned',
      claims: { account: 'preferred_username', displayName: 'name', groups: 'groups' },
      grants: [{ group: 'leads-a', role: 'supervisor', halls: ['hall-a'] }],
    };
    const service = await testService({ publicUrl: 'http://liyi.test', oidc: [city] });
    await service.person('administrator');
    const begun = await service.stranger.get('/session/providers/city/sign-in');
    const back = await throughThePages(begun.headers.location!);
    const cookie = `liyi_sign_in=${begun.cookies[0]!.value}`;
    const came = await service.stranger.get(`/session/providers/city/callback${back.search}`, { cookie });
    expect([came.statusCode, came.headers.location]).toEqual([303, '/']);
    const session = came.cookies.find(({ name }) => name === 'liyi_session')!;
    const { account } = (await service.stranger.get('/session', { cookie: `liyi_session=${session.value}` })).json();
    expect(account).toMatchObject({ name: 'wang', displayName: '王', role: 'supervisor', halls: ['hall-a'] });
  },
);
