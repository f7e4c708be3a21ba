import type { Generated } from 'kysely';
import type { CameraCondition } from '../../contract/picture-fault.ts';
import type { EpochMilliseconds } from '../../core/units.ts';
import type { Json } from '../database/codec.ts';
import type { Row } from '../database/row.ts';

export interface HallsTable extends Row {
  readonly code: string;
  /** Title for people, where one was given. */
  readonly title: Generated<string | null>;
  readonly created_at: EpochMilliseconds;
}

export interface WindowsTable extends Row {
  readonly hall_id: number;
  readonly code: string;
  readonly title: Generated<string | null>;
  readonly created_at: EpochMilliseconds;
}

export interface CamerasTable extends Row {
  readonly window_id: number;
  readonly geometry_hash: string;
  readonly geometry: Json;
  readonly created_at: EpochMilliseconds;
}

export interface CameraSetupsTable extends Row {
  readonly window_id: number;
  readonly version: number;
  readonly geometry: Json;
  readonly rulebooks: Json | null;
  readonly created_at: EpochMilliseconds;
}

export interface ShiftsTable extends Row {
  readonly window_id: number;
  readonly staff_number: string;
  /** Null where the window has one post, or the clerk is at all of them. */
  readonly post: Generated<string | null>;
  readonly start_at: EpochMilliseconds;
  readonly end_at: EpochMilliseconds;
  readonly created_at: EpochMilliseconds;
}

/** What a live camera last saw of people; each view replaces the one before. */
export interface LiveLooksTable {
  readonly window_id: number;
  readonly at: EpochMilliseconds;
  /** Size of the picture in whose pixels the landmarks are. */
  readonly picture: Json;
  /** People as drawn into an overlay. */
  readonly people: Json;
}

/** How a camera's picture was when the camera was seen last. */
export interface CameraHealthTable {
  readonly camera_id: number;
  readonly condition: CameraCondition;
  readonly since_at: EpochMilliseconds;
  readonly seen_at: EpochMilliseconds;
}

export interface PlacesSchema {
  readonly halls: HallsTable;
  readonly windows: WindowsTable;
  readonly cameras: CamerasTable;
  readonly camera_setups: CameraSetupsTable;
  readonly shifts: ShiftsTable;
  readonly live_looks: LiveLooksTable;
  readonly camera_health: CameraHealthTable;
}
