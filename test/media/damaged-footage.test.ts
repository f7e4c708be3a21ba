import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { probeFootage } from '../../src/media/probe.ts';
import { collectFrames, series } from '../support/collect-frames.ts';
import { makeVideo } from '../support/made-video.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());
const at = (name: string) => join(folder.path, name);

const H264 = ['-c:v', 'libx264', '-g', '10', '-bf', '0'];

describe('a recording that is cut off', () => {
  it.each([
    ['cut.mp4', [...H264, '-movflags', '+faststart']],
    ['cut.mkv', H264],
    ['cut-mpeg4.mkv', ['-c:v', 'mpeg4', '-b:v', '1M', '-g', '10']],
  ])('%s: the part that is there, and an incomplete outcome', async (name, encode) => {
    const whole = readFileSync(makeVideo(at(`whole-${name}`), { fps: 10, frames: 60, encode }));
    const footage = await probeFootage(folder.file(name, whole.subarray(0, whole.length * 0.6)));
    const { times, numbers, outcome } = await collectFrames(footage);
    expect(numbers.length).toBeGreaterThan(20);
    expect(numbers.length).toBeLessThan(45);
    expect(numbers.slice(0, 20)).toEqual(series(20));
    if (outcome.complete) throw new Error('taken for complete');
    expect(outcome.problem.code).toBe('LIYI_INPUT_DAMAGED');
    expect(outcome.covered).toEqual([{ startMs: 0, endMs: times.at(-1)! + 100 }]);
  });
});

describe('a recording with a damaged middle', () => {
  it.each([
    ['hit.mp4', 49 * 40],
    ['hit.ts', 49 * 40],
    ['hit.mkv', 49 * 40],
    ['hit.mpg', 49 * 40],
    ['hit.avi', 40 * 40], // at least: AVI counts pictures, so what is lost moves the rest forward
  ])('%s: goes on after it and says so', async (name, lastMs) => {
    const bytes = readFileSync(makeVideo(at(`whole-${name}`), { encode: H264 }));
    const [from, to] = [Math.floor(bytes.length * 0.45), Math.floor(bytes.length * 0.55)];
    for (let i = from; i < to; i++) bytes[i] = (i * 2654435761) >>> 7;
    const footage = await probeFootage(folder.file(name, bytes));
    const { times, outcome } = await collectFrames(footage);
    expect(times.length).toBeGreaterThan(30);
    expect(times[0]).toBe(footage.startMs);
    expect(times.at(-1)).toBeGreaterThanOrEqual(footage.startMs + lastMs);
    expect(times.at(-1)).toBeLessThanOrEqual(footage.startMs + 49 * 40);
    expect(outcome.corrupt).toBeGreaterThan(0);
    expect(outcome).toMatchObject({ complete: false, problem: { code: 'LIYI_INPUT_DAMAGED' } });
  });

  it('has a hole where the damage is long', async () => {
    const encode = ['-c:v', 'mpeg4', '-b:v', '200k', '-g', '4'];
    const bytes = readFileSync(makeVideo(at('whole-hole.ts'), { fps: 5, frames: 60, encode }));
    bytes.fill(0, Math.floor(bytes.length * 0.4), Math.floor(bytes.length * 0.7));
    const footage = await probeFootage(folder.file('hole.ts', bytes));
    const { outcome } = await collectFrames(footage);
    expect(outcome.complete).toBe(false);
    expect(outcome.covered).toHaveLength(2);
    expect(outcome.covered[0]!.startMs).toBe(footage.startMs);
    expect(outcome.covered[1]!.endMs).toBe(footage.startMs + 12_000);
  });
});

describe('a recording of which nothing decodes', () => {
  it('is an error', async () => {
    const bytes = readFileSync(makeVideo(at('whole-none.mp4'), { frames: 20, encode: H264 }));
    const start = bytes.indexOf('mdat') + 4;
    bytes.fill(0xaa, start, bytes.indexOf('moov') - 4);
    const footage = await probeFootage(folder.file('none.mp4', bytes));
    await expect(collectFrames(footage)).rejects.toMatchObject({ code: 'LIYI_INPUT_NO_FRAMES' });
  });
});
