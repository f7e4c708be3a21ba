import { describe, expect, test } from 'vitest';
import { API, testService } from '../support/service.ts';

const LOGIN = { name: 'nobody', password: 'wrong' };

describe.each([
  ['no proxy is trusted', [], '127.0.0.1', '127.0.0.1'],
  ['the proxy is trusted', ['127.0.0.1'], '10.1.2.3', '10.1.2.4'],
  ['a range is trusted', ['127.0.0.0/8'], '10.1.2.3', '10.1.2.4'],
  ['another proxy is trusted', ['10.9.9.9'], '127.0.0.1', '127.0.0.1'],
])('where %s', (_, trustedProxies, first, second) => {
  test('changes are noted with the address of the client', async () => {
    const service = await testService({ trustedProxies });
    const administrator = await service.person('administrator');
    const headers = { 'x-forwarded-for': '10.1.2.3' };
    await administrator.inject({ method: 'POST', url: `${API}/halls`, headers, payload: { hall: 'h' } });
    const { entries } = (await administrator.get('/audit?action=hall.create')).json();
    expect(entries).toMatchObject([{ detail: { address: first } }]);
    expect((await administrator.get('/audit/verification')).json()).toMatchObject({ intact: true });
  });

  test('tries to log in are counted by the address of the client', async () => {
    const { stranger } = await testService({ trustedProxies, loginsPerMinute: 1 });
    const tries = async (address: string) =>
      (
        await stranger.inject({
          ...{ method: 'POST', url: `${API}/session`, payload: LOGIN },
          headers: { 'x-forwarded-for': address },
        })
      ).statusCode;
    expect(await tries('10.1.2.3')).toBe(401);
    expect(await tries('10.1.2.3')).toBe(429);
    expect(await tries('10.1.2.4')).toBe(first === second ? 429 : 401);
  });
});
