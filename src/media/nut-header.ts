import type { PictureSize } from '../core/geometry.ts';
import type { NutCursor } from './nut-cursor.ts';

/** Length of a tick: `num / den` seconds. */
export interface TimeBase {
  readonly num: number;
  readonly den: number;
}
/** What a frame code stands for. Source: NUT specification, "frame_code table". */
export interface FrameCode {
  readonly flags: number;
  readonly ptsDelta: number;
  readonly sizeMul: number;
  readonly sizeLsb: number;
  readonly reservedCount: number;
  readonly headerIndex: number;
}
export interface NutMainHeader {
  readonly timeBases: readonly TimeBase[];
  readonly frameCodes: readonly FrameCode[];
  /** Bytes left out at the front of small frames, by header index. */
  readonly elided: readonly Uint8Array[];
  /** Whether sync points also say when they were sent. */
  readonly isBroadcast: boolean;
}
export interface NutStreamHeader {
  readonly timeBase: TimeBase;
  readonly timeBaseIndex: number;
  /** Range of the low part of a coded time: 2^msb_pts_shift. */
  readonly ptsModulus: number;
  readonly size: PictureSize;
}

export const FLAG_INVALID = 8192;
const FLAG_BROADCAST = 1;
const INVALID: FrameCode = {
  flags: FLAG_INVALID,
  ptsDelta: 0,
  sizeMul: 1,
  sizeLsb: 0,
  reservedCount: 0,
  headerIndex: 0,
};
/** 'N' starts a header packet and is never a frame. */
const STARTCODE_BYTE = 0x4e;

/**
 * Reads a NUT main header, after its start code and length. Fields beyond the end are 0 and mark the cursor as
 * exhausted.
 */
export function readMainHeader(cursor: NutCursor): NutMainHeader {
  const version = cursor.v();
  if (version > 3) cursor.v(); // minor version
  cursor.v(); // streams
  cursor.v(); // max_distance
  const timeBases = Array.from({ length: cursor.v() }, () => ({ num: cursor.v(), den: cursor.v() }));
  const frameCodes = readFrameCodes(cursor);
  const elided: Uint8Array[] = [new Uint8Array(0)];
  for (let n = cursor.v(); n > 0; n--) elided.push(cursor.bytes(cursor.v()));
  const flags = version > 3 ? cursor.v() : 0;
  return { timeBases, frameCodes, elided, isBroadcast: (flags & FLAG_BROADCAST) !== 0 };
}

function readFrameCodes(cursor: NutCursor): FrameCode[] {
  const codes: FrameCode[] = [];
  let [ptsDelta, sizeMul, headerIndex] = [0, 1, 0];
  while (codes.length < 256 && !cursor.exhausted) {
    const flags = cursor.v();
    const fields = cursor.v();
    if (fields > 0) ptsDelta = cursor.s();
    if (fields > 1) sizeMul = cursor.v();
    if (fields > 2) cursor.v(); // stream id; we ask for one stream
    const sizeLsb = fields > 3 ? cursor.v() : 0;
    const reservedCount = fields > 4 ? cursor.v() : 0;
    const count = fields > 5 ? cursor.v() : sizeMul - sizeLsb;
    if (fields > 6) cursor.s(); // match time
    if (fields > 7) headerIndex = cursor.v();
    for (let n = 8; n < fields; n++) cursor.v();
    for (let j = 0; j < count && codes.length < 256; j++) {
      if (codes.length === STARTCODE_BYTE) codes.push(INVALID);
      codes.push({ flags, ptsDelta, sizeMul, sizeLsb: sizeLsb + j, reservedCount, headerIndex });
    }
  }
  return codes;
}

/**
 * Reads the header of the video stream, after its start code and length.
 * @throws Error for a time base that the main header does not have
 */
export function readStreamHeader(cursor: NutCursor, main: NutMainHeader): NutStreamHeader {
  cursor.v(); // stream id
  cursor.v(); // class
  cursor.bytes(cursor.v()); // fourcc
  const timeBaseIndex = cursor.v();
  const timeBase = main.timeBases[timeBaseIndex];
  if (timeBase === undefined) throw new Error('NUT stream header names no time base');
  const ptsModulus = 2 ** cursor.v();
  cursor.v(); // max_pts_distance
  cursor.v(); // decode_delay
  cursor.v(); // stream_flags
  cursor.bytes(cursor.v()); // codec_specific_data
  return { timeBase, timeBaseIndex, ptsModulus, size: { width: cursor.v(), height: cursor.v() } };
}
