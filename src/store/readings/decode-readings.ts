import { BLOCK } from './block-layout.ts';
import { ByteReader } from './byte-stream.ts';
import type { ReadingBlock } from './reading-block.ts';
import { decodeVersion1 } from './version-1.ts';
import { decodeVersion2 } from './version-2.ts';

/** One decoder for each version that was ever released; none is ever removed. */
const DECODERS: Readonly<Record<number, (input: ByteReader) => ReadingBlock>> = {
  1: decodeVersion1,
  2: decodeVersion2,
};

/**
 * Decodes a block of any version.
 * @throws RangeError for damaged data or a newer version
 */
export function decodeReadings(bytes: Uint8Array): ReadingBlock {
  const input = new ByteReader(bytes);
  if (input.u32() !== BLOCK.mark) throw new RangeError('these are no stored readings');
  const version = input.u8();
  const decode = DECODERS[version];
  if (decode === undefined) throw new RangeError(`stored readings have the unknown format ${version}`);
  return decode(input);
}
