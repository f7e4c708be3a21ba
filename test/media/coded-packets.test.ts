import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { CodedPackets } from '../../src/media/coded-packets.ts';
import { makeVideo } from '../support/made-video.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());

interface Cut {
  readonly head: Uint8Array;
  readonly packets: { readonly isKey: boolean; readonly ptsMs: number; readonly bytes: Uint8Array }[];
}

function cut(stream: Uint8Array, chunkLength: number): Cut {
  const reader = new CodedPackets();
  const packets: Cut['packets'] = [];
  for (let start = 0; start < stream.length; start += chunkLength)
    for (const { isKey, ptsMs, bytes } of reader.read(stream.subarray(start, start + chunkLength)))
      packets.push({ isKey, ptsMs: Math.round(ptsMs), bytes: bytes.slice() });
  return { head: reader.head!, packets };
}

/** Times of the pictures that ffmpeg decodes from these bytes. */
function timesDecoded(...parts: readonly Uint8Array[]): number[] {
  const entries = ['-show_entries', 'frame=best_effort_timestamp_time', '-of', 'csv=p=0'];
  const input = Buffer.concat(parts);
  const text = execFileSync('ffprobe', ['-v', 'error', '-f', 'nut', '-i', 'pipe:0', ...entries], { input }).toString();
  return [...text.matchAll(/^[\d.]+/gm)].map(([time]) => Math.round(Number(time) * 1000));
}

/** Two seconds of a picture each 40 ms, with a key picture every 400 ms or, where all are, every 40 ms. */
const made = [
  ['H.264, all key pictures', ['-c:v', 'libx264', '-g', '1']],
  ['Motion JPEG', ['-c:v', 'mjpeg', '-pix_fmt', 'yuvj420p', '-q:v', '12']],
  ['H.264', ['-c:v', 'libx264', '-g', '10', '-keyint_min', '10', '-sc_threshold', '0', '-bf', '0']],
  ['H.264 with B-frames', ['-c:v', 'libx264', '-g', '10', '-keyint_min', '10', '-sc_threshold', '0', '-bf', '2']],
  ['H.265', ['-c:v', 'libx265', '-x265-params', 'log-level=error:keyint=10:min-keyint=10:bframes=0:scenecut=0']],
  ['MPEG-4', ['-c:v', 'mpeg4', '-g', '10', '-sc_threshold', '1000000000']],
].map(([name, encode], i) => {
  const nut = ['-f', 'nut', '-syncpoints', 'timestamped', '-strict', 'experimental', '-write_index', '0'];
  const path = makeVideo(join(folder.path, `${i}.nut`), { frames: 50, encode: [...(encode as string[]), ...nut] });
  return { name: name as string, stream: readFileSync(path) };
});

describe.each(made)('packets of $name', ({ stream }) => {
  const whole = cut(stream, stream.length);

  it.each([1, 13, 4096])('are the same however the stream is cut: in chunks of %i bytes', (chunkLength) => {
    expect(cut(stream, chunkLength)).toEqual(whole);
  });

  it('have the times of the pictures and say where decoding can begin', () => {
    expect(whole.packets.map(({ ptsMs }) => ptsMs).toSorted((a, b) => a - b)).toEqual(timesDecoded(stream));
    const keys = whole.packets.filter(({ isKey }) => isKey);
    expect(keys.map(({ ptsMs }) => ptsMs - keys[0]!.ptsMs)).toEqual(
      Array.from({ length: keys.length }, (_, i) => (i * 2000) / keys.length),
    );
  });

  it('are a stream again, whole and from any key picture on', () => {
    const from = (start: number) => timesDecoded(whole.head, ...whole.packets.slice(start).map(({ bytes }) => bytes));
    const all = timesDecoded(stream);
    expect(from(0)).toEqual(all);
    expect(from(20)).toEqual(all.filter((ms) => ms >= whole.packets[20]!.ptsMs));
  });

  it('are a stream also where packets before a key picture are left out', () => {
    const keys = whole.packets.filter(({ isKey }, i) => isKey && i % 10 === 0);
    expect(keys).toHaveLength(5);
    expect(timesDecoded(whole.head, ...keys.map(({ bytes }) => bytes))).toEqual(keys.map(({ ptsMs }) => ptsMs));
  });
});

it.each([
  ['what is not NUT', new Uint8Array(4000).fill(0x55)],
  ['a frame before the headers', new Uint8Array([...new TextEncoder().encode('nut/multimedia container\0'), 1, 2, 3])],
])('%s is refused', (_, bytes) => {
  expect(() => [...new CodedPackets().read(bytes)]).toThrow(/NUT/);
});
