import { mapMeasured } from '../core/measured.ts';
import type { FrameObservation } from '../landmarks/observation.ts';
import { readFace } from './face-reading.ts';
import type { FrameReading } from './reading.ts';

/** Reduces an observation to what is stored of a frame: no face mesh, no picture. */
export const readFrame = (observation: FrameObservation): FrameReading => ({
  tMs: observation.tMs,
  quality: observation.quality,
  people: observation.people.map(({ trackId, role, pose, face, happiness, leftHand, rightHand }) => ({
    trackId,
    role,
    pose,
    face: mapMeasured(face, (mesh) => readFace(mesh, happiness)),
    leftHand,
    rightHand,
  })),
});
