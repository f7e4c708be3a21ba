import { readFileSync, writeFileSync } from 'node:fs';

const HEADER_BYTES = 13;
const TAG_HEADER_BYTES = 11;
const SIZE_BYTES = 4;
/** AVC packet type that says a sequence is over. */
const END_OF_SEQUENCE = 2;

/** One FLV stream that goes on with another's pictures at `fromMs`, as a camera sends that is set up anew on the way. */
export function joinFlv(path: string, first: string, second: string, fromMs: number): string {
  const parts = [readFileSync(first).subarray(0, HEADER_BYTES), ...tags(first, 0), ...tags(second, fromMs)];
  writeFileSync(path, Buffer.concat(parts));
  return path;
}

function* tags(path: string, shiftMs: number): Generator<Buffer> {
  const bytes = readFileSync(path);
  for (let at = HEADER_BYTES; at + TAG_HEADER_BYTES < bytes.length; ) {
    const end = at + TAG_HEADER_BYTES + bytes.readUIntBE(at + 1, 3) + SIZE_BYTES;
    const tag = Buffer.from(bytes.subarray(at, end));
    tag.writeUIntBE(tag.readUIntBE(4, 3) + shiftMs, 4, 3);
    if (tag[TAG_HEADER_BYTES + 1] !== END_OF_SEQUENCE) yield tag;
    at = end;
  }
}
