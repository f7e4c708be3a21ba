import { describe, expect, test } from 'vitest';
import { event, NINE_O_CLOCK, run } from '../../store/support/runs.ts';
import { testService } from '../support/service.ts';

const voice = (type: 'clerk-voice' | 'citizen-voice', startMs: number, endMs: number) =>
  event({ type, startMs, endMs, value: 20, unit: 'LU', ...(type === 'citizen-voice' && { role: 'citizen' }) });
const SRT = `1
00:00:02,000 --> 00:00:04,000
我的电话是13800138000

2
00:00:05,000 --> 00:00:07,000
好的，请您稍等
`;

async function opened() {
  const service = await testService();
  const { runId } = await service.store.commitRun(
    run({ events: [voice('citizen-voice', 2000, 4000), voice('clerk-voice', 5000, 7000)] }),
  );
  return { service, runId, supervisor: await service.person('supervisor') };
}

describe('words of a recording', () => {
  test('are added by who may add recordings; the clerk’s are kept, and it is judged again', async () => {
    const { service, runId, supervisor } = await opened();
    expect((await supervisor.get(`/runs/${runId}/words`)).json()).toEqual({ lines: [] });
    const recorder = await service.machine(['recording:write']);
    const added = await recorder.send('PUT', `/runs/${runId}/words`, { name: 'a.srt', text: SRT });
    expect([added.statusCode, added.json()]).toEqual([200, { lines: 2, kept: 1, judgedAgain: true }]);
    expect((await supervisor.get(`/runs/${runId}/words`)).json()).toEqual({
      source: 'a.srt',
      lines: [{ startMs: 5000, endMs: 7000, text: '好的，请您稍等' }],
    });
    const requested = await service.store.read((db) => db.selectFrom('reevaluations').select('cause').execute());
    expect(requested).toEqual([{ cause: 'words' }]);
    const administrator = await service.person('administrator');
    const { entries } = (await administrator.get('/audit?action=words.add')).json();
    expect(entries[0].detail).toMatchObject({ source: 'a.srt', lines: 2, kept: 1 });
  });

  test('are not judged where nobody knows when the recording began, and nothing is noted where none is stored', async () => {
    const service = await testService();
    const { startedAt: _, ...undated } = run({ events: [voice('clerk-voice', 5000, 7000)] });
    const { runId } = await service.store.commitRun(undated);
    const recorder = await service.machine(['recording:write']);
    const add = async (text: string) =>
      (await recorder.send('PUT', `/runs/${runId}/words`, { name: 'a.vtt', text })).json();
    expect(await add('WEBVTT\n\n')).toEqual({ lines: 0, kept: 0, judgedAgain: false });
    const administrator = await service.person('administrator');
    const noted = async () => (await administrator.get('/audit?action=words.add')).json().entries.length;
    expect(await noted()).toBe(0);
    expect(await add(`WEBVTT\n\n${SRT.replaceAll(',0', '.0')}`)).toEqual({ lines: 2, kept: 1, judgedAgain: false });
    expect(await noted()).toBe(1);
  });

  test('are noted for whoever reads or looks for them', async () => {
    const { service, runId, supervisor } = await opened();
    const recorder = await service.machine(['recording:write']);
    await supervisor.get(`/runs/${runId}/words`);
    await recorder.send('PUT', `/runs/${runId}/words`, { name: 'a.srt', text: SRT });
    for (const _ of ['first', 'again']) await supervisor.get(`/runs/${runId}/words`);
    await supervisor.get(`/words?q=${encodeURIComponent('稍等')}&hall=default`);
    const administrator = await service.person('administrator');
    const of = async (action: string) => (await administrator.get(`/audit?action=${action}`)).json().entries;
    expect(await of('words.read')).toMatchObject([{ subject: `run:${runId}`, hall: 'default' }]);
    expect(await of('words.search')).toMatchObject([{ subject: 'words', hall: 'default', detail: { q: '稍等' } }]);
  });

  test('go into subtitles and annotations', async () => {
    const { service, runId, supervisor } = await opened();
    const recorder = await service.machine(['recording:write']);
    await recorder.send('PUT', `/runs/${runId}/words`, { name: 'a.srt', text: SRT });
    const period = 'from=2026-11-20T09:00:00%2B08:00&to=2026-11-20T09:01:00%2B08:00';
    for (const url of [`/runs/${runId}/annotations.vtt`, `/windows/1/annotations.vtt?${period}`]) {
      const { body } = await supervisor.get(url);
      expect(body).toContain('00:00:05.000 --> 00:00:07.000\n语音转写 words: 好的，请您稍等');
      expect(body).not.toContain('电话');
    }
    expect((await supervisor.get(`/runs/${runId}/annotations.eaf`)).body).toContain('TIER_ID="语音转写 words"');
    const administrator = await service.person('administrator');
    const { entries } = (await administrator.get('/audit?action=words.read')).json();
    const read = { subject: `run:${runId}`, hall: 'default' };
    expect(entries).toMatchObject([read, read, read]);
  });

  test('are found again by how they sound', async () => {
    const { service, runId, supervisor } = await opened();
    const recorder = await service.machine(['recording:write']);
    await recorder.send('PUT', `/runs/${runId}/words`, { name: 'a.srt', text: SRT });
    const search = async (query: string) => (await supervisor.get(`/words?${query}`)).json().found;
    expect(await search(`q=${encodeURIComponent('请您等等')}`)).toEqual([]);
    expect(await search(`q=${encodeURIComponent('请您烧等')}&window=A01`)).toMatchObject([
      { runId, window: 'A01', startMs: 5000, text: '好的，请您稍等', at: '2026-11-20T09:00:05.000+08:00' },
    ]);
    expect(await search(`q=${encodeURIComponent('电话')}`)).toEqual([]);
    const later = new Date(NINE_O_CLOCK + 3_600_000).toISOString();
    expect(await search(`q=${encodeURIComponent('稍等')}&from=${encodeURIComponent(later)}`)).toEqual([]);
    expect((await supervisor.get('/words?q=abc')).statusCode).toBe(400);
  });

  test('are those of a window in a period, and reading them is noted once', async () => {
    const { service, runId, supervisor } = await opened();
    const recorder = await service.machine(['recording:write']);
    const read = (from: string, to: string) =>
      supervisor.get(`/windows/1/words?from=2026-11-20T${from}%2B08:00&to=2026-11-20T${to}%2B08:00`);
    expect((await read('09:00:00', '09:10:00')).json()).toEqual({ lines: [] });
    await recorder.send('PUT', `/runs/${runId}/words`, { name: 'a.srt', text: SRT });
    for (const _ of ['first', 'again'])
      expect((await read('09:00:00', '09:10:00')).json().lines).toEqual([
        { runId, startMs: 5000, endMs: 7000, text: '好的，请您稍等', at: '2026-11-20T09:00:05.000+08:00' },
      ]);
    expect((await read('11:00:00', '12:00:00')).json()).toEqual({ lines: [] });
    expect((await read('12:00:00', '11:00:00')).statusCode).toBe(400);
    const administrator = await service.person('administrator');
    const { entries } = (await administrator.get('/audit?action=words.read')).json();
    expect(entries).toMatchObject([{ subject: 'window:1', detail: { from: '2026-11-20T09:00:00.000+08:00' } }]);
  });

  test('are refused where they are none, from who may not, and for runs of other halls', async () => {
    const { service, runId, supervisor } = await opened();
    const recorder = await service.machine(['recording:write']);
    const put = (body: object, by = recorder, id = runId) => by.send('PUT', `/runs/${id}/words`, body);
    expect((await put({ name: 'a.srt', text: 'hello' })).statusCode).toBe(422);
    expect((await put({ name: 'a.txt', text: SRT })).statusCode).toBe(400);
    expect((await put({ name: 'a.srt', text: SRT }, recorder, runId + 1)).statusCode).toBe(404);
    expect((await supervisor.send('PUT', `/runs/${runId}/words`, { name: 'a.srt', text: SRT })).statusCode).toBe(403);
    const elsewhere = await service.person('supervisor', { halls: ['other'] });
    expect((await elsewhere.get(`/runs/${runId}/words`)).statusCode).toBe(404);
    expect((await elsewhere.get(`/words?q=${encodeURIComponent('稍等')}`)).json().found).toEqual([]);
  });

  test('are refused where one microphone hears several clerks', async () => {
    const { service, runId } = await opened();
    const recorder = await service.machine(['recording:write']);
    const put = async (id: number) =>
      (await recorder.send('PUT', `/runs/${id}/words`, { name: 'a.srt', text: SRT })).json();
    const beside = await service.store.commitRun({ ...run({ window: 'A02' }), readings: { sameAs: runId } });
    const posts = { left: {}, right: {} };
    const footage = { ...run().footage, sha256: 'ef'.repeat(32) };
    const ofPosts = await service.store.commitRun(run({ window: 'A03', footage, camera: { zones: {}, posts } }));
    for (const id of [runId, beside.runId, ofPosts.runId])
      expect(await put(id)).toMatchObject({
        code: 'LIYI_WORDS_INVALID',
        detail: expect.stringContaining('one microphone for several windows does not tell whose words they are'),
      });
    expect(await service.store.read((db) => db.selectFrom('transcripts').selectAll().execute())).toEqual([]);
  });
});
