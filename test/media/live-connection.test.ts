import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { PictureSize } from '../../src/core/geometry.ts';
import { i420ByteLength } from '../../src/media/frame.ts';
import { isNetworkUrl, type LiveAddress, liveInput, shownAddress } from '../../src/media/live-address.ts';
import { type ConnectionEnd, connect } from '../../src/media/live-connection.ts';
import { makeVideo, runFfmpeg } from '../support/made-video.ts';
import { serveRtsp } from '../support/rtsp-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());
const SECRET = 'geheim7';
const H264 = ['-c:v', 'libx264', '-g', '10', '-bf', '0'];
const video = makeVideo(join(folder.path, 'a.mp4'), { frames: 50, encode: H264 });
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
  const sink = {
    room: ({ width, height }: PictureSize) => new Uint8Array(i420ByteLength(width, height)),
    filled(ptsMs: number, of: PictureSize) {
      times.push(ptsMs);
      size = of;
      if (times.length >= enough) done.resolve();
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

  it('is taken anew when its pictures change their size', async () => {
    const other = makeVideo(join(folder.path, 'b.mp4'), { frames: 25, width: 320, height: 240, encode: H264 });
    const both = join(folder.path, 'both.ts');
    for (const [name, from] of [
      ['1.ts', video],
      ['2.ts', other],
    ] as const)
      runFfmpeg('-i', from, '-c', 'copy', '-f', 'mpegts', join(folder.path, name));
    runFfmpeg(
      '-i',
      `concat:${join(folder.path, '1.ts')}|${join(folder.path, '2.ts')}`,
      '-c',
      'copy',
      '-f',
      'mpegts',
      both,
    );
    const { size, end } = await watch({ kind: 'file', path: both, loop: false }, 1000);
    expect(size).toEqual({ width: 160, height: 120 });
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
