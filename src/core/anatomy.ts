import type { Metres } from './units.ts';

/**
 * Body measures of Chinese adults, from GB/T 10000-1988, Human dimensions of Chinese adults. Landmarks mark joints, so
 * heights of the standard are taken down to the joint's middle.
 */

/** Hip joints to shoulder joints. Adults: 0.43–0.50 m (shoulder height less hip height). */
export const TRUNK_LENGTH_M: Metres = 0.45;

/** Shoulder joint to shoulder joint, the mean of women's and men's medians (biacromial breadth). */
export const SHOULDER_WIDTH_M: Metres = 0.36;

/** Elbow to wrist joint: 0.22–0.26 m (GB/T 10000-1988, forearm length). */
export const FOREARM_LENGTH_M: Metres = 0.24;

/**
 * Hip joints above the floor. Standing adults: 0.78–0.95 m (5th percentile of women to 95th of men). Seats are 0.42–0.50 m
 * high and carry the joints about 0.1 m higher.
 */
export const HIP_HEIGHT_M = { seated: 0.58, standing: 0.88 } as const;

/** Where the head sits on the line of the trunk. Differs from person to person: an upright baseline measures it. */
export interface TrunkAnatomy {
  /** From the shoulder joints to the middle of ears and eyes, along the trunk. */
  readonly neckLengthM: Metres;
  /** How far that middle lies in front of the line of the trunk. */
  readonly faceForwardM: Metres;
}

/** Head held naturally: eye height less shoulder height, with the shoulder joints 3 cm below the shoulder. */
export const TYPICAL_ANATOMY: TrunkAnatomy = { neckLengthM: 0.2, faceForwardM: 0.07 };
