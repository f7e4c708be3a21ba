import type { Milliseconds } from '../core/units.ts';
import { OneEuroFilter } from '../landmarks/one-euro-filter.ts';
import type { PoseLandmarks } from '../landmarks/pose-landmarks.ts';
import { bodySize } from '../landmarks/upper-body.ts';

/** Source: MediaPipe's pose_landmark_filtering graph; speeds count relative to the body's size. */
const PICTURE_OPTIONS = { minCutoffHz: 0.5, beta: 80, derivativeCutoffHz: 1 } as const;
/** Metric landmarks jitter more; their scale is one metre. */
const WORLD_OPTIONS = { minCutoffHz: 0.5, beta: 40, derivativeCutoffHz: 1 } as const;
const VALUES = 3;

/** Smooths the poses of all tracks, each with One Euro filters of its own. */
export class LandmarkSmoothing {
  readonly #filters = new Map<string, { picture: OneEuroFilter; world: OneEuroFilter }>();

  /** The smoothed pose of a track at its next frame. */
  pose(trackId: string, pose: PoseLandmarks, tMs: Milliseconds): PoseLandmarks {
    let filters = this.#filters.get(trackId);
    if (!filters) {
      filters = {
        picture: new OneEuroFilter(PICTURE_OPTIONS, VALUES, 2),
        world: new OneEuroFilter(WORLD_OPTIONS, VALUES, 3),
      };
      this.#filters.set(trackId, filters);
    }
    return {
      presence: pose.presence,
      picture: filters.picture.filter(pose.picture, tMs, bodySize(pose)),
      world: filters.world.filter(pose.world, tMs, 1),
    };
  }

  /** Forgets all other tracks. */
  retainOnly(trackIds: readonly string[]): void {
    for (const id of this.#filters.keys()) if (!trackIds.includes(id)) this.#filters.delete(id);
  }
}
