import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cutClip } from '../../src/media/clip.ts';
import { probeFootage } from '../../src/media/probe.ts';
import { grabStills } from '../../src/media/still.ts';
import { collectFrames, series } from '../support/collect-frames.ts';
import { joinFlv } from '../support/joined-flv.ts';
import { type MadeVideo, makeVideo } from '../support/made-video.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());
const at = (name: string) => join(folder.path, name);

const H264 = ['-c:v', 'libx264', '-g', '10', '-bf', '0'];
const MPEG2 = ['-c:v', 'mpeg2video', '-b:v', '1M', '-g', '10', '-bf', '0'];
/** 12 s each. */
const MADE: MadeVideo = { frames: 60, fps: 5, encode: H264 };
const STEP_MS = 200;

/** Parts of a recorder that was switched off in between: one file, each part with a clock of its own. */
function joined(name: string, parts: readonly MadeVideo[]): string {
  const files = parts.map((made, i) => readFileSync(makeVideo(at(`${i}-${name}`), { ...MADE, ...made })));
  return folder.file(name, Buffer.concat(files));
}

const later = (seconds: number): MadeVideo => ({ encode: [...H264, '-output_ts_offset', String(seconds)] });
const mpeg2: MadeVideo = { fps: 25, encode: MPEG2 };

const flv = (name: string) => joinFlv(at(name), makeVideo(at('a.flv'), MADE), makeVideo(at('b.flv'), MADE), 0);

describe('a recorder whose clock restarted', () => {
  it.each<[name: string, path: () => string, parts: number, stepMs: number]>([
    ['h264.ts', () => joined('h264.ts', [{}, {}]), 2, STEP_MS],
    ['thrice.ts', () => joined('thrice.ts', [later(50), later(3), {}]), 3, STEP_MS],
    // ffmpeg takes what falls back by more than a minute for a clock that wrapped.
    ['far.ts', () => joined('far.ts', [later(500), {}]), 2, STEP_MS],
    ['wrapped.ts', () => joined('wrapped.ts', [later(2 ** 33 / 90_000 - 6), {}]), 2, STEP_MS],
    ['sizes.ts', () => joined('sizes.ts', [{}, { width: 320, height: 240 }]), 2, STEP_MS],
    ['codecs.ts', () => joined('codecs.ts', [{}, { ...mpeg2, fps: 25, frames: 60 }]), 2, STEP_MS],
    ['mpeg2.mpg', () => joined('mpeg2.mpg', [mpeg2, mpeg2]), 2, 40],
    ['h264.mkv', () => joined('h264.mkv', [{}, {}]), 2, STEP_MS],
    ['h264.flv', () => flv('h264.flv'), 2, STEP_MS],
  ])('%s: time goes on, and evidence shows what was decoded', async (name, path, parts, stepMs) => {
    const footage = await probeFootage(path());
    const { times, numbers, sizes, outcome } = await collectFrames(footage);
    expect(numbers).toEqual(Array.from({ length: parts }, () => series(60)).flat());
    expect(sizes).toEqual(new Set(['160x120']));
    expect(outcome).toMatchObject({ skipped: 0, complete: true });
    if (name !== 'codecs.ts') expect(times).toEqual(series(60 * parts, stepMs, times[0]));

    const chosen = [3, 58, 60, 61, 75, 60 * parts - 1];
    const files = await grabStills(
      footage,
      chosen.map((i) => times[i]!),
      folder.path,
    );
    const shown = await Promise.all(
      files.map(async (file) => (await collectFrames(await probeFootage(file))).numbers[0]),
    );
    expect(shown).toEqual(chosen.map((i) => numbers[i]));

    const startMs = times[57]!;
    await cutClip(footage, { startMs, endMs: startMs + 6 * stepMs }, at(`${name}.mp4`));
    const clip = await collectFrames(await probeFootage(at(`${name}.mp4`)));
    const shownAt = (tMs: number) => clip.numbers[clip.times.findLastIndex((t) => t <= tMs - startMs + 1)];
    expect(times.slice(57, 62).map(shownAt)).toEqual([57, 58, 59, 0, 1]);
  });

  it('is read again by the map that was kept, without looking at all packets', async () => {
    const path = joined('kept.ts', [{}, {}]);
    const { timeMap } = await probeFootage(path);
    expect(timeMap.pieces).toHaveLength(2);
    const footage = await probeFootage(path, { timeMap: JSON.parse(JSON.stringify(timeMap)) });
    const { numbers } = await collectFrames(footage, { interval: { startMs: 13_400, endMs: 14_400 } });
    expect(numbers).toEqual(series(5));
  });
});
