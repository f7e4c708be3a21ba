import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { probeFootage } from '../../src/media/probe.ts';
import { grabStill } from '../../src/media/still.ts';
import { collectFrames, series } from '../support/collect-frames.ts';
import { dhavOf } from '../support/dhav.ts';
import { makeVideo, runFfmpeg } from '../support/made-video.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());
const at = (name: string) => join(folder.path, name);

const H264 = ['-c:v', 'libx264', '-g', '10', '-bf', '0'];

describe('a clock that is the date', () => {
  it('counts from the recording’s start, in evidence too', async () => {
    const stream = makeVideo(at('dahua.h264'), { frames: 60, fps: 5, encode: [...H264, '-sc_threshold', '0'] });
    const path = dhavOf(at('dahua.dav'), stream, { at: new Date('2026-11-20T09:00:00Z'), fps: 5 });
    const footage = await probeFootage(path);
    expect(footage).toMatchObject({ container: 'dhav', startMs: 0, containerStartMs: 0, durationMs: 12_000 });
    const { times, numbers, outcome } = await collectFrames(footage);
    expect([times, numbers]).toEqual([series(60, 200), series(60)]);
    expect(outcome.complete).toBe(true);
    await grabStill(footage, 9_500, at('dahua.jpg'));
    expect((await collectFrames(await probeFootage(at('dahua.jpg')))).numbers).toEqual([47]);
  });
});

describe('a stream without times', () => {
  const WITHOUT_RATE = ['-c:v', 'libx265', '-x265-params', 'log-level=error:vui-timing-info=0'];
  const MJPEG = ['-c:v', 'mjpeg', '-q:v', '3', '-pix_fmt', 'yuvj420p'];

  it.each([
    ['bare.hevc', WITHOUT_RATE],
    ['bare.mjpeg', MJPEG],
  ])('%s: has the rate that is stated, and is refused without one', async (name, encode) => {
    const path = makeVideo(at(name), { frames: 30, fps: 10, encode });
    await expect(probeFootage(path)).rejects.toMatchObject({ code: 'LIYI_INPUT_NO_TIMES' });
    const footage = await probeFootage(path, { untimedFps: 10 });
    expect(footage).toMatchObject({ fps: 10, untimedFps: 10 });
    const { times, numbers } = await collectFrames(footage);
    expect([times, numbers]).toEqual([series(30, 100), series(30)]);
  });

  it.each([
    ['rated.h264', H264],
    ['rated.hevc', ['-c:v', 'libx265', '-x265-params', 'log-level=error']],
  ])('%s: keeps the rate that it states itself', async (name, encode) => {
    const footage = await probeFootage(makeVideo(at(name), { frames: 20, fps: 10, encode }), { untimedFps: 30 });
    expect(footage).toMatchObject({ fps: 10 });
    expect(footage.untimedFps).toBeUndefined();
    expect((await collectFrames(footage)).times).toEqual(series(20, 100));
  });
});

describe('times that do not advance', () => {
  it.each([['still.mp4'], ['still.mkv'], ['still.ts'], ['still.flv']])(
    '%s: all pictures but one are left out, counted and said',
    async (name) => {
      runFfmpeg(
        '-i',
        makeVideo(at('moving.mp4'), { frames: 50, encode: H264 }),
        '-c',
        'copy',
        '-bsf:v',
        'setts=ts=1',
        at(name),
      );
      const { outcome } = await collectFrames(await probeFootage(at(name)), { sampleFps: 10 });
      expect(outcome.frames).toBe(1);
      expect(outcome.skipped).toBeGreaterThan(40);
      expect(outcome).toMatchObject({ complete: false, problem: { code: 'LIYI_INPUT_GAPS' } });
      if (!outcome.complete) expect(outcome.problem.message).toContain(`${outcome.skipped} pictures are left out`);
    },
  );
});
