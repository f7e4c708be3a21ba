import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

/** As recorders of Dahua write it: the clock is the date and the time of day. */
export interface DhavClock {
  readonly at: Date;
  readonly fps: number;
}

const KEY = 0xfd;
const BETWEEN = 0xfc;
const H264 = 0x02;
const HEAD_BYTES = 24;
const TAIL_BYTES = 8;

/** Puts a bare H.264 stream of 160 × 120 into DHAV. */
export function dhavOf(path: string, stream: string, { at, fps }: DhavClock): string {
  const bytes = readFileSync(stream);
  const frames = packetsOf(stream).map(({ position, length, isKey }, n) => {
    const time = new Date(at.getTime() + (n * 1000) / fps);
    const data = bytes.subarray(position, position + length);
    return Buffer.concat([head(n, data.length, isKey, time, fps), data, tail(data.length)]);
  });
  writeFileSync(path, Buffer.concat(frames));
  return path;
}

const extension = (fps: number): Buffer => Buffer.from([...[0x81, 0, H264, fps], ...[0x82, 0, 0, 0, 160, 0, 120, 0]]);

const lengthOf = (dataBytes: number): number => HEAD_BYTES + extension(0).length + dataBytes + TAIL_BYTES;

function head(n: number, dataBytes: number, isKey: boolean, time: Date, fps: number): Buffer {
  const more = extension(fps);
  const bytes = Buffer.alloc(HEAD_BYTES);
  bytes.write('DHAV', 'latin1');
  bytes.writeUInt8(isKey ? KEY : BETWEEN, 4);
  bytes.writeUInt32LE(n, 8);
  bytes.writeUInt32LE(lengthOf(dataBytes), 12);
  bytes.writeUInt32LE(dateOf(time), 16);
  bytes.writeUInt16LE(time.getTime() % 60_000, 20);
  bytes.writeUInt8(more.length, 22);
  return Buffer.concat([bytes, more]);
}

function tail(dataBytes: number): Buffer {
  const bytes = Buffer.from('dhav\0\0\0\0', 'latin1');
  bytes.writeUInt32LE(lengthOf(dataBytes), 4);
  return bytes;
}

const dateOf = (time: Date): number =>
  (((time.getUTCFullYear() - 2000) << 26) |
    ((time.getUTCMonth() + 1) << 22) |
    (time.getUTCDate() << 17) |
    (time.getUTCHours() << 12) |
    (time.getUTCMinutes() << 6) |
    time.getUTCSeconds()) >>>
  0;

function packetsOf(stream: string) {
  const args = ['-v', 'error', '-show_entries', 'packet=size,pos,flags', '-of', 'csv=p=0', stream];
  const lines = execFileSync('ffprobe', args, { encoding: 'utf8' }).split('\n').filter(Boolean);
  return lines.map((line) => {
    const [length, position, flags] = line.split(',');
    return { length: Number(length), position: Number(position), isKey: flags!.startsWith('K') };
  });
}
