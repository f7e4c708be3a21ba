import type { CameraGeometry } from '../../core/camera.ts';
import type { EpochMilliseconds } from '../../core/units.ts';
import { fromJson, toJson } from '../database/codec.ts';
import type { Database, Writing } from '../schema.ts';

export interface HallRecord {
  readonly code: string;
  readonly title?: string;
  readonly windows: number;
}

export interface WindowPlace {
  readonly id: number;
  readonly hall: string;
  readonly window: string;
  readonly title?: string;
}

/** How a window's camera is set up from a time on; earlier setups are kept. */
export interface CameraSetup {
  readonly version: number;
  readonly geometry: CameraGeometry;
  /** Rulebook ids; all known rulebooks where left out. */
  readonly rulebooks?: readonly string[];
  readonly createdAt: EpochMilliseconds;
}

/** All halls with the number of their windows, in order of code. */
export async function listHalls(db: Database): Promise<HallRecord[]> {
  const rows = await db
    .selectFrom('halls')
    .leftJoin('windows', 'windows.hall_id', 'halls.id')
    .select(['halls.code as code', 'halls.title as title'])
    .select((eb) => eb.fn.count<number>('windows.id').as('windows'))
    .groupBy(['halls.id', 'halls.code', 'halls.title'])
    .orderBy('halls.code')
    .execute();
  return rows.map(({ title, ...hall }) => ({ ...hall, ...(title !== null && { title }) }));
}

const selectPlaces = (db: Database) =>
  db
    .selectFrom('windows')
    .innerJoin('halls', 'halls.id', 'windows.hall_id')
    .select(['windows.id as id', 'halls.code as hall', 'windows.code as window', 'windows.title as title']);

/** The windows of one hall or of all, in order of hall and window code. */
export async function listPlaces(db: Database, hall?: string): Promise<WindowPlace[]> {
  let places = selectPlaces(db).orderBy('halls.code').orderBy('windows.code');
  if (hall !== undefined) places = places.where('halls.code', '=', hall);
  return (await places.execute()).map(placeOf);
}

/** The window with this id; undefined where there is none. */
export async function findPlace(db: Database, id: number): Promise<WindowPlace | undefined> {
  const row = await selectPlaces(db).where('windows.id', '=', id).executeTakeFirst();
  return row && placeOf(row);
}

const placeOf = ({ title, ...place }: { id: number; hall: string; window: string; title: string | null }) => ({
  ...place,
  ...(title !== null && { title }),
});

/** Creates a hall. False where the code is taken. */
export async function insertHall(
  writing: Writing,
  hall: { readonly code: string; readonly title: string | undefined },
  now: EpochMilliseconds,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await writing
    .insertInto('halls')
    .values({ code: hall.code, title: hall.title ?? null, created_at: now })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Creates a window. Undefined where the code is taken in that hall, or there is no such hall. */
export async function insertWindow(
  writing: Writing,
  place: { readonly hall: string; readonly window: string; readonly title: string | undefined },
  now: EpochMilliseconds,
): Promise<WindowPlace | undefined> {
  const hall = await writing.selectFrom('halls').select('id').where('code', '=', place.hall).executeTakeFirst();
  if (hall === undefined) return undefined;
  const row = await writing
    .insertInto('windows')
    .values({ hall_id: hall.id, code: place.window, title: place.title ?? null, created_at: now })
    .onConflict((conflict) => conflict.columns(['hall_id', 'code']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row && { id: row.id, hall: place.hall, window: place.window, ...(place.title && { title: place.title }) };
}

/** Changes the title of a hall; its code stays. */
export async function renameHall(writing: Writing, code: string, title: string): Promise<void> {
  await writing.updateTable('halls').set({ title }).where('code', '=', code).execute();
}

/** Changes the title of a window; its code stays. */
export async function renameWindow(writing: Writing, id: number, title: string): Promise<void> {
  await writing.updateTable('windows').set({ title }).where('id', '=', id).execute();
}

/**
 * The newest camera setup of a window, otherwise the camera of its newest run (as version 0); undefined where there is
 * neither.
 */
export async function cameraOf(db: Database, windowId: number): Promise<CameraSetup | undefined> {
  const setup = await db
    .selectFrom('camera_setups')
    .selectAll()
    .where('window_id', '=', windowId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (setup !== undefined) {
    return {
      version: setup.version,
      geometry: fromJson<CameraGeometry>(setup.geometry),
      ...(setup.rulebooks !== null && { rulebooks: fromJson<string[]>(setup.rulebooks) }),
      createdAt: setup.created_at,
    };
  }
  const used = await db
    .selectFrom('cameras')
    .select(['geometry', 'created_at'])
    .where('window_id', '=', windowId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return used && { version: 0, geometry: fromJson<CameraGeometry>(used.geometry), createdAt: used.created_at };
}

/** The posts that any camera of a window names, as it was set up or used in a run. */
export async function postsOf(db: Database, windowId: number): Promise<Set<string>> {
  const [setup, used] = [
    await db.selectFrom('camera_setups').select('geometry').where('window_id', '=', windowId).execute(),
    await db.selectFrom('cameras').select('geometry').where('window_id', '=', windowId).execute(),
  ];
  const geometries = [...setup, ...used].map(({ geometry }) => fromJson<CameraGeometry>(geometry));
  return new Set(geometries.flatMap(({ posts = {} }) => Object.keys(posts)));
}

/** Stores the next version of a camera setup. Undefined where somebody else has stored that version meanwhile. */
export async function insertCameraSetup(
  writing: Writing,
  windowId: number,
  setup: Omit<CameraSetup, 'createdAt'>,
  now: EpochMilliseconds,
): Promise<CameraSetup | undefined> {
  const row = await writing
    .insertInto('camera_setups')
    .values({
      window_id: windowId,
      version: setup.version,
      geometry: toJson(setup.geometry),
      rulebooks: setup.rulebooks === undefined ? null : toJson(setup.rulebooks),
      created_at: now,
    })
    .onConflict((conflict) => conflict.columns(['window_id', 'version']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row && { ...setup, createdAt: now };
}
