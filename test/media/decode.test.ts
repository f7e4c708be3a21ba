import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { decodeFrames } from '../../src/media/decode.ts';
import { probeFootage } from '../../src/media/probe.ts';
import { collectFrames, series } from '../support/collect-frames.ts';
import { makeVideo, runFfmpeg } from '../support/made-video.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());
const at = (name: string) => join(folder.path, name);

const H264 = ['-c:v', 'libx264', '-g', '10'];
const HEVC = ['-c:v', 'libx265', '-x265-params', 'log-level=error:keyint=10'];
const MPEG4 = ['-c:v', 'mpeg4', '-b:v', '1M', '-g', '10', '-bf', '2'];
const MJPEG = ['-c:v', 'mjpeg', '-q:v', '3', '-pix_fmt', 'yuvj420p'];
/** AVI and MPEG-PS know decoding times only, so no reordering; AVI needs the tag told for HEVC. */
const HEVC_IN_ORDER = ['-c:v', 'libx265', '-x265-params', 'log-level=error:keyint=10:bframes=0', '-tag:v', 'HEVC'];

describe('every codec in every container', () => {
  it.each([
    ['h264.mp4', 'h264', H264],
    ['h264.mkv', 'h264', H264],
    ['h264.avi', 'h264', [...H264, '-bf', '0']],
    ['h264.ts', 'h264', H264],
    ['h264.mpg', 'h264', H264],
    ['hevc.mp4', 'hevc', HEVC],
    ['hevc.mkv', 'hevc', HEVC],
    ['hevc.avi', 'hevc', HEVC_IN_ORDER],
    ['hevc.ts', 'hevc', HEVC],
    ['hevc.vob', 'hevc', HEVC],
    ['mpeg4.mp4', 'mpeg4', MPEG4],
    ['mpeg4.mkv', 'mpeg4', MPEG4],
    ['mpeg4.avi', 'mpeg4', ['-c:v', 'mpeg4', '-b:v', '1M', '-g', '10']],
    ['mpeg4.ts', 'mpeg4', MPEG4],
    ['mpeg4.mpg', 'mpeg4', MPEG4],
    ['mjpeg.mp4', 'mjpeg', MJPEG],
    ['mjpeg.mkv', 'mjpeg', MJPEG],
    ['mjpeg.avi', 'mjpeg', MJPEG],
  ] as const)('%s', async (name, codec, encode) => {
    const footage = await probeFootage(makeVideo(at(name), { frames: 30, encode }));
    expect(footage).toMatchObject({ kind: 'video', codec, width: 160, height: 120, fps: 25, hasAudio: false });

    const all = await collectFrames(footage);
    expect(all.times).toEqual(series(30, 40, footage.startMs));
    expect(all.numbers).toEqual(series(30));
    expect(all.sizes).toEqual(new Set(['160x120']));
    expect(all.outcome).toMatchObject({ frames: 30, corrupt: 0, skipped: 0, complete: true });

    const startMs = footage.startMs + 600;
    const part = await collectFrames(footage, { interval: { startMs, endMs: startMs + 200 } });
    expect(part.numbers).toEqual(series(5, 1, 15));
    expect(part.times).toEqual(series(5, 40, startMs));
    expect(part.outcome.complete).toBe(true);
  });
});

describe('presentation time', () => {
  it('is the clock of the file, which need not begin at 0', async () => {
    const path = makeVideo(at('late.mp4'), { frames: 10, encode: [...H264, '-output_ts_offset', '1.4'] });
    const footage = await probeFootage(path);
    expect(footage).toMatchObject({ startMs: 1400, durationMs: 400 });
    expect((await collectFrames(footage)).times).toEqual(series(10, 40, 1400));
  });

  it('keeps a variable frame rate, sampled or not', async () => {
    const vfr = [...H264, '-vf', "select='lt(n,4)+eq(n,9)+gte(n,15)'", '-fps_mode', 'vfr', '-enc_time_base', '1/1000'];
    const footage = await probeFootage(makeVideo(at('vfr.mkv'), { frames: 30, encode: vfr }));
    const all = await collectFrames(footage);
    expect(all.times).toEqual(all.numbers.map((n) => n * 40));
    expect(all.numbers).toEqual([0, 1, 2, 3, 9, ...series(15, 1, 15)]);
    // instants 0, 200, 400 … 1000: the first frame at or after each, once
    const sampled = await collectFrames(footage, { sampleFps: 5 });
    expect(sampled.numbers).toEqual([0, 9, 15, 20, 25]);
    expect(sampled.times).toEqual([0, 360, 600, 800, 1000]);
  });

  it('goes on where the clock of a transport stream is reset', async () => {
    const once = readFileSync(makeVideo(at('once.ts'), { frames: 50, encode: [...H264, '-bf', '0'] }));
    const footage = await probeFootage(folder.file('twice.ts', Buffer.concat([once, once])));
    const { times, numbers } = await collectFrames(footage);
    expect(numbers).toEqual([...series(50), ...series(50)]);
    expect(times).toEqual(series(100, 40, footage.startMs));
  });

  it('drops and counts frames that come too late', async () => {
    const encode = [...H264, '-bf', '0'];
    const first = readFileSync(makeVideo(at('first.ts'), { frames: 50, encode }));
    // its first ten frames are earlier than the end of the other
    const second = readFileSync(
      makeVideo(at('second.ts'), { frames: 30, encode: [...encode, '-output_ts_offset', '1.6'] }),
    );
    const footage = await probeFootage(folder.file('overlap.ts', Buffer.concat([first, second])));
    const { times, numbers, outcome } = await collectFrames(footage);
    expect(numbers).toEqual([...series(50), ...series(20, 1, 10)]);
    expect(times).toEqual(series(70, 40, footage.startMs));
    expect(outcome).toMatchObject({ frames: 70, skipped: 10 });
  });

  it.each([
    { sampleFps: 25, numbers: series(30) },
    { sampleFps: 10, numbers: [0, 3, 5, 8, 10, 13, 15, 18, 20, 23, 25, 28] },
    { sampleFps: 5, numbers: [0, 5, 10, 15, 20, 25] },
    { sampleFps: 1, numbers: [0, 25] },
    { sampleFps: 60, numbers: series(30) },
  ])('at $sampleFps fps, takes the first frame at or after each instant', async ({ sampleFps, numbers }) => {
    const footage = await probeFootage(makeVideo(at(`grid-${sampleFps}.ts`), { frames: 30 }));
    const sampled = await collectFrames(footage, { sampleFps });
    expect(sampled.numbers).toEqual(numbers);
    expect(sampled.times).toEqual(numbers.map((n) => footage.startMs + 40 * n));
  });
});

