import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { i420ByteLength } from '../../src/media/frame.ts';
import { connect, type PictureSink } from '../../src/media/live-connection.ts';
import { makeVideo } from '../support/made-video.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { watch } from '../support/watched-stream.ts';

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());

describe.concurrent('a live stream in which nothing moves', () => {
  const encoders = {
    'H.264': ['-c:v', 'libx264', '-bf', '0', '-g', '5', '-keyint_min', '5', '-sc_threshold', '0'],
    'H.264 with B-frames': ['-c:v', 'libx264', '-bf', '2', '-g', '5', '-keyint_min', '5', '-sc_threshold', '0'],
    'H.265 with open groups': ['-c:v', 'libx265', '-x265-params', 'keyint=5:min-keyint=5:scenecut=0:log-level=error'],
    'Motion JPEG': ['-c:v', 'mjpeg', '-pix_fmt', 'yuvj420p'],
  };

  /** Twelve seconds of five pictures; what changes is seen at these times, where the stream is decoded sparsely. */
  async function watchedWith(
    encoder: keyof typeof encoders,
    changes: number,
    isBusy: () => boolean,
    oldestMs?: number,
  ) {
    const path = join(folder.path, `slow-${Object.keys(encoders).indexOf(encoder)}.mkv`);
    if (!existsSync(path)) makeVideo(path, { frames: 60, fps: 5, encode: encoders[encoder] });
    const taken: number[] = [];
    const rewinds: { readonly atMs: number; readonly beforeMs: number }[] = [];
    let stillFromMs = 3000;
    const sink: PictureSink = {
      arrived() {},
      isBusy,
      buffer: ({ width, height }) => new Uint8Array(i420ByteLength(width, height)),
      filled(pts, _, isSparse) {
        const ptsMs = Math.round(pts);
        if (isSparse && rewinds.length < changes && ptsMs >= stillFromMs + 1500) {
          rewinds.push({ atMs: ptsMs, beforeMs: taken.at(-1)! });
          stillFromMs = ptsMs + 400;
          return 'rewind';
        }
        taken.push(ptsMs);
        return ptsMs >= stillFromMs ? 'still' : 'moving';
      },
    };
    await using connection = await connect({ kind: 'file', path, loop: false }, sink, { maxFps: 12, oldestMs });
    const poke = setInterval(() => connection.proceed(), 20);
    const end = await connection.ended;
    clearInterval(poke);
    return { taken, rewinds, end };
  }

  it.each([
    ['H.264', 1],
    ['H.264', 2],
    ['H.264 with B-frames', 1],
    ['H.265 with open groups', 1],
    ['Motion JPEG', 1],
  ] as const)(
    'brings back what was left out before a picture that shows a change: %s, %i changes',
    { timeout: 40_000 },
    async (encoder, changes) => {
      let looks = 0;
      const { taken, rewinds, end } = await watchedWith(encoder, changes, () => looks++ % 2 === 0);
      expect(end).toEqual({ kind: 'finished' });
      expect(rewinds).toHaveLength(changes);
      expect(taken).toEqual([...new Set(taken)].toSorted((a, b) => a - b));
      for (const { atMs, beforeMs } of rewinds) {
        expect(atMs - beforeMs).toBeGreaterThan(700);
        const since = taken.filter((ms) => ms > beforeMs && ms <= atMs);
        expect(since).toHaveLength(Math.round((atMs - beforeMs) / 200));
      }
      expect(taken.length).toBeLessThan(58);
    },
  );

  it('brings back no more of it than may still be told', { timeout: 40_000 }, async () => {
    const { taken, rewinds } = await watchedWith('H.264', 1, () => false, 450);
    const [{ atMs, beforeMs }] = rewinds as [(typeof rewinds)[number]];
    const broughtBack = taken.filter((ms) => ms > beforeMs && ms <= atMs);
    expect(broughtBack.length).toBeLessThan(Math.round((atMs - beforeMs) / 200));
    const since = taken.filter((ms) => ms > beforeMs && ms <= atMs + 400);
    expect(since).toEqual(since.map((_, i) => since[0]! + 200 * i));
    expect(since[0]! - atMs).toBeLessThan(450);
  });

  it('is decoded throughout where nothing needs to be left out', { timeout: 40_000 }, async () => {
    const path = join(folder.path, 'moving.mp4');
    makeVideo(path, { frames: 25, fps: 5, encode: encoders['H.264'] });
    const { times } = await watch({ kind: 'file', path, loop: false }, 1000);
    expect(times).toHaveLength(25);
  });
});
