import { valuesOf } from '../core/parameter.ts';
import type { PoseLandmarks } from '../landmarks/pose-landmarks.ts';
import { poseDistance } from './pose-geometry.ts';
import type { Track } from './track.ts';
import { TRACKER_PARAMETERS } from './tracker-parameters.ts';

const { distance } = valuesOf(TRACKER_PARAMETERS);

/** Whether two poses are so near each other that they are one person, found twice. */
export const isSamePerson = (a: PoseLandmarks, b: PoseLandmarks): boolean =>
  poseDistance(a, b) < distance.samePersonBodies;

/** Whether a pose far from where the track was is where somebody else was: the net took one person for another. */
export const isPlaceOfAnother = (track: Track, pose: PoseLandmarks, tracks: readonly Track[]): boolean =>
  poseDistance(track.pose, pose) >= distance.continuingBodies &&
  tracks.some((other) => other !== track && isSamePerson(other.pose, pose));
