import { describe, expect, test } from 'vitest';
import { STORE_KINDS } from '../../store/support/stores.ts';
import { passwordOfPeople, type TestService, testService } from '../support/service.ts';

const login = async ({ stranger }: TestService, name: string, password: string): Promise<number> =>
  (await stranger.send('POST', '/session', { name, password })).statusCode;

describe.each(STORE_KINDS)('guessing, in $name', (kind) => {
  test.each(['assessor', 'nobody', 'disabled'] as const)(
    '%s: of many guesses at once, five are looked at',
    async (who) => {
      const service = await testService({}, undefined, kind);
      const administrator = await service.person('administrator');
      const name = who === 'nobody' ? who : (await service.person('assessor')).name;
      if (who === 'disabled') {
        const { accounts } = (await administrator.get('/accounts')).json();
        const { id, version } = accounts.find((account: { name: string }) => account.name === name);
        await administrator.send('PATCH', `/accounts/${id}`, { version, disabled: true });
      }
      const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => login(service, name, `guess ${i}`)));
      expect(answers.filter((status) => status === 401)).toHaveLength(5);
      expect(answers.filter((status) => status === 429)).toHaveLength(35);

      // A minute later one more, then two minutes' lock: whether there is such an account or not.
      service.clock.now += 61_000;
      expect([await login(service, name, 'guess'), await login(service, name, 'guess')]).toEqual([401, 429]);
      service.clock.now += 61_000;
      expect(await login(service, name, 'guess')).toBe(429);
    },
  );

  test('the right password among the first five opens, and counting begins anew', async () => {
    const service = await testService({}, undefined, kind);
    const { name } = await service.person('assessor');
    for (const password of ['a', 'b', 'c', 'd', passwordOfPeople, 'a', 'b', 'c', 'd'])
      expect(await login(service, name, password)).toBe(password === passwordOfPeople ? 200 : 401);
    expect(await login(service, name, passwordOfPeople)).toBe(200);
  });
});

test('whoever has a session but not the password does not guess it either', async () => {
  const { person, clock } = await testService();
  const somebody = await person('assessor');
  const guess = async (password: string) =>
    (await somebody.send('PUT', '/session/password', { password, newPassword: 'eleven letters' })).statusCode;
  for (let i = 0; i < 5; i++) expect(await guess(`guess ${i}`)).toBe(400);
  expect(await guess(passwordOfPeople)).toBe(429);
  clock.now += 61_000;
  expect(await guess(passwordOfPeople)).toBe(204);
});
