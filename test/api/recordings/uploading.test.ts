import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statfsSync, symlinkSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ServiceSettings } from '../../../src/api/context.ts';
import { DAY_MS } from '../../../src/contract/durations.ts';
import { clipPath } from '../../support/clip-run.ts';
import { API, type Client, type TestService, testService } from '../support/service.ts';
import { storeRun } from '../support/stored-runs.ts';

const CLIP = readFileSync(clipPath('counter-violations.mp4'));
const SHA256 = createHash('sha256').update(CLIP).digest('hex');
const HALF = Math.floor(CLIP.length / 2);
const UPLOAD = { windowId: 1, name: 'a.mp4', bytes: CLIP.length };

type Machine = Client & { readonly authorization?: string };

async function begin(more: object = {}, settings: Partial<ServiceSettings> = {}) {
  const service = await testService(settings);
  await storeRun(service.store);
  const machine = await service.machine(['recording:write', 'job:read']);
  const { upload } = (await machine.send('POST', '/uploads', { ...UPLOAD, ...more })).json();
  return { service, machine, upload: upload as string, folder: join(service.folder, 'data', 'uploads') };
}

const piece = ({ app }: TestService, { authorization }: Machine, upload: string, offset: number, payload: Buffer) =>
  app.inject({
    method: 'PATCH',
    url: `${API}/uploads/${upload}?offset=${offset}`,
    headers: { authorization: authorization!, 'content-type': 'application/octet-stream' },
    payload,
  });

describe('an upload', () => {
  test('goes on where it was broken off, and is queued when all is there', async () => {
    const { service, machine, upload } = await begin({ sha256: SHA256 });
    const send = (offset: number, part: Buffer) => piece(service, machine, upload, offset, part);
    expect((await send(0, CLIP.subarray(0, HALF))).json()).toMatchObject({ received: HALF });
    expect((await machine.get(`/uploads/${upload}`)).json()).toMatchObject({ received: HALF });
    expect((await send(0, CLIP.subarray(0, HALF))).statusCode).toBe(409);
    const last = await send(HALF, CLIP.subarray(HALF));
    expect(last.json()).toMatchObject({ received: CLIP.length, queued: { sha256: SHA256 } });
    expect((await machine.get(`/jobs/${last.json().queued.job}`)).json()).toMatchObject({ state: 'waiting' });
    expect((await machine.get(`/uploads/${upload}`)).statusCode).toBe(404);
  });

  test('larger than was said is refused, and what was there before stays', async () => {
    const { service, machine, upload } = await begin({ bytes: HALF });
    const send = (offset: number, part: Buffer) => piece(service, machine, upload, offset, part);
    expect((await send(0, CLIP.subarray(0, 100))).statusCode).toBe(200);
    expect((await send(100, CLIP.subarray(100))).statusCode).toBe(413);
    expect((await machine.get(`/uploads/${upload}`)).json()).toMatchObject({ received: 100 });
  });

  test.each([
    ['another content than was said', { sha256: '0'.repeat(64) }, CLIP, 400],
    ['what is no recording', { bytes: 9 }, Buffer.from('some text'), 422],
  ])('of %s is refused', async (_, more, content, status) => {
    const { service, machine, upload } = await begin(more);
    expect((await piece(service, machine, upload, 0, content)).statusCode).toBe(status);
  });

  test('is nobody else’s', async () => {
    const { service, upload } = await begin();
    const other = await service.machine(['recording:write']);
    expect((await other.get(`/uploads/${upload}`)).statusCode).toBe(404);
    expect((await piece(service, other, upload, 0, CLIP)).statusCode).toBe(404);
  });

  test.each([
    ['more than 20 GB', { bytes: 30 * 1024 ** 3 }],
    ['nothing', { bytes: 0 }],
    ['a name with a line break', { name: 'a\nb' }],
  ])('of %s does not begin', async (_, more) => {
    const service = await testService();
    await storeRun(service.store);
    const administrator = await service.person('administrator');
    const answer = await administrator.send('POST', '/uploads', { windowId: 1, name: 'a', bytes: 1, ...more });
    expect(answer.statusCode).toBe(400);
  });
});