describe('picture', () => {
  it.each([
    { width: 200, height: 100, limits: { maxWidth: 100 }, size: '100x50' },
    { width: 100, height: 200, limits: { maxWidth: 100, maxHeight: 60 }, size: '50x100' },
    { width: 64, height: 48, limits: { maxWidth: 1000 }, size: '64x48' },
  ])('of $width x $height is scaled down to $size, never up', async ({ width, height, limits, size }) => {
    const footage = await probeFootage(makeVideo(at(`scale-${width}x${height}.mp4`), { frames: 3, width, height }));
    const scaled = await collectFrames(footage, limits);
    expect(scaled.sizes).toEqual(new Set([size]));
    expect(scaled.numbers).toEqual([0, 1, 2]);
  });

  it('has square pixels', async () => {
    const wide = [...H264, '-vf', 'setsar=16/11'];
    const footage = await probeFootage(makeVideo(at('sar.mp4'), { frames: 3, width: 176, height: 144, encode: wide }));
    expect(footage).toMatchObject({ width: 256, height: 144 });
    expect((await collectFrames(footage)).sizes).toEqual(new Set(['256x144']));
  });

  it('is turned upright', async () => {
    const path = makeVideo(at('flat.mp4'), { frames: 3, encode: [...H264, '-vf', 'drawbox=0:0:160:40:white:fill'] });
    const footage = await probeFootage(folder.file('turned.mp4', turnedClockwise(readFileSync(path), 120)));
    expect(footage).toMatchObject({ width: 120, height: 160, rotationDeg: 90 });
    for await (const { width, height, data } of decodeFrames(footage)) {
      expect([width, height]).toEqual([120, 160]);
      // the bar along the top is now along the right
      const middle = data.subarray(80 * width, 81 * width);
      expect([middle[5]! < 100, middle[width - 5]! > 200]).toEqual([true, true]);
    }
  });

  it('has no combing where two fields were taken one after the other', async () => {
    // every other picture is brighter by 40, and so is every other line
    const fields = 'geq=lum=40+40*mod(N\\,2):cb=128:cr=128,tinterlace=interleave_top';
    const encode = ['-vf', fields, '-c:v', 'mpeg2video', '-b:v', '8M', '-flags', '+ildct+ilme'];
    const footage = await probeFootage(makeVideo(at('fields.mpg'), { frames: 20, fps: 50, encode }));
    expect(footage).toMatchObject({ interlaced: true, fps: 25 });
    let n = 0;
    for await (const { ptsMs, width, data } of decodeFrames(footage)) {
      expect(ptsMs).toBe(footage.startMs + 40 * n++);
      const [above, line, below] = [60, 61, 62].map((y) => data[y * width + 80]!);
      expect(Math.abs(line! - (above! + below!) / 2)).toBeLessThan(10);
    }
    expect(n).toBe(10);
  });

  it('keeps the size of the first where it changes midway', async () => {
    const small = makeVideo(at('small.ts'), { frames: 10 });
    const large = makeVideo(at('large.ts'), { frames: 10, width: 320, height: 240 });
    const both = folder.file('both.ts', Buffer.concat([readFileSync(small), readFileSync(large)]));
    const { sizes, numbers } = await collectFrames(await probeFootage(both));
    expect(sizes).toEqual(new Set(['160x120']));
    expect(numbers.slice(0, 10)).toEqual(series(10));
    expect(numbers.length).toBeGreaterThan(15);
  });

  it('is of the stream that was asked for', async () => {
    const path = at('two.mkv');
    const input = ['-i', makeVideo(at('first.mp4'), { frames: 3 })];
    const other = ['-i', makeVideo(at('second.mp4'), { frames: 3, width: 64, height: 48 })];
    runFfmpeg(...input, ...other, '-map', '0', '-map', '1', '-c', 'copy', path);
    const footage = await probeFootage(path, { stream: 1 });
    expect(footage.streams.map(({ stream, width }) => [stream, width])).toEqual([
      [0, 160],
      [1, 64],
    ]);
    expect((await collectFrames(footage)).sizes).toEqual(new Set(['64x48']));
  });
});

/** Sets the display matrix in the track header of an MP4 (ISO/IEC 14496-12, 8.3.2) to a quarter turn. */
function turnedClockwise(mp4: Buffer, height: number): Buffer {
  const matrix = mp4.indexOf('tkhd') + 44;
  [0, 0x10000, 0, -0x10000, 0, 0, height * 0x10000, 0, 0x40000000].forEach((value, i) => {
    mp4.writeInt32BE(value, matrix + 4 * i);
  });
  return mp4;
}
