import { PICTURE_FAULTS } from './picture-fault.ts';

/**
 * Why a quantity has no value. "Not seen" is an answer with a reason, never null, 0 or NaN.
 * - `absent`: no such person in the picture
 * - `out-of-frame`: the body part lies outside the picture
 * - `occluded`: inside the picture, hidden by something
 * - `too-small`: too few pixels to measure
 * - `bad-view`: the camera stands where this cannot be seen
 * - `low-confidence`: the model is not sure
 * - `poor-picture`: dark, blurred or blank
 * - `no-baseline`: the person's own reference stance has not been seen yet
 * - `not-sampled`: this quantity was not looked at in this frame
 * - `sampled-too-coarsely`: pictures were further apart than the act takes, and something moved between them
 * - `not-tracked`: the person was followed before or after, but not here, and nobody was seen to leave
 * - a fault of the picture: picture-fault.ts
 * - `no-audio`: there is no sound
 * - `microphone-silent`: there is sound, but nothing in it: digital silence or hum
 */
export const UNAVAILABLE_REASONS = [
  'absent',
  'out-of-frame',
  'occluded',
  'too-small',
  'bad-view',
  'low-confidence',
  'poor-picture',
  'no-baseline',
  'not-sampled',
  'sampled-too-coarsely',
  'not-tracked',
  ...PICTURE_FAULTS,
  'no-audio',
  'microphone-silent',
] as const;
export type UnavailableReason = (typeof UNAVAILABLE_REASONS)[number];
