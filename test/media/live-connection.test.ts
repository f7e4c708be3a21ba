import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { LiveAddress } from '../../src/media/live-address.ts';
import { joinFlv } from '../support/joined-flv.ts';
import { makeVideo, runFfmpeg } from '../support/made-video.ts';
import { serveRtsp } from '../support/rtsp-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type Watched, watch } from '../support/watched-stream.ts';

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());
const SECRET = 'geheim7';
const H264 = ['-c:v', 'libx264', '-g', '10', '-bf', '0'];
const video = makeVideo(join(folder.path, 'a.mp4'), { frames: 50, encode: H264 });
const FORMATS = { ts: 'mpegts', flv: 'flv' } as const;
const url = (text: string): LiveAddress => ({ kind: 'network', url: text });

/** Of every process that runs now. */
const commandLines = (): string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      } catch {
        return '';
      }
    });

function expectPictures({ times, size }: Watched, count: number): void {
  expect(times.length).toBeGreaterThanOrEqual(count);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(size).toEqual({ width: 160, height: 120 });
}

/** Whether a program on this machine waits for callers at a port of IPv4 (state 0A of /proc/net/tcp). */
const listensOn = (port: number): boolean =>
  readFileSync('/proc/net/tcp', 'utf8').includes(
    `:${port.toString(16).toUpperCase().padStart(4, '0')} 00000000:0000 0A`,
  );

describe('a live stream', () => {
  it('comes by RTSP, with a password that no message shows', async () => {
    await using server = await serveRtsp(video, { user: 'admin', password: SECRET });
    expectPictures(await watch(url(`rtsp://admin:${SECRET}@127.0.0.1:${server.port}/live`), 8), 8);
    const { end } = await watch(url(`rtsp://admin:x${SECRET}@127.0.0.1:${server.port}/live`), 1);
    expect(end).toMatchObject({ kind: 'lost', problem: expect.stringContaining('401') });
    expect(JSON.stringify(end)).not.toContain(SECRET);
  });

  it('comes with a password that no list of processes shows', async () => {
    await using server = await serveRtsp(video, { user: 'admin', password: SECRET });
    const watched = watch(url(`rtsp://admin:${SECRET}@127.0.0.1:${server.port}/live`), 20);
    const shown = new Set<string>();
    const timer = setInterval(() => {
      for (const line of commandLines()) shown.add(line);
    }, 50);
    expectPictures(await watched, 20);
    clearInterval(timer);
    const ours = [...shown].filter((line) => line.startsWith('ffmpeg'));
    expect(ours.length).toBeGreaterThan(0);
    expect(ours.filter((line) => line.includes(SECRET))).toEqual([]);
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
    await expect.poll(() => listensOn(port), { timeout: 20_000 }).toBe(true);
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
