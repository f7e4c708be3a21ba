import type { CameraGeometry } from '../core/camera.ts';
import type { LiveAddress } from '../media/live-address.ts';
import type { Rulebook } from '../rulebooks/clause.ts';

export type StreamId = string;

/** One stream of one window, as in the list of cameras. */
export interface StreamSpec {
  readonly id: StreamId;
  readonly hall?: string;
  readonly window: string;
  readonly address: LiveAddress;
  readonly camera: CameraGeometry;
  readonly rulebooks: readonly Rulebook[];
}
