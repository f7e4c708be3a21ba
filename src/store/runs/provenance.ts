import type { EpochMilliseconds } from '../../core/units.ts';
import { orNull, toJson } from '../database/codec.ts';
import type { Writing } from '../database/schema.ts';
import { engineHash } from './identity.ts';
import type { EngineRecord, FootageRecord } from './run.ts';

/** The recording of this content; its first name stays. */
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

export async function ensureEngine(writing: Writing, engine: EngineRecord): Promise<number> {
  const hash = engineHash(engine);
  await writing
    .insertInto('engines')
    .values({ hash, version: engine.version, models: toJson(engine.models), settings: toJson(engine.settings) })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute();
  const { id } = await writing.selectFrom('engines').select('id').where('hash', '=', hash).executeTakeFirstOrThrow();
  return id;
}
