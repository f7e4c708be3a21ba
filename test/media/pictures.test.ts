import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeFrames } from '../../src/media/decode.ts';
import type { Footage } from '../../src/media/footage.ts';
import { probeFootage } from '../../src/media/probe.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());
let footage: Footage;

/** Grey 20, 40, 60, 80; the third is no picture, the fourth of another size and kind. */
beforeAll(async () => {
  const grey = (value: number, width = 41, height = 31) =>
    sharp({ create: { width, height, channels: 3, background: { r: value, g: value, b: value } } });
  await grey(20).png().toFile(join(folder.path, '1.png'));
  await grey(40).png().toFile(join(folder.path, '2.png'));
  folder.file('3.png', 'no picture');
  await grey(80, 82, 62).webp({ lossless: true }).toFile(join(folder.path, '10.webp'));
  footage = await probeFootage(folder.path, { pictureFps: 2 });
});

async function collected(options?: Parameters<typeof decodeFrames>[1]) {
  const source = decodeFrames(footage, options);
  const frames: [tMs: number, grey: number][] = [];
  for await (const { ptsMs, width, height, data } of source) {
    expect([width, height, data.length]).toEqual([41, 31, 41 * 31 + 2 * 21 * 16]);
    frames.push([ptsMs, Math.round((data[0]! - 16) * (255 / 219))]);
    expect(data.subarray(41 * 31).every((chroma) => Math.abs(chroma - 128) <= 1)).toBe(true);
  }
  return { frames, outcome: source.outcome() };
}

describe('a folder of pictures', () => {
  it('is shown in order, each as long as the others, without those that cannot be decoded', async () => {
    const { frames, outcome } = await collected();
    expect(frames.map(([tMs]) => tMs)).toEqual([0, 500, 1500]);
    for (const [i, grey] of [20, 40, 80].entries()) expect(Math.abs(frames[i]![1] - grey)).toBeLessThanOrEqual(1);
    expect(outcome).toMatchObject({ corrupt: 1, complete: false, problem: { code: 'LIYI_INPUT_DAMAGED' } });
    expect(outcome.covered).toEqual([
      { startMs: 0, endMs: 1000 },
      { startMs: 1500, endMs: 2000 },
    ]);
  });

  it.each([
    [{ sampleFps: 1 }, [0]],
    [{ sampleFps: 25 }, [0, 500, 1500]],
    [{ interval: { startMs: 500, endMs: 1500 } }, [500]],
  ])('%j', async (options, times) => {
    expect((await collected(options)).frames.map(([tMs]) => tMs)).toEqual(times);
  });
});

it('a picture of which nothing decodes is an error', async () => {
  const broken = { ...footage, pictures: [join(folder.path, '3.png')] };
  const reading = (async () => {
    for await (const _ of decodeFrames(broken)) throw new Error('a frame of nothing');
  })();
  await expect(reading).rejects.toMatchObject({ code: 'LIYI_INPUT_NO_FRAMES' });
});
