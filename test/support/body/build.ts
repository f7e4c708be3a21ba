import type { Degrees, Metres } from '../../../src/core/units.ts';

/** The measures of one person, between joint centres. */
export interface Build {
  /** Height of the hip joints above the floor, in shoes. */
  readonly standingHipsM: Metres;
  readonly seatedHipsM: Metres;
  /** Middle of the hips to middle of the shoulders. */
  readonly trunkM: Metres;
  readonly shoulderWidthM: Metres;
  readonly hipWidthM: Metres;
  /** Middle of the shoulders to the middle of ears and eyes, along the upper back. */
  readonly neckM: Metres;
  /** The latter in front of the upper back's line. */
  readonly faceForwardM: Metres;
  readonly upperArmM: Metres;
  readonly forearmM: Metres;
  /** How far the upper half of the back leans ahead of the lower one at rest. */
  readonly roundBackDeg: Degrees;
  /** How much further than the lower half of the back the upper one bends, as a share of the bend. */
  readonly curl: number;
}

/**
 * Women and men of the 5th, 50th and 95th percentile after GB/T 10000-1988 (shoulder height, sitting shoulder and eye height, lengths
 * of the arms, popliteal height; shoulder joints 3 cm below the acromion, hip joints 9 cm above the seat, shoes of 2.5 cm),
 * and people whose proportions are not those of a percentile.
 */
export const BUILDS = {
  'average woman': {
    ...{ standingHipsM: 0.83, seatedHipsM: 0.54, trunkM: 0.44, shoulderWidthM: 0.31, hipWidthM: 0.2 },
    ...{ neckM: 0.2, faceForwardM: 0.07, upperArmM: 0.26, forearmM: 0.21, roundBackDeg: 4, curl: 0.15 },
  },
  'small woman': {
    ...{ standingHipsM: 0.79, seatedHipsM: 0.51, trunkM: 0.4, shoulderWidthM: 0.28, hipWidthM: 0.19 },
    ...{ neckM: 0.19, faceForwardM: 0.06, upperArmM: 0.24, forearmM: 0.195, roundBackDeg: 4, curl: 0.15 },
  },
  'average man': {
    ...{ standingHipsM: 0.88, seatedHipsM: 0.57, trunkM: 0.47, shoulderWidthM: 0.34, hipWidthM: 0.2 },
    ...{ neckM: 0.22, faceForwardM: 0.08, upperArmM: 0.29, forearmM: 0.235, roundBackDeg: 5, curl: 0.15 },
  },
  'tall man': {
    ...{ standingHipsM: 0.94, seatedHipsM: 0.61, trunkM: 0.51, shoulderWidthM: 0.37, hipWidthM: 0.21 },
    ...{ neckM: 0.24, faceForwardM: 0.09, upperArmM: 0.315, forearmM: 0.26, roundBackDeg: 5, curl: 0.15 },
  },
  /** Short neck, wide shoulders and hips. */
  'broad man': {
    ...{ standingHipsM: 0.86, seatedHipsM: 0.58, trunkM: 0.48, shoulderWidthM: 0.41, hipWidthM: 0.26 },
    ...{ neckM: 0.18, faceForwardM: 0.08, upperArmM: 0.29, forearmM: 0.235, roundBackDeg: 8, curl: 0.1 },
  },
  /** Bent with age: the head ahead of the shoulders, and bows come from the upper back. */
  'round-backed man': {
    ...{ standingHipsM: 0.84, seatedHipsM: 0.55, trunkM: 0.45, shoulderWidthM: 0.33, hipWidthM: 0.2 },
    ...{ neckM: 0.2, faceForwardM: 0.11, upperArmM: 0.28, forearmM: 0.23, roundBackDeg: 22, curl: 0.4 },
  },
  'long-legged woman': {
    ...{ standingHipsM: 0.92, seatedHipsM: 0.57, trunkM: 0.42, shoulderWidthM: 0.31, hipWidthM: 0.2 },
    ...{ neckM: 0.22, faceForwardM: 0.07, upperArmM: 0.28, forearmM: 0.225, roundBackDeg: 3, curl: 0.15 },
  },
  /** Little above the seat in standing up. */
  'short-legged man on a high chair': {
    ...{ standingHipsM: 0.8, seatedHipsM: 0.6, trunkM: 0.49, shoulderWidthM: 0.35, hipWidthM: 0.21 },
    ...{ neckM: 0.21, faceForwardM: 0.08, upperArmM: 0.28, forearmM: 0.225, roundBackDeg: 6, curl: 0.15 },
  },
} as const satisfies Readonly<Record<string, Build>>;
export type BuildName = keyof typeof BUILDS;
export const BUILD_NAMES = Object.keys(BUILDS) as readonly BuildName[];
