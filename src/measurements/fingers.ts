import { distance } from '../core/geometry.ts';
import type { HandLandmarks } from '../landmarks/hand-landmarks.ts';

/** Tips and middle joints of index, middle, ring and little finger among the hand's 21 landmarks (MediaPipe hands). */
const FINGERS = [
  { tip: 8, joint: 6 },
  { tip: 12, joint: 10 },
  { tip: 16, joint: 14 },
  { tip: 20, joint: 18 },
] as const;
const WRIST = 0;
/** A stretched finger's tip is farther from the wrist than its middle joint, by more than landmarks err. */
const FARTHER = 1.1;

/** How many of the four fingers are stretched, as the picture shows them. */
export function stretchedFingers({ picture }: HandLandmarks): number {
  const at = (index: number) => ({ x: picture[index * 3]!, y: picture[index * 3 + 1]! });
  const fromWrist = (index: number) => distance(at(index), at(WRIST));
  return FINGERS.filter(({ tip, joint }) => fromWrist(tip) > FARTHER * fromWrist(joint)).length;
}
