import type { CameraGeometry } from '../../core/camera.ts';
import type { PictureSize } from '../../core/geometry.ts';
import type { Interval } from '../../core/interval.ts';
import type { PlainError } from '../../core/plain-error.ts';
import type { RunId } from '../../store/runs/stored-timeline.ts';
import type { Curve } from './measurement-view.ts';

/** To the thread that measures; one at a time. */
export interface CurveRequest {
  readonly run: RunId;
  readonly camera: CameraGeometry;
  /** In whose pixels the readings are. */
  readonly picture: PictureSize;
  readonly interval: Interval;
  /** Readings of the whole run, as stored. Left out at first: the thread may have measured this run already. */
  readonly blocks?: readonly Uint8Array[];
}

export type CurveAnswer =
  | { readonly kind: 'curves'; readonly curves: readonly Curve[] }
  /** Send it again with `blocks`. */
  | { readonly kind: 'not-measured' }
  | { readonly kind: 'failed'; readonly error: PlainError };
