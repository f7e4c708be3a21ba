import { mapMeasured } from '../core/measured.ts';
import type { Milliseconds } from '../core/units.ts';
import type { SoundReading } from '../hearing/sound-reading.ts';
import type { FrameObservation } from '../landmarks/observation.ts';
import { readFace } from './face-reading.ts';
import type { FrameReading } from './reading.ts';

/**
 * Reduces an observation to what is stored of a frame: no face mesh, no picture.
 * @param stillMs how much of the time since the frame analysed before it nothing moved
 * @param sound up to the frame since the one before; left out where nobody listened
 */
export const readFrame = (
  observation: FrameObservation,
  stillMs: Milliseconds,
  sound?: readonly SoundReading[],
): FrameReading => ({
  tMs: observation.tMs,
  stillMs,
  quality: observation.quality,
  ...(observation.check && { check: observation.check }),
  people: observation.people.map(({ trackId, role, pose, face, happiness, leftHand, rightHand }) => ({
    trackId,
    role,
    pose,
    face: mapMeasured(face, (mesh) => readFace(mesh, happiness)),
    leftHand,
    rightHand,
  })),
  ...(sound && { sound }),
});
