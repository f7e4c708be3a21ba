import type { Role } from '../../contract/role.ts';
import type { PictureSize } from '../../core/geometry.ts';
import type { EpochMilliseconds } from '../../core/units.ts';
import { fromJson, toJson } from '../database/codec.ts';
import type { Database, Writing } from '../schema.ts';
import type { WindowName } from './places.ts';
import { findWindow } from './places.ts';

/** A person as drawn into an overlay, without the face. */
export interface SeenPerson {
  readonly person: string;
  readonly role: Role;
  /** 33 × (x px, y px, visibility 0..1). */
  readonly pose: readonly number[];
  /** 21 × (x px, y px) each. */
  readonly hands: readonly (readonly number[])[];
}

/** What a live camera saw last. */
export interface LiveLook {
  readonly at: EpochMilliseconds;
  /** Picture in whose pixels the landmarks are. */
  readonly picture: PictureSize;
  readonly people: readonly SeenPerson[];
}

/** Replaces the last view of a window's camera. Nothing is kept for a window without any run. */
export async function saveLiveLook(writing: Writing, window: WindowName, look: LiveLook): Promise<void> {
  const place = await findWindow(writing, window);
  if (place === undefined) return;
  const row = { at: look.at, picture: toJson(look.picture), people: toJson(look.people) };
  await writing
    .insertInto('live_looks')
    .values({ window_id: place.id, ...row })
    .onConflict((conflict) => conflict.column('window_id').doUpdateSet(row))
    .execute();
}

/** The last view of a window's camera; undefined where none is kept. */
export async function liveLookOf(db: Database, windowId: number): Promise<LiveLook | undefined> {
  const row = await db.selectFrom('live_looks').selectAll().where('window_id', '=', windowId).executeTakeFirst();
  return row && { at: row.at, picture: fromJson<PictureSize>(row.picture), people: fromJson<SeenPerson[]>(row.people) };
}
