import { promisify } from 'node:util';
import { constants, zstdCompress, zstdCompressSync, zstdDecompress } from 'node:zlib';

/** The level beyond which bytes hardly shrink (bench/store). */
const LEVEL = 3;
const PARAMETERS = { [constants.ZSTD_c_compressionLevel]: LEVEL, [constants.ZSTD_c_checksumFlag]: 1 };

const compressed = promisify(zstdCompress);
const decompressed = promisify(zstdDecompress);

/** Compresses by zstd with a checksum, so that a damaged block is noticed. Works off the main thread. */
export const compress = (bytes: Uint8Array): Promise<Uint8Array> => compressed(bytes, { params: PARAMETERS });

/** The same while the thread waits, for threads of its own. */
export const compressNow = (bytes: Uint8Array): Uint8Array => zstdCompressSync(bytes, { params: PARAMETERS });

/** @throws Error for damaged data */
export const decompress = (bytes: Uint8Array): Promise<Uint8Array> => decompressed(bytes);
