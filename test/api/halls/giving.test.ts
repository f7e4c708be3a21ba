import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { testFolder } from '../../store/support/stores.ts';
import { clipPath } from '../../support/clip-run.ts';
import { API, type Client, type TestService, testService } from '../support/service.ts';
import { storeRun } from '../support/stored-runs.ts';

interface Listed {
  readonly id: number;
  readonly name: string;
  readonly version: number;
}

async function accountNamed(administrator: Client, name: string): Promise<Listed> {
  const { accounts } = (await administrator.get('/accounts')).json();
  return accounts.find((account: Listed) => account.name === name);
}

const changing = (by: Client, { id, version }: Listed, change: object) =>
  by.send('PATCH', `/accounts/${id}`, { version, ...change });

describe('nobody raises himself', () => {
  test.each([
    ['to every hall', { halls: null }],
    ['to another hall', { halls: ['hall-a', 'hall-b'] }],
    ['to unblurred pictures', { mayUnblur: true }],
  ])('%s', async (_, change) => {
    const { person } = await testService();
    await person('administrator');
    const limited = await person('administrator', { halls: ['hall-a'] });
    const own = await accountNamed(limited, limited.name);
    expect((await changing(limited, own, change)).statusCode).toBe(403);
    expect(await accountNamed(limited, limited.name)).toEqual(own);
  });

  test('an administrator of every hall neither: he gives unblurred pictures to others only', async () => {
    const { person } = await testService();
    const [root, supervisor] = [await person('administrator'), await person('supervisor')];
    const grant = { mayUnblur: true };
    expect((await changing(root, await accountNamed(root, root.name), grant)).statusCode).toBe(403);
    expect((await changing(root, await accountNamed(root, supervisor.name), grant)).statusCode).toBe(200);
  });

  test('but one may give up what one has, and the last administrator of every hall stays', async () => {
    const { person } = await testService();
    const [root, other] = [await person('administrator'), await person('administrator')];
    const give = async () => changing(root, await accountNamed(root, other.name), { halls: ['hall-a'] });
    expect((await give()).statusCode).toBe(200);
    const own = await accountNamed(root, root.name);
    expect((await changing(root, own, { halls: ['hall-a'] })).statusCode).toBe(409);
  });
});

describe('nobody enters an account that may do more than his own', () => {
  test.each([
    ['a new password', { resetPassword: true }, 403],
    ['that is opened again', { disabled: false }, 403],
    ['a new password, once it may do no more', { resetPassword: true, mayUnblur: false }, 200],
    ['that is closed', { disabled: true }, 200],
  ])('%s', async (_, change, status) => {
    const { person } = await testService();
    const limited = await person('administrator', { halls: ['hall-a'] });
    const { name } = await person('supervisor', { halls: ['hall-a'], mayUnblur: true });
    expect((await changing(limited, await accountNamed(limited, name), change)).statusCode).toBe(status);
  });
});

test('administrators of a hall manage people, keys and webhooks of it', async () => {
  const { person } = await testService();
  const limited = await person('administrator', { halls: ['hall-a', 'hall-b'] });
  const halls = ['hall-a'];
  const expiresAt = '2026-12-01T00:00:00Z';
  const made = [
    await limited.send('POST', '/accounts', { name: 'li', displayName: '李', role: 'clerk', halls }),
    await limited.send('POST', '/accounts', { name: 'wang', displayName: '王', role: 'administrator', halls }),
    await limited.send('POST', '/api-keys', { name: 'k', rights: ['place:read'], halls, expiresAt }),
    await limited.send('POST', '/webhooks', { url: 'http://127.0.0.1:9/', types: ['camera.changed'], halls }),
  ];
  expect(made.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201, 201]);
});

describe('footage of another hall', () => {
  const CLIP = 'counter-violations.mp4';

  /** A folder that may hold anybody's recordings, with one in it for each hall. */
  async function withFolders(hallsOfA?: readonly string[]): Promise<TestService> {
    const folder = testFolder();
    const roots = ['hall-a', 'hall-b'].map((hall) => join(folder, hall));
    for (const root of roots) {
      mkdirSync(root);
      writeFileSync(join(root, `${root.slice(-6)}.mp4`), readFileSync(clipPath(CLIP)));
    }
    const service = await testService({
      footageRoots: [
        { path: roots[0]!, ...(hallsOfA && { halls: hallsOfA }) },
        { path: roots[1]!, halls: ['hall-b'] },
      ],
    });
    await storeRun(service.store, 'hall-a', 'A01', 'aa');
    return service;
  }
  const register = (client: Client, path: string) => client.send('POST', '/recordings', { windowId: 1, path });

  test.each([
    { who: 'of every hall', halls: undefined, hallsOfA: undefined, path: 'hall-a.mp4', status: 202 },
    { who: 'of every hall', halls: undefined, hallsOfA: undefined, path: 'hall-b.mp4', status: 404 },
    { who: 'of hall-a', halls: ['hall-a'], hallsOfA: ['hall-a'], path: 'hall-a.mp4', status: 202 },
    { who: 'of hall-a', halls: ['hall-a'], hallsOfA: ['hall-a'], path: 'hall-b.mp4', status: 404 },
    // Nobody said whose recordings these are.
    { who: 'of hall-a', halls: ['hall-a'], hallsOfA: undefined, path: 'hall-a.mp4', status: 404 },
  ])('a machine $who registers $path: $status', async ({ halls, hallsOfA, path, status }) => {
    const service = await withFolders(hallsOfA);
    const machine = await service.machine(['recording:write'], { ...(halls && { halls }) });
    expect((await register(machine, path)).statusCode).toBe(status);
  });
});

describe('what is not for everybody with a part of the rights', () => {
  test('a clerk sees no picture of a window, whoever sits there', async () => {
    const service = await testService();
    await storeRun(service.store);
    const clerk = await service.person('clerk', { staffNumber: 'S-1' });
    expect((await clerk.get('/windows/1/camera/still')).statusCode).toBe(404);
  });

  test('machines read no manual checks: these name who checked', async () => {
    const { machine, person } = await testService();
    expect((await (await machine(['finding:read', 'place:read'])).get('/manual-checks')).statusCode).toBe(403);
    expect((await (await person('supervisor')).get('/manual-checks')).statusCode).toBe(200);
  });
});

describe('a stream that is open', () => {
  test.each([
    ['the account is disabled', { disabled: true }],
    ['the role has no such right any more', { role: 'assessor' }],
    ['the password is reset', { resetPassword: true }],
  ])('ends when %s', async (_, change) => {
    const { person } = await testService();
    const [root, listener] = [await person('administrator'), await person('supervisor')];
    const opened = await listener.inject({ method: 'GET', url: `${API}/live`, payloadAsStream: true });
    expect(opened.statusCode).toBe(200);
    const account = await accountNamed(root, listener.name);
    expect((await changing(root, account, change)).statusCode).toBe(200);
    expect(await text(opened.stream())).toContain('retry:');
  });
});
