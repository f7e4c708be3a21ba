import type { CameraGeometry } from '../core/camera.ts';
import type { PictureSize } from '../core/geometry.ts';
import type { Milliseconds } from '../core/units.ts';
import type { NetRecord } from '../inference/model-set.ts';
import type { FrameReading } from '../measurements/reading.ts';

export type StreamId = string;

export type ToWorker =
  /** Also for a stream that is known: its observer begins anew. */
  | {
      readonly kind: 'open';
      readonly stream: StreamId;
      readonly camera: CameraGeometry;
      readonly picture: PictureSize;
      readonly slots: readonly Uint8Array[];
    }
  | { readonly kind: 'analyse'; readonly stream: StreamId; readonly slot: number; readonly tMs: Milliseconds }
  | { readonly kind: 'close'; readonly stream: StreamId }
  | { readonly kind: 'stop' };

export type FromWorker =
  | { readonly kind: 'ready'; readonly nets: readonly NetRecord[] }
  | {
      readonly kind: 'read';
      readonly stream: StreamId;
      readonly reading: FrameReading;
      readonly cpuMs: Milliseconds;
      /** CPU ms of each net, by manifest id. */
      readonly nets: Readonly<Record<string, Milliseconds>>;
    }
  /** This frame could not be analysed; the stream goes on. */
  | { readonly kind: 'failed'; readonly stream: StreamId; readonly tMs: Milliseconds; readonly message: string };
