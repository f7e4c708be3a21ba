import { type FileHandle, open } from 'node:fs/promises';

/** How far before its first packet a piece can begin, at most. */
const LONGEST_HEAD_BYTES = 4 * 1024 * 1024;

/**
 * Formats of which a part of the file is a file of its own, if it begins where they say what follows: a table of programs, a
 * pack header, a segment.
 */
const HEADS: Readonly<Record<string, (bytes: Buffer) => number>> = {
  mpegts: lastProgramTable,
  mpeg: (bytes) => bytes.lastIndexOf(Buffer.from([0, 0, 1, 0xba])),
  'matroska,webm': (bytes) => bytes.lastIndexOf(Buffer.from([0x1a, 0x45, 0xdf, 0xa3])),
  dhav: (bytes) => bytes.lastIndexOf('DHAV', undefined, 'latin1'),
};

/** Whether files of a container (ffmpeg's name) can be cut where their clock was reset. */
export const canBeCut = (container: string): boolean => container in HEADS;

/**
 * Where in a local file a piece begins whose first packet is at `position`: at the head that belongs to it, after the last
 * packet before it. Undefined where there is none.
 */
export async function pieceBorder(
  path: string,
  container: string,
  position: number,
  positionBefore: number,
): Promise<number | undefined> {
  const from = Math.max(positionBefore + 1, position - LONGEST_HEAD_BYTES);
  // A packet of DHAV is its own head.
  const to = position + 4;
  if (from >= to) return undefined;
  await using file = await open(path);
  const at = HEADS[container]!(await bytesOf(file, from, to));
  return at < 0 ? undefined : from + at;
}

async function bytesOf(file: FileHandle, from: number, to: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(to - from), 0, to - from, from);
  return buffer.subarray(0, bytesRead);
}

const TS_SYNC = 0x47;
const TS_PACKET_BYTES = [188, 192, 204] as const;

/** The last transport packet that begins a program association table (PID 0). Source: ISO/IEC 13818-1, 2.4.3.2. */
function lastProgramTable(bytes: Buffer): number {
  for (let at = bytes.length - 4; at >= 0; at--) {
    if (bytes[at] !== TS_SYNC || bytes[at + 1] !== 0x40 || bytes[at + 2] !== 0) continue;
    const follows = TS_PACKET_BYTES.some((length) => at + length >= bytes.length || bytes[at + length] === TS_SYNC);
    if (follows) return at;
  }
  return -1;
}