describe('what arrived before', () => {
  test('stays where a second upload of the same content fails', async () => {
    const { service, machine, upload, folder } = await begin();
    expect((await piece(service, machine, upload, 0, CLIP)).statusCode).toBe(200);
    const administrator = await service.person('administrator');
    const window = (await administrator.send('POST', '/windows', { hall: 'default', window: 'A02' })).json().id;
    await administrator.send('PUT', `/windows/${window}/camera`, { version: 0, geometry: { zones: {} } });
    const second = (await machine.send('POST', '/uploads', { ...UPLOAD, windowId: window })).json().upload;
    await service.store.read((db) => db.deleteFrom('camera_setups').where('window_id', '=', window).execute());
    expect((await piece(service, machine, second, 0, CLIP)).statusCode).toBe(400);
    expect(existsSync(join(folder, SHA256))).toBe(true);

    // Its bytes are there: once the camera is set up, a piece of none is enough.
    await administrator.send('PUT', `/windows/${window}/camera`, { version: 0, geometry: { zones: {} } });
    const again = await piece(service, machine, second, CLIP.length, Buffer.alloc(0));
    expect(again.json()).toMatchObject({ queued: { sha256: SHA256 } });
    expect(readdirSync(folder)).toEqual([SHA256]);
  });

  test('is one file, however many sent it', async () => {
    const { service, machine, upload, folder } = await begin();
    const second = (await machine.send('POST', '/uploads', UPLOAD)).json().upload;
    const answers = await Promise.all([upload, second].map((each) => piece(service, machine, each, 0, CLIP)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect(readdirSync(folder)).toEqual([SHA256]);
  });
});

describe('room on the disk', () => {
  const FULL = { keepFreeBytes: 1e18 };

  test('is kept free: an upload that would take of it does not begin', async () => {
    const { machine } = await begin({}, FULL);
    const answer = await machine.send('POST', '/uploads', UPLOAD);
    expect([answer.statusCode, answer.json().code]).toEqual([507, 'LIYI_DISK_FULL']);
    expect(answer.json().detail).toMatch(/no room for 0\.0 GB/);
  });

  test('is reserved: what others have begun counts with all that is still to come', async () => {
    const { bavail, bsize } = statfsSync(tmpdir());
    const bytes = 10e9;
    const { machine } = await begin({}, { keepFreeBytes: bavail * bsize - 1.5 * bytes });
    const next = async () => (await machine.send('POST', '/uploads', { ...UPLOAD, bytes })).statusCode;
    expect([await next(), await next()]).toEqual([201, 507]);
  });

  test('that ends amid a piece is told as such, and the piece is given back', async () => {
    const { service, machine, upload, folder } = await begin();
    mkdirSync(folder, { recursive: true });
    symlinkSync('/dev/full', join(folder, `${upload}.part`));
    const answer = await piece(service, machine, upload, 0, CLIP.subarray(0, 100));
    expect([answer.statusCode, answer.json().code]).toEqual([507, 'LIYI_DISK_FULL']);
  });

  test('is not taken by more than ten uploads of one sender, and one may be given up', async () => {
    const { machine, upload } = await begin();
    const next = async () => (await machine.send('POST', '/uploads', UPLOAD)).statusCode;
    for (let i = 1; i < 10; i++) expect(await next()).toBe(201);
    expect(await next()).toBe(429);
    expect((await machine.send('DELETE', `/uploads/${upload}`)).statusCode).toBe(204);
    expect((await machine.get(`/uploads/${upload}`)).statusCode).toBe(404);
    expect(await next()).toBe(201);
  });
});

test('an upload of which nothing has come for a day is given up, and noted', async () => {
  const { service, machine, upload, folder } = await begin();
  await piece(service, machine, upload, 0, CLIP.subarray(0, HALF));
  const [stale, fresh] = [upload, (await machine.send('POST', '/uploads', UPLOAD)).json().upload];
  await piece(service, machine, fresh, 0, CLIP.subarray(0, HALF));
  const dayAgo = (service.clock.now - DAY_MS - 1000) / 1000;
  utimesSync(join(folder, `${stale}.part`), dayAgo, dayAgo);
  expect((await machine.send('POST', '/uploads', UPLOAD)).statusCode).toBe(201);
  expect(readdirSync(folder)).toEqual([`${fresh}.part`]);
  expect((await machine.get(`/uploads/${stale}`)).statusCode).toBe(404);
  const administrator = await service.person('administrator');
  const { entries } = (await administrator.get('/audit?action=upload.expire')).json();
  expect(entries).toMatchObject([{ subject: `upload:${stale}`, actor: { id: 'system' }, detail: { received: HALF } }]);
});
