import type { CameraCondition } from '../../contract/picture-fault.ts';
import type { EpochMilliseconds } from '../../core/units.ts';
import type { Database, Writing } from '../schema.ts';

/** The condition of a camera's picture. */
export interface CameraHealth {
  /** Key of the camera: a window's cameras differ by where they look. */
  readonly camera: number;
  readonly condition: CameraCondition;
  readonly since: EpochMilliseconds;
  /** When the camera was seen last. */
  readonly seen: EpochMilliseconds;
}

export interface WindowCameraHealth extends CameraHealth {
  readonly windowId: number;
  readonly hall: string;
  readonly window: string;
}

/** The latest condition of every camera, by hall and window, the camera that was seen last first. */
export const listCameraHealth = (
  db: Database,
  only: { readonly hall?: string | undefined; readonly windowId?: number | undefined } = {},
): Promise<WindowCameraHealth[]> => {
  let rows = db
    .selectFrom('camera_health')
    .innerJoin('cameras', 'cameras.id', 'camera_health.camera_id')
    .innerJoin('windows', 'windows.id', 'cameras.window_id')
    .innerJoin('halls', 'halls.id', 'windows.hall_id')
    .select(['camera_health.camera_id as camera', 'condition', 'since_at as since', 'seen_at as seen'])
    .select(['windows.id as windowId', 'halls.code as hall', 'windows.code as window'])
    .orderBy('halls.code')
    .orderBy('windows.code')
    .orderBy('seen_at', 'desc')
    .orderBy('camera_health.camera_id');
  if (only.hall !== undefined) rows = rows.where('halls.code', '=', only.hall);
  if (only.windowId !== undefined) rows = rows.where('windows.id', '=', only.windowId);
  return rows.execute();
};

/**
 * Stores how a camera was when it was last seen. What is known of a later time stays: recordings may be analysed in any order.
 * @returns the condition before, where it was another; a camera that is new was in order
 */
export async function keepCameraHealth(
  writing: Writing,
  { camera, condition, since, seen }: CameraHealth,
): Promise<CameraCondition | undefined> {
  const known = await writing
    .selectFrom('camera_health')
    .select(['condition', 'seen_at'])
    .where('camera_id', '=', camera)
    .executeTakeFirst();
  if (known !== undefined && known.seen_at > seen) return undefined;
  const isSame = known?.condition === condition;
  const row = { condition, seen_at: seen, ...(!isSame && { since_at: since }) };
  if (known !== undefined)
    await writing.updateTable('camera_health').set(row).where('camera_id', '=', camera).execute();
  else
    await writing
      .insertInto('camera_health')
      .values({ camera_id: camera, condition, since_at: since, seen_at: seen })
      .execute();
  const before = known?.condition ?? 'ok';
  return before === condition ? undefined : before;
}
