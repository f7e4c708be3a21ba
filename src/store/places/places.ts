import type { CameraGeometry } from '../../core/camera.ts';
import type { EpochMilliseconds } from '../../core/units.ts';
import { toJson } from '../database/codec.ts';
import { hashOf } from '../database/content-hash.ts';
import { runShaped } from '../database/query-shapes.ts';
import type { Database, Writing } from '../schema.ts';

export const DEFAULT_HALL = 'default';

/** A window by name. */
export interface WindowName {
  /** `default` where left out. */
  readonly hall?: string;
  readonly window: string;
}

export interface WindowRecord extends Required<WindowName> {
  readonly id: number;
}

/**
 * The key of a window; hall and window are created at first use. Until the transaction ends, nobody else commits a run
 * of this window: on PostgreSQL the update locks the window's row, on SQLite the whole store is locked.
 */
export async function lockWindow(writing: Writing, name: WindowName, now: EpochMilliseconds): Promise<number> {
  const hall = name.hall ?? DEFAULT_HALL;
  await writing
    .insertInto('halls')
    .values({ code: hall, created_at: now })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .execute();
  const { id: hallId } = await writing
    .selectFrom('halls')
    .select('id')
    .where('code', '=', hall)
    .executeTakeFirstOrThrow();
  const known = await writing
    .updateTable('windows')
    .set((eb) => ({ code: eb.ref('code') }))
    .where('hall_id', '=', hallId)
    .where('code', '=', name.window)
    .returning('id')
    .executeTakeFirst();
  if (known !== undefined) return known.id;
  const { id } = await writing
    .insertInto('windows')
    .values({ hall_id: hallId, code: name.window, created_at: now })
    .onConflict((conflict) => conflict.columns(['hall_id', 'code']).doUpdateSet({ code: name.window }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Identifies a camera geometry: cameras with the same geometry and zones are the same camera. */
export const cameraHash = (camera: CameraGeometry): string => hashOf(camera);

/** The key of a window's camera with this geometry, which is created at first use. */
export async function ensureCamera(
  writing: Writing,
  windowId: number,
  camera: CameraGeometry,
  now: EpochMilliseconds,
): Promise<number> {
  const hash = cameraHash(camera);
  await writing
    .insertInto('cameras')
    .values({ window_id: windowId, geometry_hash: hash, geometry: toJson(camera), created_at: now })
    .onConflict((conflict) => conflict.columns(['window_id', 'geometry_hash']).doNothing())
    .execute();
  const { id } = await writing
    .selectFrom('cameras')
    .select('id')
    .where('window_id', '=', windowId)
    .where('geometry_hash', '=', hash)
    .executeTakeFirstOrThrow();
  return id;
}

const windowRows = (db: Database) =>
  db
    .selectFrom('windows')
    .innerJoin('halls', 'halls.id', 'windows.hall_id')
    .select(['windows.id as id', 'halls.code as hall', 'windows.code as window']);

/** The window of this name; undefined where there is none. */
export const findWindow = (db: Database, name: WindowName): Promise<WindowRecord | undefined> =>
  windowRows(db)
    .where('halls.code', '=', name.hall ?? DEFAULT_HALL)
    .where('windows.code', '=', name.window)
    .executeTakeFirst();

/** Windows in order of hall and window code; all of them where nothing is named. */
export async function listWindows(db: Database, hall?: string, windows?: readonly string[]): Promise<WindowRecord[]> {
  if (windows?.length === 0) return [];
  return runShaped(db, 'windows', { hall, windows }, ['hall', 'windows'], (given) => {
    let rows = windowRows(db).orderBy('halls.code').orderBy('windows.code');
    if (given.hall !== undefined) rows = rows.where('halls.code', '=', given.hall);
    if (given.windows !== undefined) rows = rows.where('windows.code', 'in', given.windows);
    return rows;
  });
}
