import { LiyiError } from '../../core/errors.ts';
import type { PictureSize } from '../../core/geometry.ts';
import type { Interval } from '../../core/interval.ts';
import type { EpochMilliseconds, Milliseconds } from '../../core/units.ts';
import type { FrameReading } from '../../measurements/reading.ts';
import { toBytes } from '../database/codec.ts';
import type { Database, Writing } from '../schema.ts';
import { compress, decompress } from './compression.ts';
import { decodeReadings } from './decode-readings.ts';
import { encodeReadings } from './encode-readings.ts';
import type { ReadingBlocksTable } from './readings-schema.ts';

/** Long enough to compress well, short enough that reading the readings of a clip costs little more than these. */
export const BLOCK_MS: Milliseconds = 30_000;

export type PackedBlock = Omit<ReadingBlocksTable, 'reading_set_id' | 'data'> & { readonly data: Uint8Array };

/** All readings of a run, encoded and compressed, in order of time. */
export interface PackedReadings {
  readonly blocks: readonly PackedBlock[];
}

/**
 * Encodes and compresses readings, before the transaction that stores them.
 * @param readings in order of time
 * @param picture in whose pixels they are
 */
export function packReadings(readings: readonly FrameReading[], picture: PictureSize): Promise<PackedBlock[]> {
  const first = readings[0]?.tMs ?? 0;
  const stretches = Map.groupBy(readings, (reading) => Math.floor((reading.tMs - first) / BLOCK_MS));
  return Promise.all(
    [...stretches.values()].map(async (frames, position) => ({
      position,
      start_ms: frames[0]!.tMs,
      end_ms: frames.at(-1)!.tMs,
      frame_count: frames.length,
      data: await compress(encodeReadings(frames, picture)),
    })),
  );
}

/**
 * Stores the blocks of one decoding.
 * @returns the key of the set
 */
export async function insertReadingSet(
  writing: Writing,
  picture: PictureSize,
  blocks: readonly PackedBlock[],
  now: EpochMilliseconds,
): Promise<number> {
  const { id } = await writing
    .insertInto('reading_sets')
    .values({ created_at: now, picture_width: picture.width, picture_height: picture.height })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const block of blocks) {
    await writing
      .insertInto('reading_blocks')
      .values({ reading_set_id: id, ...block, data: toBytes(block.data) })
      .execute();
  }
  return id;
}

/** Where the readings of a run are stored, and in whose pixels they are. */
export interface StoredReadings {
  readonly readingSetId: number;
  readonly picture: PictureSize;
}

/** Readings within the interval, both ends included; all of them where none is given. */
export async function loadReadings(
  db: Database,
  { readingSetId, picture }: StoredReadings,
  interval?: Interval,
): Promise<FrameReading[]> {
  const readings = await unpackReadings(await loadBlocks(db, readingSetId, interval), picture);
  if (interval === undefined) return readings;
  return readings.filter(({ tMs }) => tMs >= interval.startMs && tMs <= interval.endMs);
}

/** The blocks that hold any part of the interval, in order; all of them where none is given. */
export async function loadBlocks(db: Database, readingSetId: number, interval?: Interval): Promise<Uint8Array[]> {
  let blocks = db.selectFrom('reading_blocks').select('data').where('reading_set_id', '=', readingSetId);
  if (interval !== undefined) {
    blocks = blocks.where('end_ms', '>=', interval.startMs).where('start_ms', '<=', interval.endMs);
  }
  const rows = await blocks.orderBy('position').execute();
  return rows.map((row) => row.data);
}

/**
 * Decompresses and decodes blocks.
 * @param picture in whose pixels the run says its readings are
 * @throws LiyiError LIYI_STORE_READ for a block that is damaged, of a newer version, or in other pixels
 */
export async function unpackReadings(blocks: readonly Uint8Array[], picture: PictureSize): Promise<FrameReading[]> {
  try {
    const stretches = await Promise.all(blocks.map((block) => unpackBlock(block, picture)));
    return stretches.flat();
  } catch (cause) {
    throw new LiyiError('LIYI_STORE_READ', {
      message: `stored readings cannot be understood: ${cause instanceof Error ? cause.message : cause}`,
      remedy: 'Use the version of Liyi that wrote them, or analyse the footage again.',
      cause,
    });
  }
}

async function unpackBlock(bytes: Uint8Array, picture: PictureSize): Promise<readonly FrameReading[]> {
  const block = decodeReadings(await decompress(bytes));
  // Blocks of version 1 do not say.
  const own = block.picture ?? picture;
  if (own.width === picture.width && own.height === picture.height) return block.readings;
  throw new RangeError(`they are in pictures of ${sizeText(own)}, said to be of ${sizeText(picture)}`);
}

const sizeText = ({ width, height }: PictureSize): string => `${width} × ${height}`;
