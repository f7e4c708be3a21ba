import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cutClip } from '../../src/media/clip.ts';
import { clipFps } from '../../src/media/clip-rate.ts';
import { decodeFrames } from '../../src/media/decode.ts';
import { decodeSound } from '../../src/media/decode-sound.ts';
import type { VideoFrame } from '../../src/media/frame.ts';
import { probeFootage } from '../../src/media/probe.ts';
import { SOUND_RATE_HZ } from '../../src/media/sound-source.ts';
import { collectFrames, series } from '../support/collect-frames.ts';
import { makeVideo } from '../support/made-video.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());
const at = (name: string) => join(folder.path, name);
const withSound = await probeFootage(makeVideo(at('sound.ts'), { sound: true }));
const start = withSound.startMs;

const leftovers = () => readdirSync(folder.path).filter((name) => name.includes('.part'));

describe('cutClip', () => {
  it.each([
    { what: 'nothing', audible: [], heardMs: [] },
    { what: 'a part of it', audible: [{ startMs: 700, endMs: 900 }], heardMs: [400, 500] },
  ])('keeps the sound of $what where told so, and silences the rest', async ({ audible, heardMs }) => {
    const parts = audible.map(({ startMs, endMs }) => ({ startMs: start + startMs, endMs: start + endMs }));
    await cutClip(withSound, { startMs: start + 300, endMs: start + 1300 }, at('muted.mp4'), { audible: parts });
    await using sound = decodeSound(await probeFootage(at('muted.mp4')))!;
    const loudMs: number[] = [];
    for await (const { ptsMs, channels } of sound)
      channels[0]!.forEach((sample, i) => {
        if (Math.abs(sample) > 0.02) loudMs.push(ptsMs + (1000 * i) / SOUND_RATE_HZ);
      });
    const within = (tMs: number) => tMs > 300 && tMs < 700;
    expect(loudMs.every(within)).toBe(true);
    for (const tMs of heardMs) expect(loudMs.some((loud) => Math.abs(loud - tMs) < 20)).toBe(true);
  });

  it('cuts to the frame, with sound, as H.264 and AAC', async () => {
    await cutClip(withSound, { startMs: start + 400, endMs: start + 1200 }, at('cut.mp4'));
    const clip = await probeFootage(at('cut.mp4'));
    expect(clip).toMatchObject({ codec: 'h264', width: 160, height: 120, fps: 25, durationMs: 800, hasAudio: true });
    expect((await collectFrames(clip)).numbers).toEqual(series(20, 1, 10));
    expect(leftovers()).toEqual([]);
  });

  it('begins with the picture on show, also of a variable frame rate', async () => {
    const encode = ['-c:v', 'libx264', '-vf', "select='lt(n,3)+eq(n,20)+gte(n,30)'", '-fps_mode', 'vfr'];
    const vfr = await probeFootage(makeVideo(at('vfr.mkv'), { encode }));
    await cutClip(vfr, { startMs: 400, endMs: 1300 }, at('vfr.mp4'));
    const clip = await collectFrames(await probeFootage(at('vfr.mp4')));
    // frame 2 stands until 800 ms, frame 20 until 1200 ms
    const shownAt = (tMs: number) => clip.numbers[clip.times.findLastIndex((t) => t <= tMs - 400)];
    expect([410, 700, 850, 1100, 1250].map(shownAt)).toEqual([2, 2, 20, 20, 31]);
  });

  it('scales down and keeps sides even', async () => {
    await cutClip(withSound, { startMs: start, endMs: start + 200 }, at('small.mp4'), { maxHeight: 51 });
    expect(await probeFootage(at('small.mp4'))).toMatchObject({ width: 68, height: 50 });
  });

  it('blurs a region while it is wanted, and draws over the picture', async () => {
    const grid = ['-c:v', 'libx264', '-vf', 'drawgrid=w=8:h=8:t=2:c=white'];
    const footage = await probeFootage(makeVideo(at('grid.ts'), { encode: grid }));
    const box = { left: 40, top: 24, width: 40, height: 40 };
    const blurRegions = [{ interval: { startMs: start + 400, endMs: start + 800 }, box }];
    const overlay = (frame: VideoFrame) => void frame.data.fill(235, 0, frame.width * 8);
    const whole = { startMs: start, endMs: start + 1600 };
    await cutClip(footage, whole, at('blurred.mp4'), { blurRegions, overlay });
    const roughness: number[] = [];
    for await (const frame of decodeFrames(await probeFootage(at('blurred.mp4')))) {
      roughness.push(deviation(frame, 48, 32));
      expect(deviation(frame, 120, 80)).toBeGreaterThan(20);
      expect(frame.data[frame.width * 4 + 80]).toBeGreaterThan(215);
    }
    expect(Math.max(...roughness.slice(10, 20))).toBeLessThan(8);
    expect(Math.min(...roughness.slice(0, 9), ...roughness.slice(22))).toBeGreaterThan(20);
  });

  it('takes pictures for footage as well', async () => {
    const frames = at('frame-%d.png');
    makeVideo(frames, { frames: 3, encode: ['-start_number', '0'] });
    const pictures = [0, 1, 2].map((n) => at(`frame-${n}.png`));
    const footage = { ...(await probeFootage(pictures[0]!)), pictures, durationMs: 3000 };
    await cutClip(footage, { startMs: 1000, endMs: 3000 }, at('pictures.mp4'));
    const { numbers } = await collectFrames(await probeFootage(at('pictures.mp4')));
    expect(numbers).toEqual([...Array(24).fill(1), ...Array(24).fill(2)]);
  });

  it.each([
    ['there is no such folder', 'none/clip.mp4', { startMs: start, endMs: start + 400 }, 'LIYI_OUTPUT_WRITE'],
    ['there are no pictures', 'late.mp4', { startMs: start + 60_000, endMs: start + 61_000 }, 'LIYI_INPUT_NO_FRAMES'],
  ])('where %s: an error and no file', async (_, name, interval, code) => {
    await expect(cutClip(withSound, interval, at(name))).rejects.toMatchObject({ code });
    expect(readdirSync(folder.path)).not.toContain(name);
    expect(leftovers()).toEqual([]);
  });

  it('leaves nothing when it is aborted', async () => {
    const abort = new AbortController();
    const cutting = cutClip(withSound, { startMs: start, endMs: start + 2000 }, at('aborted.mp4'), {
      signal: abort.signal,
      overlay: (frame) => frame.ptsMs > start + 400 && abort.abort(),
    });
    await expect(cutting).rejects.toMatchObject({ code: 'LIYI_INTERRUPTED' });
    expect(readdirSync(folder.path)).not.toContain('aborted.mp4');
    expect(leftovers()).toEqual([]);
  });
});

it.each([
  [25, 25],
  [10, 30],
  [12.5, 25],
  [1, 24],
  [50, 25],
  [60, 30],
  [undefined, 25],
])('a clip of footage at %s fps has %s fps', (footageFps, fps) => expect(clipFps(footageFps)).toBe(fps));

/** Standard deviation of luma in 16 × 16 pixels. */
function deviation({ data, width }: VideoFrame, left: number, top: number): number {
  const values: number[] = [];
  for (let y = top; y < top + 16; y++) for (let x = left; x < left + 16; x++) values.push(data[y * width + x]!);
  const mean = values.reduce((a, b) => a + b) / values.length;
  return Math.sqrt(values.reduce((a, v) => a + (v - mean) ** 2, 0) / values.length);
}
