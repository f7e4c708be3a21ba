import { utimesSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { SkipReason } from '../../src/batch/found-recording.ts';
import type { StoreLocation } from '../../src/core/store-location.ts';
import { openStore } from '../../src/store/open-store.ts';
import { openJobs } from '../support/open-jobs.ts';
import { rulebookText } from '../support/rulebook-text.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type BatchLog, batch, recordingFile } from './support/batches.ts';

function place() {
  const folder = temporaryFolder();
  onTestFinished(() => folder[Symbol.dispose]());
  const location: StoreLocation = { sqlitePath: `${folder.path}/liyi.db` };
  const footage = temporaryFolder();
  onTestFinished(() => footage[Symbol.dispose]());
  return { footage, location, test: { folder: footage.path, location } };
}

async function runsOf(location: StoreLocation) {
  await using store = await openStore(location);
  return await store.runs({ includeSuperseded: true });
}

const reasons = (skipped: readonly { reason: SkipReason }[]) => skipped.map(({ reason }) => reason);

describe('a batch', { timeout: 60_000 }, () => {
  it('scores every recording of a folder under its window and time', async () => {
    const { footage, location, test } = place();
    recordingFile(footage, 'A01_20261120090000.mp4', 'one');
    recordingFile(footage, 'B02/2026-11-20/10-30-00.ps', 'two incomplete');
    recordingFile(footage, 'B02/2026-11-20/note.txt', 'no footage');
    const log: BatchLog = { settled: [], progress: [] };
    const summary = await batch(test, log);
    expect(summary.scored).toMatchObject([{ recording: { window: 'A01' } }]);
    expect(summary.incomplete).toMatchObject([{ recording: { window: 'B02' }, incomplete: 'the rest is damaged' }]);
    expect(summary).toMatchObject({ skipped: [{ reason: 'not-footage' }], failed: [], waiting: 0 });
    expect((await runsOf(location)).map(({ window, startedAt }) => [window, startedAt])).toEqual([
      ['A01', Date.parse('2026-11-20T09:00:00+08:00')],
      ['B02', Date.parse('2026-11-20T10:30:00+08:00')],
    ]);
    expect(log.settled).toHaveLength(3);
    expect(log.progress.at(-1)).toMatchObject({ recordings: expect.any(Number), paused: false });
  });

  it.each([
    {
      name: 'those of the settings',
      rulebooks: undefined,
      judgedBy: { 'city-2026': '1', 'jinhu-2013': expect.any(String) },
    },
    { name: 'an id of the settings’ folder', rulebooks: ['city-2026'], judgedBy: { 'city-2026': '1' } },
  ])('judges by $name', async ({ rulebooks, judgedBy }) => {
    const { footage, location, test } = place();
    recordingFile(footage, 'A01_20261120090000.mp4', 'one');
    const city = footage.file('rulebooks/city-2026.yaml', rulebookText('city-2026'));
    const rulebookSettings = { judgeBy: [city, 'jinhu-2013'], paths: [city] };
    await batch({ ...test, rulebookSettings, ...(rulebooks && { rulebooks }) });
    const [run] = await runsOf(location);
    expect(run!.engine.settings).toEqual({ rulebooks: judgedBy });
  });

  it('does not score again what was renamed, copied or found before', async () => {
    const { footage, location, test } = place();
    recordingFile(footage, 'A01_20261120090000.mp4', 'one');
    recordingFile(footage, 'A01_20261120100000.mp4', 'one');
    const first = await batch(test);
    expect(first.scored).toHaveLength(1);
    expect(reasons(first.skipped)).toEqual(['same-footage-twice']);

    recordingFile(footage, 'A01_20261121110000.mp4', 'one');
    recordingFile(footage, 'C03_20261121110000.mp4', 'one');
    const second = await batch(test);
    expect(second.scored).toEqual([]);
    expect(reasons(second.skipped)).toEqual([
      'already-scored',
      'already-scored',
      'already-scored',
      'footage-of-another-window',
    ]);
    expect(await runsOf(location)).toHaveLength(1);
  });

  it('scores the same minutes once, whatever bytes they were exported with', async () => {
    const { footage, location, test } = place();
    recordingFile(footage, 'A01_20261120090000.mp4', 'one');
    recordingFile(footage, 'A01_20261120090010.avi', 'one, exported again');
    const first = await batch(test);
    expect(first.scored).toHaveLength(1);
    expect(reasons(first.skipped)).toEqual(['same-minutes-twice']);
    expect(await runsOf(location)).toHaveLength(1);

    recordingFile(footage, 'A01-20261120-090000-20261120-090100.mkv', 'and once more');
    const second = await batch({ ...test, again: true });
    expect(reasons(second.skipped)).toContain('same-minutes-twice');
    expect(await runsOf(location)).toHaveLength(1);
  });

  it('leaves what is still being written, and names it does not know, for another night', async () => {
    const { footage, location, test } = place();
    const path = recordingFile(footage, 'A01_20261120090000.mp4', 'growing');
    utimesSync(path, Date.now() / 1000, Date.now() / 1000);
    recordingFile(footage, 'holiday.mp4', 'beach');
    expect(reasons((await batch(test)).skipped)).toEqual(['still-being-written', 'name-not-recognised']);
    utimesSync(path, Date.now() / 1000 - 3600, Date.now() / 1000 - 3600);
    expect((await batch(test)).scored).toHaveLength(1);
    expect(await runsOf(location)).toHaveLength(1);
  });

  it('says why recordings failed, goes on with the rest, and tries them again the next time', async () => {
    const { footage, location, test } = place();
    const bad = recordingFile(footage, 'A01_20261120090000.mp4', 'damaged');
    const deadly = recordingFile(footage, 'A01_20261120100000.mp4', 'crash');
    recordingFile(footage, 'A01_20261120110000.mp4', 'good');
    const first = await batch(test);
    expect(first.scored).toHaveLength(1);
    expect(first.failed.map(({ problem }) => problem.code).sort()).toEqual([
      'LIYI_ANALYSIS_DIED',
      'LIYI_INPUT_DAMAGED',
    ]);
    for (const path of [bad, deadly]) recordingFile(footage, path.slice(footage.path.length + 1), `${path} mended`);
    const second = await batch(test);
    expect(second).toMatchObject({ scored: [{}, {}], failed: [] });
    expect(await runsOf(location)).toHaveLength(3);
  });

  it('goes on with what an earlier batch left in the queue', async () => {
    const { footage, location, test } = place();
    recordingFile(footage, 'A01_20261120090000.mp4', 'one');
    const left = await batch({ ...test, workers: 0 });
    expect(left).toMatchObject({ scored: [], waiting: 1 });
    using elsewhere = temporaryFolder();
    const summary = await batch({ ...test, folder: elsewhere.path });
    expect(summary.scored).toMatchObject([{ recording: { window: 'A01' } }]);
    await using jobs = await openJobs(location);
    expect(await jobs.queue.counts('analyze-recording')).toMatchObject({ waiting: 0, done: 1 });
  });

  it('gives its work back when it is interrupted', async () => {
    const { footage, location, test } = place();
    recordingFile(footage, 'A01_20261120090000.mp4', 'slow ms=20000');
    const interruption = new AbortController();
    const log: BatchLog = { settled: [], progress: [] };
    const running = batch({ ...test, signal: interruption.signal }, log);
    await expect.poll(() => log.progress.at(-1)?.underWay, { timeout: 20_000 }).toBe(1);
    interruption.abort(new Error('Ctrl-C'));
    await expect(running).rejects.toThrow('Ctrl-C');
    await using jobs = await openJobs(location);
    expect(await jobs.queue.counts('analyze-recording')).toEqual({ waiting: 1, running: 0, done: 0, dead: 0 });
    expect(await runsOf(location)).toEqual([]);
  });

  it('halts outside the night where it is, and goes on from there', async () => {
    const { footage, test } = place();
    recordingFile(footage, 'A01_20261120090000.mp4', 'long ms=3000');
    let open = true;
    const log: BatchLog = { settled: [], progress: [] };
    const running = batch({ ...test, night: { isOpen: () => open, untilChange: () => 1 } }, log);
    await expect.poll(() => log.progress.at(-1)?.fraction, { timeout: 20_000 }).toBeGreaterThan(0);
    open = false;
    await expect.poll(() => log.progress.at(-1)?.paused).toBe(true);
    const halted = log.progress.length;
    await expect.poll(() => log.progress.length, { timeout: 20_000 }).toBeGreaterThan(halted + 8);
    expect(log.settled).toEqual([]);
    expect(new Set(log.progress.slice(halted + 1).map(({ fraction }) => fraction)).size).toBe(1);
    open = true;
    expect((await running).scored).toHaveLength(1);
  });

  it('scores the same footage of two windows where a manifest says so', async () => {
    const { footage, location, test } = place();
    const path = recordingFile(footage, 'wide.mp4', 'both windows');
    const discoveries = (async function* () {
      for (const window of ['A01', 'A02']) {
        const recording = { path, hall: 'default', window, camera: { zones: {} }, named: 'by-manifest' as const };
        yield { found: 'recording' as const, recording };
      }
    })();
    expect((await batch({ ...test, discoveries })).scored).toHaveLength(2);
    expect((await runsOf(location)).map(({ window }) => window).sort()).toEqual(['A01', 'A02']);
  });

  it('scores anew when that is asked for, keeping one run of what stays the same', async () => {
    const { footage, location, test } = place();
    recordingFile(footage, 'A01_20261120090000.mp4', 'one');
    await batch(test);
    expect((await batch({ ...test, again: true })).scored).toHaveLength(1);
    expect(await runsOf(location)).toHaveLength(1);
  });
});
