import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { clipPath } from '../../support/clip-run.ts';
import { testService } from '../support/service.ts';
import { storeRun } from '../support/stored-runs.ts';

const CLIP = readFileSync(clipPath('counter-violations.mp4'));
const SHA256 = createHash('sha256').update(CLIP).digest('hex');

async function withFootage() {
  const service = await testService();
  await storeRun(service.store);
  const root = join(service.folder, 'footage');
  mkdirSync(root);
  writeFileSync(join(root, 'a.mp4'), CLIP);
  writeFileSync(join(root, 'notes.txt'), 'not a recording');
  writeFileSync(join(service.folder, 'secret.mp4'), CLIP);
  symlinkSync(join(service.folder, 'secret.mp4'), join(root, 'link.mp4'));
  const settings = { dataDir: join(service.folder, 'data'), footageRoots: [{ path: root }] };
  return { root, ...settings };
}

describe('a recording that is registered', () => {
  test('is queued for the analysis with the camera of its window', async () => {
    const service = await testService({ footageRoots: [{ path: clipPath('.') }] });
    await storeRun(service.store);
    const machine = await service.machine(['recording:write', 'job:read']);
    const body = { windowId: 1, path: 'counter-violations.mp4', startedAt: '2026-11-20T09:00:00+08:00' };
    const answer = await machine.send('POST', '/recordings', body);
    expect(answer.statusCode).toBe(202);
    expect(answer.json().sha256).toBe(SHA256);
    const job = (await machine.get(`/jobs/${answer.json().job}`)).json();
    expect(job).toMatchObject({ state: 'waiting', window: 'A01', recording: 'counter-violations.mp4' });
    expect((await machine.get('/jobs')).json()).toMatchObject({ jobs: [job], counts: { waiting: 1 } });
    const again = await machine.send('POST', '/recordings', body);
    expect(again.json().job).toBe(answer.json().job);
  });

  test.each([
    ['the way up', '../secret.mp4'],
    ['the way up in the middle', 'x/../../secret.mp4'],
    ['an absolute path outside', '/etc/passwd'],
    ['a link that leads outside', 'link.mp4'],
    ['an address', 'http://127.0.0.1:1/a.mp4'],
    ['a protocol of ffmpeg', 'concat:/etc/passwd'],
    ['nothing of that name', 'none.mp4'],
    ['a percent-encoded way up', '%2e%2e/secret.mp4'],
  ])('%s is not found', async (_, path) => {
    const folder = await withFootage();
    const service = await testService(folder);
    await storeRun(service.store);
    const administrator = await service.person('administrator');
    expect((await administrator.send('POST', '/recordings', { windowId: 1, path })).statusCode).toBe(404);
    expect((await administrator.get('/jobs')).json().jobs).toEqual([]);
  });

  test('is looked into: text is no recording', async () => {
    const service = await testService(await withFootage());
    await storeRun(service.store);
    const administrator = await service.person('administrator');
    const answer = await administrator.send('POST', '/recordings', { windowId: 1, path: 'notes.txt' });
    expect(answer.statusCode).toBe(422);
  });
});
