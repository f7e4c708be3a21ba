import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { probeFootage } from '../../src/media/probe.ts';
import { makeVideo, runFfmpeg } from '../support/made-video.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());
const at = (name: string) => join(folder.path, name);

const picture = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: 'red' } });

describe('probeFootage', () => {
  it('tells sound, length and colours', async () => {
    const path = makeVideo(at('sound.mp4'), { frames: 50, sound: true, encode: ['-colorspace', 'bt709'] });
    const footage = await probeFootage(path);
    expect(footage).toMatchObject({ hasAudio: true, fps: 25, durationMs: 2000, startMs: 0, colorMatrix: 'bt709' });
  });

  it.each([
    ['picture.jpg', 1, 90, { width: 40, height: 30, rotationDeg: 0 }],
    ['turned.jpg', 6, 90, { width: 30, height: 40, rotationDeg: 90 }],
  ] as const)('takes %s for a picture', async (name, orientation, quality, expected) => {
    await picture(40, 30).jpeg({ quality }).withMetadata({ orientation }).toFile(at(name));
    expect(await probeFootage(at(name))).toMatchObject({ kind: 'picture', codec: 'jpeg', ...expected });
  });

  it('takes a folder for its pictures in the order of their numbers', async () => {
    mkdirSync(at('pictures'));
    for (const name of ['10.png', '9.png', '.hidden.png'])
      await picture(20, 10)
        .png()
        .toFile(at(`pictures/${name}`));
    folder.file('pictures/notes.txt', 'not a picture');
    const footage = await probeFootage(at('pictures'), { pictureFps: 2 });
    expect(footage).toMatchObject({ kind: 'picture-folder', width: 20, height: 10, fps: 2, durationMs: 1000 });
    expect(footage.pictures).toEqual([at('pictures/9.png'), at('pictures/10.png')]);
  });
});

describe('what cannot be analysed', () => {
  it.each([
    ['missing.mp4', 'LIYI_INPUT_NOT_FOUND', () => {}],
    ['empty.mp4', 'LIYI_INPUT_EMPTY', () => folder.file('empty.mp4', '')],
    ['text.mp4', 'LIYI_INPUT_NOT_MEDIA', () => folder.file('text.mp4', 'no video, only words\n'.repeat(100))],
    ['list.m3u8', 'LIYI_INPUT_NOT_MEDIA', () => folder.file('list.m3u8', '#EXTM3U\n#EXTINF:1,\n/etc/passwd\n')],
    [
      'list.ffconcat',
      'LIYI_INPUT_NOT_MEDIA',
      () => folder.file('list.ffconcat', "ffconcat version 1.0\nfile 'a.mp4'\n"),
    ],
    ['bare', 'LIYI_INPUT_NOT_MEDIA', () => mkdirSync(at('bare'))],
    ['sound.m4a', 'LIYI_INPUT_NO_VIDEO', () => runFfmpeg('-f', 'lavfi', '-i', 'sine=duration=1', at('sound.m4a'))],
    ['half.mp4', 'LIYI_INPUT_DAMAGED', () => folder.file('half.mp4', withoutIndex())],
    ['vast.png', 'LIYI_INPUT_TOO_LARGE', () => picture(9000, 8000).png().toFile(at('vast.png'))],
    ['broken.jpg', 'LIYI_INPUT_NO_FRAMES', () => folder.file('broken.jpg', Buffer.from('ffd8ff00', 'hex'))],
  ])('%s is refused as %s', async (name, code, make) => {
    await make();
    const error = await probeFootage(at(name)).catch((e: unknown) => e);
    expect(error).toMatchObject({ name: 'LiyiError', code });
    expect((error as Error).message).toContain(name);
  });

  it('is a stream that is not there', async () => {
    const one = makeVideo(at('one.mp4'), { frames: 2 });
    await expect(probeFootage(one, { stream: 1 })).rejects.toMatchObject({ code: 'LIYI_INPUT_NO_STREAM' });
  });

  it('is anything where ffprobe is missing', async () => {
    const one = makeVideo(at('any.mp4'), { frames: 2 });
    const programs = { ffprobePath: at('no-such-program') };
    await expect(probeFootage(one, { programs })).rejects.toMatchObject({ code: 'LIYI_FFMPEG_MISSING' });
  });
});

const withoutIndex = (): Buffer => {
  const whole = readFileSync(makeVideo(at('whole.mp4'), { frames: 20 }));
  return whole.subarray(0, whole.indexOf('moov') - 4);
};
