import type { NutSyncPoint } from './nut-stream.ts';

const START_CODE = [0x4e, 0x4b, 0xe4, 0xad, 0xee, 0xca, 0x45, 0x69];
const CHECKSUM_BYTES = 4;
/** NUT's CRC-32: most significant bit first, starting from 0. */
const POLYNOMIAL = 0x04c11db7;

/** Greatest length of a sync point that `writeSyncPoint` writes. */
export const LONGEST_SYNC_POINT_BYTES = 32;

/**
 * Writes a sync point that refers to no earlier one, so that it ends at `end`. A reader refuses a sync point that
 * refers to bytes that were left out.
 * @returns its length, at most that of the one ffmpeg writes for the same time
 */
export function writeSyncPoint(bytes: Uint8Array, end: number, { codedTime, isBroadcast }: NutSyncPoint): number {
  const fields = [...variableLength(codedTime), 0, ...(isBroadcast ? [0] : [])];
  const checksum = crc32(fields);
  const packet = [
    ...START_CODE,
    fields.length + CHECKSUM_BYTES,
    ...fields,
    ...[checksum >>> 24, checksum >>> 16, checksum >>> 8, checksum].map((byte) => byte & 0xff),
  ];
  bytes.set(packet, end - packet.length);
  return packet.length;
}

/** Seven bits a byte, most significant first; the highest bit says that more follow. */
function variableLength(value: number): number[] {
  const bytes = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift((rest % 128) + 128);
  return bytes;
}

function crc32(bytes: readonly number[]): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 24;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000_0000 ? (crc << 1) ^ POLYNOMIAL : crc << 1;
  }
  return crc >>> 0;
}
