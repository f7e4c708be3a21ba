import { crc32 } from 'node:zlib';

export interface ZippedFile {
  readonly name: string;
  readonly content: Uint8Array;
}

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const VERSION = 20;
/** Names are UTF-8. */
const FLAGS = 0x0800;
const STORED = 0;

/**
 * The files in one ZIP archive (APPNOTE 6.3), stored as they are: clips and stills are compressed already. For files of
 * less than 4 GB together.
 */
export function zipOf(files: readonly ZippedFile[], at: Date): Uint8Array {
  const [parts, directory]: [Uint8Array[], Uint8Array[]] = [[], []];
  let offset = 0;
  for (const { name, content } of files) {
    const bytes = Buffer.from(name, 'utf8');
    const common = commonFields(content, bytes.length, at);
    const local = Buffer.concat([u32(LOCAL_HEADER), common, bytes]);
    parts.push(local, content);
    directory.push(
      Buffer.concat([u32(CENTRAL_HEADER), u16(VERSION), common, u16(0), u16(0), u16(0), u32(0), u32(offset), bytes]),
    );
    offset += local.length + content.length;
  }
  const listed = Buffer.concat(directory);
  const count = u16(files.length);
  const end = [u32(END_OF_DIRECTORY), u16(0), u16(0), count, count, u32(listed.length), u32(offset), u16(0)];
  return Buffer.concat([...parts, listed, ...end]);
}

/** Version to name lengths: the same in both headers. */
function commonFields(content: Uint8Array, nameLength: number, at: Date): Buffer {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  const day = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  const fields = [u16(VERSION), u16(FLAGS), u16(STORED), u16(time), u16(day), u32(crc32(content))];
  return Buffer.concat([...fields, u32(content.length), u32(content.length), u16(nameLength), u16(0)]);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}
