import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { i420ByteLength } from '../../src/media/frame.ts';
import { NutParser } from '../../src/media/nut-parser.ts';
import { frameNumber, makeVideo } from '../support/made-video.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());

/** Frames of which NUT elides nothing (over 4096 bytes) and small ones; times near 0 and far beyond 2^32 ticks. */
const made = [
  { width: 64, height: 48, offsetS: 0 },
  { width: 160, height: 120, offsetS: 0 },
  { width: 160, height: 120, offsetS: 360_000 },
].map(({ width, height, offsetS }, i) => {
  const encode = ['-c:v', 'rawvideo', '-output_ts_offset', String(offsetS), '-f', 'nut'];
  const path = makeVideo(join(folder.path, `${i}.nut`), { frames: 12, width, height, encode });
  return { name: `${width}x${height} from ${offsetS} s`, width, height, offsetS, bytes: readFileSync(path) };
});

function parsed(bytes: Uint8Array, chunkLength: number, width: number, height: number) {
  const parser = new NutParser();
  const data = new Uint8Array(i420ByteLength(width, height));
  const frames: { ptsMs: number; number: number }[] = [];
  for (let start = 0; start < bytes.length; start += chunkLength) {
    const chunk = bytes.subarray(start, start + chunkLength);
    for (let offset = 0; ; ) {
      const step = parser.read(chunk, offset, data);
      offset = step.offset;
      if (step.ptsMs === undefined) break;
      frames.push({ ptsMs: step.ptsMs, number: frameNumber({ ptsMs: 0, width, height, data }) });
    }
  }
  return frames;
}

describe.each(made)('NUT of $name', ({ bytes, width, height, offsetS }) => {
  it.each([1, 7, 4096, 65_536, 1 << 24])('in chunks of %i bytes', (chunkLength) => {
    const frames = parsed(bytes, chunkLength, width, height);
    expect(frames.map(({ number }) => number)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    frames.forEach(({ ptsMs }, i) => {
      expect(ptsMs).toBeCloseTo(offsetS * 1000 + i * 40, 3);
    });
  });
});

it('frames of another size are refused', () => {
  expect(() => parsed(made[0]!.bytes, 4096, 160, 120)).toThrow(/4608 bytes where 28800/);
});
