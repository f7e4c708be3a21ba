import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { probeFootage } from '../../src/media/probe.ts';
import { grabStill, grabStills } from '../../src/media/still.ts';
import { collectFrames } from '../support/collect-frames.ts';
import { makeVideo } from '../support/made-video.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());
const at = (name: string) => join(folder.path, name);

const encode = ['-c:v', 'libx264', '-g', '5', '-output_ts_offset', '1.4'];
const footage = await probeFootage(makeVideo(at('made.mp4'), { frames: 60, fps: 2, encode }));

const numberIn = async (path: string) => (await collectFrames(await probeFootage(path))).numbers[0];

describe('stills', () => {
  it('show what was on show, in the order asked for, wherever it lies', async () => {
    const moments = [30_400, 1_400, 2_397, 2_400, 16_500];
    const files = await grabStills(footage, moments, folder.path);
    expect(files).toEqual(moments.map((tMs) => at(`${tMs}.jpg`)));
    expect(await Promise.all(files.map(numberIn))).toEqual([58, 0, 1, 2, 30]);
  });

  it('are scaled down, blurred and drawn over', async () => {
    await grabStill(footage, 5_000, at('drawn.jpg'), {
      maxHeight: 60,
      blurRegions: [{ interval: { startMs: 4_000, endMs: 6_000 }, box: { left: 0, top: 0, width: 80, height: 120 } }],
      overlay: (frame) => void frame.data.fill(235, 0, frame.width * 4),
    });
    expect(await sharp(at('drawn.jpg')).metadata()).toMatchObject({ format: 'jpeg', width: 80, height: 60 });
    const part = async (left: number, top: number) => {
      const patch = await sharp(at('drawn.jpg')).extract({ left, top, width: 8, height: 3 }).png().toBuffer();
      return (await sharp(patch).stats()).channels[0]!;
    };
    expect((await part(16, 16)).stdev).toBeLessThan(1.5);
    expect((await part(56, 16)).stdev).toBeGreaterThan(1.5);
    expect((await part(56, 0)).mean).toBeGreaterThan(220);
  });

  it('have the colours of the footage', async () => {
    const paint = ['-c:v', 'libx264', '-vf', 'drawbox=0:0:160:120:0xC04020:fill', '-colorspace', 'smpte170m'];
    const red = await probeFootage(makeVideo(at('red.mp4'), { frames: 2, encode: paint }));
    await grabStill(red, 0, at('red.jpg'));
    const { channels } = await sharp(at('red.jpg')).stats();
    for (const [i, value] of [0xc0, 0x40, 0x20].entries()) expect(Math.abs(channels[i]!.mean - value)).toBeLessThan(6);
  });

  it('of a moment outside the recording are an error and no file', async () => {
    await expect(grabStill(footage, 90_000, at('late.jpg'))).rejects.toMatchObject({ code: 'LIYI_INPUT_NO_FRAMES' });
    expect(readdirSync(folder.path).filter((name) => /late|part/.test(name))).toEqual([]);
  });
});
