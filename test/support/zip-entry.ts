import { inflateRawSync } from 'node:zlib';

const CENTRAL_HEADER = 0x02014b50;

/** The text of a file in a ZIP archive (PKWARE APPNOTE 4.3.12: found by its central header). */
export function zipEntry(archive: Buffer, name: string): string {
  for (let at = 0; at + 46 <= archive.length; at++) {
    if (archive.readUInt32LE(at) !== CENTRAL_HEADER) continue;
    const nameLength = archive.readUInt16LE(at + 28);
    if (archive.toString('utf8', at + 46, at + 46 + nameLength) !== name) continue;
    const [method, size, local] = [
      archive.readUInt16LE(at + 10),
      archive.readUInt32LE(at + 20),
      archive.readUInt32LE(at + 42),
    ];
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const data = archive.subarray(start, start + size);
    return (method === 0 ? data : inflateRawSync(data)).toString('utf8');
  }
  throw new Error(`the archive holds no ${name}`);
}
