import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { FrameReading } from '../../src/measurements/reading.ts';
import { decodeFrames } from '../../src/media/decode.ts';
import { fingerprint } from '../../src/media/fingerprint.ts';
import { probeFootage } from '../../src/media/probe.ts';
import { readings } from '../store/support/runs.ts';
import { clipPath, clipRun } from '../support/clip-run.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type Client, testService } from './support/service.ts';

const PATH = clipPath('counter-violations.mp4');
const SHA256 = await fingerprint({ path: PATH, kind: 'video' });

/** The builder’s people stand in a larger picture than the clip’s, and are not always seen. */
const inPicture = (frames: readonly FrameReading[]): FrameReading[] =>
  frames.map((frame) => ({
    ...frame,
    people: frame.people.map((person) => ({
      ...person,
      pose: { ...person.pose, picture: person.pose.picture.map((v, i) => (i % 3 === 2 ? 1 : v * 0.4)) },
    })),
  }));

/** A run of a bundled clip with measurements, so that faces can be hidden; `name` is where the recording is said to lie. */
async function withClip({ name = PATH, frames = 300, roots = [dirname(PATH)] } = {}) {
  const service = await testService({ footageRoots: roots.map((path) => ({ path })) });
  const run = clipRun('counter-violations');
  const footage = { ...run.footage, sha256: SHA256, name };
  await service.store.commitRun({ ...run, footage, readings: inPicture(readings({ frames, fps: 10 })) });
  const supervisor = await service.person('supervisor');
  const { findings } = (await supervisor.get('/findings?verdict=not-met')).json();
  return { service, supervisor, id: findings[0].id as number };
}

test('nothing is cut from a file that took the recording’s place', async () => {
  using folder = temporaryFolder();
  const name = join(folder.path, 'a01.mp4');
  await copyFile(PATH, name);
  const { supervisor, id } = await withClip({ name, roots: [folder.path] });
  expect((await supervisor.get(`/findings/${id}/still`)).statusCode).toBe(200);
  // As long, of the same size: only its content tells.
  const other = await readFile(PATH);
  other[other.length - 1]! ^= 1;
  await writeFile(name, other);
  const refused = await supervisor.get(`/findings/${id}/clip`);
  expect([refused.statusCode, refused.json().code]).toEqual([409, 'LIYI_INPUT_REPLACED']);
  expect(refused.body).not.toContain(folder.path);
  expect((await supervisor.get(`/findings/${id}/still`)).statusCode).toBe(200);
  await copyFile(PATH, name);
  expect((await supervisor.get(`/findings/${id}/clip`)).statusCode).toBe(200);
});

test.each([basename(PATH), `clips/${basename(PATH)}`, `../old/./clips/${basename(PATH)}`])(
  'a recording that was named %s when it was analysed is found below the roots',
  async (name) => {
    const { supervisor, id } = await withClip({ name });
    expect((await supervisor.get(`/findings/${id}/still`)).statusCode).toBe(200);
  },
);

