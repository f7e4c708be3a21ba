import type { FrameReading } from '../../measurements/reading.ts';
import type { ByteReader } from './byte-stream.ts';
import { readFloats, unpackFloats } from './float-planes.ts';

/** Times and picture quality. */
export function readFrames(input: ByteReader, count: number): Omit<FrameReading, 'people'>[] {
  const times = unpackFloats(input.bytes(8 * count), new Float64Array(count));
  const quality = readFloats(input, 3 * count);
  return Array.from(times, (tMs, f) => ({
    tMs,
    quality: { meanLuma: quality[3 * f]!, contrast: quality[3 * f + 1]!, sharpness: quality[3 * f + 2]! },
  }));
}
