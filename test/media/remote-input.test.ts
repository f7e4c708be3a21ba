import { once } from 'node:events';
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { decodeFrames } from '../../src/media/decode.ts';
import { fingerprint } from '../../src/media/fingerprint.ts';
import { probeFootage } from '../../src/media/probe.ts';
import { publicAddress, publicName } from '../../src/media/remote-input.ts';

const CLIP = fileURLToPath(new URL('../../fixtures/clips/counter-violations.mp4', import.meta.url));
const SECRET = 'X-Amz-Signature=0123abc';

/** Serves one clip by ranges to whoever has the signature, as an object store does. */
async function objectStore() {
  const ranges: string[] = [];
  const server = createServer((request, response) => {
    if (!request.url!.includes(SECRET)) return void response.writeHead(403).end();
    if (!request.url!.startsWith('/a01.mp4')) return void response.writeHead(404).end();
    const { size } = statSync(CLIP);
    const { range } = request.headers;
    const [, start = '0', end = ''] = /bytes=(\d+)-(\d*)/.exec(range ?? '') ?? [];
    const last = end === '' ? size - 1 : Math.min(Number(end), size - 1);
    if (range !== undefined) ranges.push(range);
    response.writeHead(range === undefined ? 200 : 206, {
      'accept-ranges': 'bytes',
      'content-length': last - Number(start) + 1,
      'content-range': `bytes ${start}-${last}/${size}`,
    });
    const file = createReadStream(CLIP, { start: Number(start), end: last });
    response.on('close', () => file.destroy());
    file.pipe(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { ranges, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('footage at an address', () => {
  it('is read by ranges and is the same footage as the file', async () => {
    const { ranges, address } = await objectStore();
    const footage = await probeFootage(`${address}/a01.mp4?${SECRET}`);
    const local = await probeFootage(CLIP);
    expect(footage).toEqual({ ...local, path: footage.path });
    expect(await fingerprint(footage)).toBe(await fingerprint(local));
    await using frames = decodeFrames(footage, { sampleFps: 2, interval: { startMs: 5000, endMs: 7000 } });
    const times: number[] = [];
    for await (const frame of frames) times.push(frame.ptsMs);
    expect(times.length).toBeGreaterThanOrEqual(4);
    expect(frames.outcome().complete).toBe(true);
    expect(ranges).not.toEqual([]);
  });

  it.each([
    ['/a01.mp4', '403'],
    [`/b.mp4?${SECRET}`, '404'],
  ])('%s that may not be read is an error without the signature', async (path, status) => {
    const { address } = await objectStore();
    const failure = await probeFootage(`${address}${path}`).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'LIYI_INPUT_NOT_FOUND', message: expect.stringContaining(status) });
    expect((failure as Error).message).not.toContain(SECRET);
  });

  it('that nobody answers at is an error', async () => {
    await expect(probeFootage('http://127.0.0.1:9/a.mp4')).rejects.toMatchObject({ code: 'LIYI_INPUT_NOT_FOUND' });
  });
});

it('a recording is named without what opens it', () => {
  expect(publicName(`https://footage.example/a.mp4?${SECRET}`)).toBe('https://footage.example/a.mp4');
  expect(publicName('/srv/a?b.mp4')).toBe('/srv/a?b.mp4');
});

it('an address is shown without what opens it', () => {
  expect(publicAddress(`https://user:pw@footage.example/a.mp4?${SECRET}#t=5`)).toBe(
    'https://***@footage.example/a.mp4',
  );
});
