import type { CameraGeometry } from '../../core/camera.ts';
import type { PictureSize } from '../../core/geometry.ts';
import type { Interval } from '../../core/interval.ts';
import type { PlainError } from '../../core/plain-error.ts';
import type { RunId } from '../../store/runs/stored-timeline.ts';
import type { Curve } from './measurement-view.ts';

/** A request to the thread that measures; one at a time. */
export interface CurveRequest {
  readonly run: RunId;
  readonly camera: CameraGeometry;
  /** Picture in whose pixels the readings are. */
  readonly picture: PictureSize;
  readonly interval: Interval;
  /** Readings of the whole run, as stored. Left out at first, because the thread may have measured this run before. */
  readonly blocks?: readonly Uint8Array[];
}

export type CurveAnswer =
  | { readonly kind: 'curves'; readonly curves: readonly Curve[] }
  /** To be sent again with `blocks`. */
  | { readonly kind: 'not-measured' }
  | { readonly kind: 'failed'; readonly error: PlainError };
