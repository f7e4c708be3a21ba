import type { EpochMilliseconds, Milliseconds, Pixels } from '../../core/units.ts';
import { orNull } from '../database/codec.ts';
import type { Writing } from '../schema.ts';

/** Identifies a recording by its content. */
export interface FootageRecord {
  readonly sha256: string;
  /** Name given by the user; never holds credentials. */
  readonly name: string;
  readonly durationMs: Milliseconds;
  /** Presentation time at which the recording begins, with a picture or with sound. */
  readonly startMs: Milliseconds;
  readonly width: Pixels;
  readonly height: Pixels;
  readonly fps?: number | undefined;
  /** Number of the video stream; 0 where left out. */
  readonly stream?: number | undefined;
}

/** The key of the recording with this content, which is created at first use; its first name stays. */
export async function ensureRecording(
  writing: Writing,
  footage: FootageRecord,
  now: EpochMilliseconds,
): Promise<number> {
  await writing
    .insertInto('recordings')
    .values({
      sha256: footage.sha256,
      name: footage.name,
      duration_ms: footage.durationMs,
      start_ms: footage.startMs,
      width: footage.width,
      height: footage.height,
      fps: orNull(footage.fps),
      created_at: now,
    })
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .execute();
  const { id } = await writing
    .selectFrom('recordings')
    .select('id')
    .where('sha256', '=', footage.sha256)
    .executeTakeFirstOrThrow();
  return id;
}
