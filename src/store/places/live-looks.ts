import type { Role } from '../../contract/role.ts';
import type { PictureSize } from '../../core/geometry.ts';
import type { EpochMilliseconds } from '../../core/units.ts';
import { fromJson, toJson } from '../database/codec.ts';
import type { Database, Writing } from '../schema.ts';
import type { WindowName } from './places.ts';
import { findWindow } from './places.ts';

/** A person as an overlay is drawn; no face. */
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
  /** In whose pixels landmarks are. */
  readonly picture: PictureSize;
  readonly people: readonly SeenPerson[];
}

/** Takes the place of the window's last look; of a window that no run has made known yet, nothing is kept. */
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

export async function liveLookOf(db: Database, windowId: number): Promise<LiveLook | undefined> {
  const row = await db.selectFrom('live_looks').selectAll().where('window_id', '=', windowId).executeTakeFirst();
  return row && { at: row.at, picture: fromJson<PictureSize>(row.picture), people: fromJson<SeenPerson[]>(row.people) };
}
