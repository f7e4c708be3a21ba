import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { PictureSize } from '../../src/core/geometry.ts';
import { i420ByteLength } from '../../src/media/frame.ts';
import { isNetworkUrl, type LiveAddress, liveInput, shownAddress } from '../../src/media/live-address.ts';
import { type ConnectionEnd, connect, type PictureSink } from '../../src/media/live-connection.ts';
import { joinFlv } from '../support/joined-flv.ts';
import { makeVideo, runFfmpeg } from '../support/made-video.ts';
import { serveRtsp } from '../support/rtsp-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());
const SECRET = 'geheim7';
const H264 = ['-c:v', 'libx264', '-g', '10', '-bf', '0'];
const video = makeVideo(join(folder.path, 'a.mp4'), { frames: 50, encode: H264 });
const FORMATS = { ts: 'mpegts', flv: 'flv' } as const;
const url = (text: string): LiveAddress => ({ kind: 'network', url: text });

interface Watched {
  readonly times: number[];
  readonly size: PictureSize | undefined;
  readonly end: ConnectionEnd;
}

/** Until `enough` pictures have come, or the connection has ended. */
async function watch(address: LiveAddress, enough: number): Promise<Watched> {
  const times: number[] = [];
  let size: PictureSize | undefined;
  const done = Promise.withResolvers<void>();
  const sink: PictureSink = {
    arrived() {},
    isBusy: () => false,
    room: ({ width, height }: PictureSize) => new Uint8Array(i420ByteLength(width, height)),
    filled(ptsMs: number, of: PictureSize) {
      times.push(ptsMs);
      size = of;
      if (times.length >= enough) done.resolve();
      return 'moving';
    },
  };
  await using connection = await connect(address, sink, { maxFps: 12 });
  await Promise.race([done.promise, connection.ended]);
  await connection[Symbol.asyncDispose]();
  return { times, size, end: await connection.ended };
}

function expectPictures({ times, size }: Watched, count: number): void {
  expect(times.length).toBeGreaterThanOrEqual(count);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(size).toEqual({ width: 160, height: 120 });
}

