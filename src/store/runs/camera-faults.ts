import { PICTURE_FAULTS, type PictureFault } from '../../contract/picture-fault.ts';
import type { EpochMilliseconds, Milliseconds } from '../../core/units.ts';
import type { Database } from '../schema.ts';

/** A stretch of time in which a camera's picture was no footage. */
export interface CameraFault {
  readonly camera: number;
  readonly fault: PictureFault;
  readonly from: EpochMilliseconds;
  readonly to: EpochMilliseconds;
}

/** A fault is one across the border of recordings that follow each other this closely. */
const SAME_FAULT_MS: Milliseconds = 10_000;

/** Faults of a window's cameras that end after a time, by what the current runs say, in order of time. */
export async function cameraFaults(db: Database, windowId: number, after: EpochMilliseconds): Promise<CameraFault[]> {
  const rows = await db
    .selectFrom('blindness')
    .innerJoin('runs', 'runs.id', 'blindness.run_id')
    .select(['runs.camera_id as camera', 'blindness.reason as reason'])
    .select(['blindness.start_at as from', 'blindness.end_at as to'])
    .where('runs.window_id', '=', windowId)
    .where('runs.status', '=', 'current')
    .where('blindness.role', '=', 'clerk')
    .where('blindness.quantity', '=', 'presence')
    .where('blindness.reason', 'in', [...PICTURE_FAULTS])
    .where('blindness.end_at', '>', after)
    .orderBy('blindness.start_at')
    .orderBy('blindness.id')
    .execute();
  const found: CameraFault[] = [];
  for (const { camera, reason, from, to } of rows) {
    const fault = reason as PictureFault;
    const before = found.findLastIndex((each) => each.camera === camera && each.fault === fault);
    const known = found[before];
    if (known !== undefined && from! - known.to <= SAME_FAULT_MS)
      found[before] = { ...known, to: Math.max(known.to, to!) };
    else found.push({ camera, fault, from: from!, to: to! });
  }
  return found;
}
