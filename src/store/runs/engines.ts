import { toJson } from '../database/codec.ts';
import type { Writing } from '../schema.ts';
import { engineHash } from './identity.ts';
import type { EngineRecord } from './run.ts';

/** The key of an engine record, which is created at first use. */
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
