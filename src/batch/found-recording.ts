import type { CameraGeometry } from '../core/camera.ts';
import type { EpochMilliseconds } from '../core/units.ts';
import type { RunId } from '../store/runs/stored-timeline.ts';

/** A file that a folder or manifest names as a recording of a window. */
export interface FoundRecording {
  /** Absolute path, or an http(s) address. */
  readonly path: string;
  readonly hall: string;
  readonly window: string;
  readonly startedAt?: EpochMilliseconds;
  readonly camera: CameraGeometry;
  readonly rulebooks?: readonly string[];
  readonly stream?: number;
  /** Pictures a second, for a stream without times. */
  readonly untimedFps?: number;
  /** Whether a person wrote down that this is footage of this window, or only its name says so. */
  readonly named: 'by-manifest' | 'by-pattern';
}

/** Why a file is left out; the next batch may take it. */
const SKIP_REASONS = [
  'not-footage',
  'unreadable',
  'name-not-utf-8',
  'link-leads-back',
  'name-not-recognised',
  'still-being-written',
  'already-scored',
  'same-footage-twice',
  'same-minutes-twice',
  'footage-of-another-window',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

export interface SkippedFile {
  readonly path: string;
  readonly reason: SkipReason;
  /** What it was taken for, or why it cannot be read. */
  readonly detail?: string;
  /** The run in which it was scored. */
  readonly runId?: RunId;
}

export type Discovery =
  | { readonly found: 'recording'; readonly recording: FoundRecording }
  | { readonly found: 'skipped'; readonly skipped: SkippedFile };