describe('a clip', () => {
  test('is cut when it is asked for, sent by ranges, and each viewing is noted once', async () => {
    const { service, supervisor, id } = await withClip();
    const whole = await supervisor.get(`/findings/${id}/clip`);
    expect([whole.statusCode, whole.headers['content-type']]).toEqual([200, 'video/mp4']);
    expect(whole.rawPayload.subarray(4, 8).toString()).toBe('ftyp');
    const size = whole.rawPayload.length;
    const ranges: readonly [range: string, status: number, bytes: number][] = [
      ['bytes=0-99', 206, 100],
      ['bytes=100-', 206, size - 100],
      ['bytes=-10', 206, 10],
      [`bytes=${size}-`, 416, 0],
      ['bytes=5-2', 416, 0],
      ['lines=1-2', 200, size],
    ];
    for (const [range, status, bytes] of ranges) {
      const part = await supervisor.get(`/findings/${id}/clip`, { range });
      expect(part.statusCode, range).toBe(status);
      if (status !== 416) expect(part.rawPayload.length, range).toBe(bytes);
    }
    const administrator = await service.person('administrator');
    const views = async () => (await administrator.get(`/audit?action=clip.read`)).json().entries;
    expect(await views()).toMatchObject([
      { subject: `finding:${id}`, actor: { name: supervisor.name }, detail: { unblurred: false } },
    ]);
    service.clock.now += 11 * 60_000;
    await supervisor.get(`/findings/${id}/clip`);
    expect(await views()).toHaveLength(2);
  });

  test('as it was recorded is for those alone who have that right, and noted as such', async () => {
    const { service, supervisor, id } = await withClip();
    expect((await supervisor.get(`/findings/${id}/still?unblurred=true`)).statusCode).toBe(403);
    const trusted = await service.person('supervisor', { mayUnblur: true });
    const clear = await trusted.get(`/findings/${id}/still?unblurred=true`);
    const blurred = await trusted.get(`/findings/${id}/still`);
    expect([clear.statusCode, blurred.statusCode]).toEqual([200, 200]);
    expect(clear.rawPayload.equals(blurred.rawPayload)).toBe(false);
    const administrator = await service.person('administrator');
    const notes = (await administrator.get('/audit?action=still.read')).json().entries;
    expect(notes).toMatchObject([{ detail: { unblurred: false } }, { detail: { unblurred: true } }]);
  });

  test.each([
    ['its recording lies outside of the folders of footage', { roots: ['/var/empty'] }],
    ['its recording is gone', { name: join(dirname(PATH), 'gone.mp4') }],
    ['its recording is named as an address', { name: 'http://127.0.0.1:1/a.mp4' }],
    ['faces could not be hidden for want of measurements', { frames: 0 }],
  ])('is not there where %s', async (_, how) => {
    const { supervisor, id } = await withClip(how);
    for (const kind of ['clip', 'still']) {
      const answer = await supervisor.get(`/findings/${id}/${kind}`);
      expect(answer.statusCode).toBe(404);
      expect(answer.body).not.toContain(dirname(PATH));
    }
  });
});

