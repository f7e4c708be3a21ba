import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cutClip } from '../../src/media/clip.ts';
import { probeFootage } from '../../src/media/probe.ts';
import { grabStill, grabStills } from '../../src/media/still.ts';
import { collectFrames } from '../support/collect-frames.ts';
import { makeVideo, runFfmpeg } from '../support/made-video.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());
const at = (name: string) => join(folder.path, name);

/** One key picture at the beginning, and perhaps one in the middle. */
const RARE_KEYS = ['-g', '1000', '-sc_threshold', '0'];
const H264 = ['-c:v', 'libx264', ...RARE_KEYS];

const shownBy = async (file: string) => (await collectFrames(await probeFootage(file))).numbers[0];

describe('the picture of a moment, however rare key pictures are', () => {
  it.each([
    ['one.ts', H264],
    ['one.mkv', H264],
    ['one.mp4', H264],
    ['one.mpg', ['-c:v', 'mpeg2video', '-b:v', '1M', '-r', '25', ...RARE_KEYS]],
    ['mpeg4.ts', ['-c:v', 'mpeg4', '-b:v', '1M', ...RARE_KEYS, '-force_key_frames', '20']],
    ['middle.ts', [...H264, '-force_key_frames', '20']],
    ['middle.flv', [...H264, '-bf', '0', '-force_key_frames', '20']],
    ['middle.avi', [...H264, '-bf', '0', '-force_key_frames', '20']],
  ])('%s', async (name, encode) => {
    // 40 s, of which a key picture may be 20 s away
    const footage = await probeFootage(makeVideo(at(name), { frames: 60, fps: 1.5, encode }));
    const { times, numbers } = await collectFrames(footage);
    const chosen = [1, 14, 29, 31, 47, numbers.length - 1];
    const files = await grabStills(
      footage,
      chosen.map((i) => times[i]! + 10),
      folder.path,
    );
    expect(await Promise.all(files.map(shownBy))).toEqual(chosen.map((i) => numbers[i]));
    const [startMs, endMs] = [times[40]!, times[42]!];
    await cutClip(footage, { startMs, endMs }, at(`${name}.mp4`));
    const clip = await collectFrames(await probeFootage(at(`${name}.mp4`)));
    expect([clip.numbers[0], clip.numbers.at(-1)]).toEqual([numbers[40], numbers[41]]);
  });
});

describe('a moment without a picture', () => {
  const HOLE = ['-c:v', 'libx264', '-vf', "setpts='if(gte(N,20),PTS+20/TB,PTS)'", '-fps_mode', 'passthrough'];

  it('in a hole of the recording is refused, and grey in a clip', async () => {
    const path = makeVideo(at('hole.mkv'), { frames: 40, fps: 5, encode: [...HOLE, '-enc_time_base', '1/1000'] });
    const footage = await probeFootage(path);
    await expect(grabStill(footage, 14_000, at('hole.jpg'))).rejects.toMatchObject({ code: 'LIYI_INPUT_NO_FRAMES' });
    await grabStills(footage, [3_800, 24_000], folder.path);
    expect(await Promise.all([at('3800.jpg'), at('24000.jpg')].map(shownBy))).toEqual([19, 20]);
    const nothing = cutClip(footage, { startMs: 10_000, endMs: 14_000 }, at('nothing.mp4'));
    await expect(nothing).rejects.toMatchObject({ code: 'LIYI_INPUT_NO_FRAMES' });
    await cutClip(footage, { startMs: 22_000, endMs: 25_000 }, at('border.mp4'));
    const clip = await collectFrames(await probeFootage(at('border.mp4')));
    const brightness = (tMs: number) => clip.numbers[clip.times.findLastIndex((t) => t <= tMs - 22_000 + 1)];
    // grey is as bright as frame 29
    expect([22_000, 23_900, 24_000, 24_900].map(brightness)).toEqual([29, 29, 20, 24]);
  });

  it('before the first picture is refused where that came late', async () => {
    const path = at('late.ts');
    const sound = makeVideo(at('sound.mp4'), { frames: 50, fps: 5, sound: true });
    runFfmpeg('-i', sound, '-itsoffset', '5', '-i', sound, '-map', '0:a', '-map', '1:v', '-c', 'copy', path);
    const footage = await probeFootage(path);
    expect(footage.startMs - footage.containerStartMs).toBeCloseTo(5000, -2);
    const { outcome } = await collectFrames(footage);
    expect(outcome).toMatchObject({ complete: false, problem: { code: 'LIYI_INPUT_GAPS' } });
    await expect(grabStill(footage, footage.containerStartMs + 1_000, at('early.jpg'))).rejects.toMatchObject({
      code: 'LIYI_INPUT_NO_FRAMES',
    });
    await grabStill(footage, footage.startMs + 210, at('second.jpg'));
    expect(await shownBy(at('second.jpg'))).toBe(1);
  });
});

describe('a recording cut amid a group of pictures', () => {
  it('begins where the file does, not where its first whole picture is', async () => {
    const whole = readFileSync(
      makeVideo(at('whole.ts'), { frames: 60, fps: 5, encode: [...H264, '-bf', '0', '-force_key_frames', '8'] }),
    );
    const from = Math.floor((whole.length * 0.2) / 188) * 188;
    const footage = await probeFootage(folder.file('cut.ts', whole.subarray(from)));
    const { times, numbers, outcome } = await collectFrames(footage);
    expect(numbers[0]).toBe(40);
    expect(footage.containerStartMs).toBeLessThan(times[0]! - 3_000);
    expect(outcome).toMatchObject({ complete: false, problem: { code: 'LIYI_INPUT_GAPS' } });
  });
});
