import { Buffer } from 'node:buffer';
import type { EpochMilliseconds } from '../../core/units.ts';
import type { FoundInPortion } from '../../duties/join-portions.ts';
import { fromJson, toBytes, toJson } from '../database/codec.ts';
import { compress, decompress } from '../readings/compression.ts';
import type { Database } from '../schema.ts';

/** Where a portion of a window's day belongs. */
export interface PortionKey {
  readonly windowId: number;
  readonly cameraId: number;
  /** The same for what must have the same result. */
  readonly identity: string;
  readonly from: EpochMilliseconds;
  readonly to: EpochMilliseconds;
}

type Kept = Omit<FoundInPortion, 'tracks'> & { readonly tracks: readonly (readonly [string, string])[][] };

/** What was found in a portion before; undefined where it was not measured yet. */
export async function findPortion(db: Database, identity: string): Promise<FoundInPortion | undefined> {
  const row = await db.selectFrom('portions').select('data').where('identity', '=', identity).executeTakeFirst();
  if (row === undefined) return undefined;
  const { tracks, ...found } = fromJson<Kept>(Buffer.from(await decompress(row.data)).toString());
  return { ...found, tracks: tracks.map((ids) => new Map(ids)) };
}

/** Keeps what was found in a portion. */
export async function keepPortion(db: Database, key: PortionKey, found: FoundInPortion): Promise<void> {
  const kept: Kept = { ...found, tracks: found.tracks.map((ids) => [...ids]) };
  const data = toBytes(await compress(Buffer.from(toJson(kept))));
  await db
    .insertInto('portions')
    .values({
      ...{ window_id: key.windowId, camera_id: key.cameraId, identity: key.identity },
      ...{ from_at: key.from, to_at: key.to, data },
    })
    .onConflict((conflict) => conflict.column('identity').doNothing())
    .execute();
}

/** Deletes the portions of a camera that others have taken the place of: those of the same time that are not among `kept`. */
export async function deleteFormerPortions(db: Database, kept: readonly PortionKey[]): Promise<void> {
  const [first, last] = [kept[0], kept.at(-1)];
  if (first === undefined || last === undefined) return;
  await db
    .deleteFrom('portions')
    .where('window_id', '=', first.windowId)
    .where('camera_id', '=', first.cameraId)
    .where('from_at', '<', last.to)
    .where('to_at', '>', first.from)
    .where(
      'identity',
      'not in',
      kept.map(({ identity }) => identity),
    )
    .execute();
}