describe('an export', () => {
  test('has what the list has, for a spreadsheet', async () => {
    const { service, supervisor } = await withClip();
    const { findings } = (await supervisor.get('/findings?verdict=not-met,needs-review')).json();
    const csv = await supervisor.get('/exports/findings.csv?verdict=not-met,needs-review');
    expect(csv.body.trimEnd().split('\r\n')).toHaveLength(findings.length + 1);
    expect(csv.body).toContain(findings[0].clauseWording.zh);
    const xlsx = await supervisor.get('/exports/findings.xlsx?verdict=not-met');
    expect(xlsx.rawPayload.subarray(0, 2).toString()).toBe('PK');
    const administrator = await service.person('administrator');
    expect((await administrator.get('/audit?action=export.')).json().entries).toHaveLength(2);
  });

  test('of a run is a document that its readers understand', async () => {
    const { supervisor } = await withClip();
    const vtt = (await supervisor.get('/runs/1/annotations.vtt')).body;
    expect(vtt).toMatch(/^WEBVTT\n\n00:00:\d\d\.\d{3} --> 00:00:\d\d\.\d{3}\n/);
    const eaf = (await supervisor.get('/runs/1/annotations.eaf')).body;
    const used = [...eaf.matchAll(/TIME_SLOT_REF\d="(ts\d+)"/g)].map(([, slot]) => slot);
    const known = new Set([...eaf.matchAll(/TIME_SLOT_ID="(ts\d+)"/g)].map(([, slot]) => slot));
    expect(used.length).toBeGreaterThan(0);
    expect(used.every((slot) => known.has(slot))).toBe(true);
    expect(eaf).toContain('RELATIVE_MEDIA_URL="./counter-violations.mp4"');
  });

  test('of a case is an archive with the clip in it', async () => {
    const { supervisor, id } = await withClip();
    const answer = await supervisor.get(`/findings/${id}/case.zip`);
    expect(answer.statusCode).toBe(200);
    const files = unzipSync(answer.rawPayload);
    expect(Object.keys(files)).toEqual(['case.json', 'still.jpg', 'clip.mp4', 'events.vtt']);
    expect(JSON.parse(strFromU8(files['case.json']!))).toMatchObject({ finding: { id }, reviews: [], appeals: [] });
    expect(files['still.jpg']!.subarray(0, 3)).toEqual(Uint8Array.of(0xff, 0xd8, 0xff));
    expect(strFromU8(files['clip.mp4']!.subarray(4, 8))).toBe('ftyp');
    expect(strFromU8(files['events.vtt']!)).toMatch(/^WEBVTT\n/);
  });

  test('of a marked stretch counts from its beginning and is cut at its ends', async () => {
    const { supervisor } = await withClip();
    const { startedAt } = clipRun('counter-violations');
    const [from, to] = [2000, 8000].map((ms) => encodeURIComponent(new Date(startedAt! + ms).toISOString()));
    const vtt = (await supervisor.get(`/windows/1/annotations.vtt?from=${from}&to=${to}`)).body;
    const times = [...vtt.matchAll(/^00:00:(\d\d\.\d{3}) --> 00:00:(\d\d\.\d{3})$/gm)].flatMap(([, a, b]) =>
      [a, b].map(Number),
    );
    expect([Math.min(...times), Math.max(...times)]).toEqual([0, 6]);
    const eaf = (await supervisor.get(`/windows/1/annotations.eaf?from=${from}&to=${to}`)).body;
    const slots = [...eaf.matchAll(/TIME_VALUE="(\d+)"/g)].map(([, ms]) => Number(ms));
    expect([slots[0], slots.at(-1)]).toEqual([0, 6000]);
    expect((await supervisor.get(`/windows/1/annotations.eaf?from=${to}&to=${from}`)).statusCode).toBe(400);
  });

  test('with landmarks drawn into it is a clip of that stretch, noted, and no longer than allowed', async () => {
    const { service, supervisor } = await withClip();
    const answer = await supervisor.get('/runs/1/landmarks.mp4?from=2000&to=4000');
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'video/mp4']);
    const path = join(service.folder, 'landmarks.mp4');
    await writeFile(path, answer.rawPayload);
    const footage = await probeFootage(path);
    expect(footage.durationMs).toBeCloseTo(2000, -2);
    expect(await yellowPixels(path)).toBeGreaterThan(40);
    const clip = join(service.folder, 'plain.mp4');
    await writeFile(clip, (await supervisor.get(`/findings/${(await openFinding(supervisor)).id}/clip`)).rawPayload);
    expect(await yellowPixels(clip)).toBeLessThan(5);
    const administrator = await service.person('administrator');
    expect((await administrator.get('/audit?action=export.clip')).json().entries).toMatchObject([
      { subject: 'run:1', detail: { startMs: 2000, endMs: 4000 } },
    ]);
    expect((await supervisor.get('/runs/1/landmarks.mp4?from=5000&to=2000')).statusCode).toBe(400);
  });
});

const openFinding = async (client: Client): Promise<{ id: number }> =>
  (await client.get('/findings?verdict=not-met')).json().findings[0];

/** Number of pixels in the citizens' colour in the first picture. */
async function yellowPixels(path: string): Promise<number> {
  for await (const { width, height, data } of decodeFrames(await probeFootage(path))) {
    const cells = Math.ceil(width / 2) * Math.ceil(height / 2);
    const [cb, cr] = [data.subarray(width * height), data.subarray(width * height + cells)];
    return cb.subarray(0, cells).reduce((sum, value, i) => sum + Number(value < 95 && cr[i]! > 145), 0);
  }
  throw new Error(`no picture in ${path}`);
}