describe('a live stream', () => {
  it('comes by RTSP, with a password that no message shows', async () => {
    await using server = await serveRtsp(video, { user: 'admin', password: SECRET });
    expectPictures(await watch(url(`rtsp://admin:${SECRET}@127.0.0.1:${server.port}/live`), 8), 8);
    const { end } = await watch(url(`rtsp://admin:x${SECRET}@127.0.0.1:${server.port}/live`), 1);
    expect(end).toMatchObject({ kind: 'lost', problem: expect.stringContaining('401') });
    expect(JSON.stringify(end)).not.toContain(SECRET);
  });

  it('ends when the camera cuts it', async () => {
    await using server = await serveRtsp(video);
    setTimeout(() => server.cut(), 1500);
    const { times, end } = await watch(url(`rtsp://127.0.0.1:${server.port}/live`), 1000);
    expect(times.length).toBeGreaterThan(0);
    expect(end.kind).toBe('lost');
  });

  it('comes by HTTP-FLV', async () => {
    const server = createHttpServer((_, response) => {
      const args = ['-v', 'error', '-re', '-stream_loop', '-1', '-i', video, '-c', 'copy', '-f', 'flv', 'pipe:1'];
      const sender = spawn('ffmpeg', args, { stdio: ['ignore', 'pipe', 'ignore'] });
      sender.stdout.pipe(response);
      response.once('close', () => sender.kill('SIGKILL'));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    expectPictures(await watch(url(`http://127.0.0.1:${(server.address() as AddressInfo).port}/live.flv`), 8), 8);
    server.closeAllConnections();
    server.close();
  });

  it('comes by RTMP', async () => {
    const { port } = await freePort();
    const target = ['-f', 'flv', '-listen', '1', `rtmp://127.0.0.1:${port}/live/s`];
    const args = ['-v', 'error', '-nostdin', '-re', '-stream_loop', '-1', '-i', video, '-c', 'copy', ...target];
    const server = spawn('ffmpeg', args, { stdio: 'ignore' });
    // It says nothing when it listens, and takes one caller only.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expectPictures(await watch(url(`rtmp://127.0.0.1:${port}/live/s`), 8), 8);
    server.kill('SIGKILL');
  });

  it('is a file at the pace of real time, to its end or over and over', async () => {
    const before = performance.now();
    const once = await watch({ kind: 'file', path: video, loop: false }, 1000);
    expectPictures(once, 20);
    expect(once.end).toEqual({ kind: 'finished' });
    expect(performance.now() - before).toBeGreaterThan(1800);
    const { times } = await watch({ kind: 'file', path: video, loop: true }, 30);
    expect(times.at(-1)).toBeGreaterThan(2000);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it.each([
    ['in the stream itself', 'ts', (path: string, parts: readonly string[]) => joinTs(path, parts)],
    ['beside it', 'flv', (path: string, [first, second]: readonly string[]) => joinFlv(path, first!, second!, 2000)],
  ] as const)('is taken anew when its pictures change their size, which is told %s', async (_, format, join) => {
    const sizes = [
      { frames: 50, width: 160, height: 120 },
      { frames: 25, width: 320, height: 240 },
    ];
    const parts = sizes.map((made, i) =>
      makeVideo(`${folder.path}/${i}.${format}`, { ...made, encode: [...H264, '-f', FORMATS[format]] }),
    );
    const { size, end } = await watch(
      { kind: 'file', path: join(`${folder.path}/both.${format}`, parts), loop: false },
      1000,
    );
    expect(size).toEqual({ width: 160, height: 120 });
    expect(end).toMatchObject({ kind: 'lost' });
  });
});

describe.concurrent('a live stream in which nothing stirs', () => {
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
    const stirred: { readonly atMs: number; readonly beforeMs: number }[] = [];
    let stillFromMs = 3000;
    const sink: PictureSink = {
      arrived() {},
      isBusy,
      room: ({ width, height }) => new Uint8Array(i420ByteLength(width, height)),
      filled(pts, _, isSparse) {
        const ptsMs = Math.round(pts);
        if (isSparse && stirred.length < changes && ptsMs >= stillFromMs + 1500) {
          stirred.push({ atMs: ptsMs, beforeMs: taken.at(-1)! });
          stillFromMs = ptsMs + 400;
          return 'stirred';
        }
        taken.push(ptsMs);
        return ptsMs >= stillFromMs ? 'still' : 'moving';
      },
    };
    await using connection = await connect({ kind: 'file', path, loop: false }, sink, { maxFps: 12, oldestMs });
    const poke = setInterval(() => connection.proceed(), 20);
    const end = await connection.ended;
    clearInterval(poke);
    return { taken, stirred, end };
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
      const { taken, stirred, end } = await watchedWith(encoder, changes, () => looks++ % 2 === 0);
      expect(end).toEqual({ kind: 'finished' });
      expect(stirred).toHaveLength(changes);
      expect(taken).toEqual([...new Set(taken)].toSorted((a, b) => a - b));
      for (const { atMs, beforeMs } of stirred) {
        expect(atMs - beforeMs).toBeGreaterThan(700);
        const since = taken.filter((ms) => ms > beforeMs && ms <= atMs);
        expect(since).toHaveLength(Math.round((atMs - beforeMs) / 200));
      }
      expect(taken.length).toBeLessThan(58);
    },
  );

  it('brings back no more of it than may still be told', { timeout: 40_000 }, async () => {
    const { taken, stirred } = await watchedWith('H.264', 1, () => false, 450);
    const [{ atMs, beforeMs }] = stirred as [(typeof stirred)[number]];
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

describe('a file played as if live', () => {
  it.each(['avi', 'mpg', 'mkv', 'ts', 'flv', 'mov'])('may be %s, with B-frames', async (format) => {
    const path = join(folder.path, `b.${format}`);
    const encode = format === 'mpg' ? ['-c:v', 'mpeg2video', '-bf', '2'] : ['-c:v', 'libx264', '-bf', '2', '-g', '10'];
    makeVideo(path, { frames: 25, encode });
    const { times, end } = await watch({ kind: 'file', path, loop: false }, 1000);
    expect(end).toEqual({ kind: 'finished' });
    expect(times.length).toBeGreaterThanOrEqual(10);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('is taken anew where its clock is set back', async () => {
    const path = makeVideo(join(folder.path, 'one.flv'), { frames: 50, encode: [...H264, '-f', 'flv'] });
    const both = joinFlv(join(folder.path, 'set-back.flv'), path, path, 0);
    const { end } = await watch({ kind: 'file', path: both, loop: false }, 1000);
    expect(end).toMatchObject({ kind: 'lost' });
  });
});

describe('no stream', () => {
  it.each([
    ['nobody there', async () => (await freePort()).port],
    ['bytes without sense', garbage],
  ])('%s', async (_, portOf) => {
    const { times, end } = await watch(url(`http://u:${SECRET}@127.0.0.1:${await portOf()}/x.flv`), 1);
    expect(times).toEqual([]);
    expect(end.kind).toBe('lost');
    expect(JSON.stringify(end)).not.toContain(SECRET);
  });

  it('a scheme that is not for cameras is refused, and nothing of it shown', () => {
    const address = url(`ftp://u:${SECRET}@host/x`);
    expect(() => liveInput(address)).toThrow(expect.objectContaining({ code: 'LIYI_LIVE_ADDRESS' }));
    expect(shownAddress(address)).toBe('ftp://***@host/x');
  });

  it.each([
    ['rtsp://camera/1', true],
    ['HTTPS://h/live.m3u8', true],
    ['clips/a.mp4', false],
    ['/data/rtsp.mp4', false],
  ])('%s is an address: %s', (text, expected) => expect(isNetworkUrl(text)).toBe(expected));
});

function joinTs(path: string, parts: readonly string[]): string {
  runFfmpeg('-i', `concat:${parts.join('|')}`, '-c', 'copy', '-f', 'mpegts', path);
  return path;
}

async function freePort(): Promise<{ port: number }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return { port };
}

async function garbage(): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.end(`HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\n${'x!'.repeat(2000)}`);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  server.unref();
  return (server.address() as AddressInfo).port;
}
