import type { Role } from '../../../src/contract/role.ts';
import type { ZoneName } from '../../../src/contract/zone.ts';

/** x, y of a picture point in pixels of the displayed picture. */
export interface Zone {
  readonly name: ZoneName;
  /** 0..1 of width and height. */
  readonly points: readonly (readonly [number, number])[];
}

export interface OverlayPerson {
  readonly trackId: string;
  readonly role: Role;
  /** 33 × (x px, y px, visibility 0..1). */
  readonly pose: readonly number[];
  /** 21 × (x px, y px). */
  readonly hands: readonly (readonly number[])[];
}

/** What was stored of one analysed frame. */
export interface OverlayFrame {
  /** Presentation time in the footage. */
  readonly tMs: number;
  readonly people: readonly OverlayPerson[];
}

export interface CurvePoint {
  readonly tMs: number;
  readonly value: number;
  /** One standard deviation. */
  readonly uncertainty: number;
}

export interface MeasuredCurve {
  readonly quantity: string;
  readonly unit: string;
  /** In order of time. A stretch without points could not be measured. */
  readonly points: readonly CurvePoint[];
  readonly threshold?: number;
}

/** The last frame at or before a moment, unless it is older than `maxAgeMs`. */
export function frameAt(frames: readonly OverlayFrame[], tMs: number, maxAgeMs: number): OverlayFrame | undefined {
  let low = 0;
  let high = frames.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (frames[middle]!.tMs <= tMs) low = middle + 1;
    else high = middle;
  }
  const frame = frames[low - 1];
  return frame !== undefined && tMs - frame.tMs <= maxAgeMs ? frame : undefined;
}

/** Stretches without a step longer than `maxGapMs`: what lies between could not be measured. */
export function unbrokenStretches(points: readonly CurvePoint[], maxGapMs: number): CurvePoint[][] {
  const stretches: CurvePoint[][] = [];
  for (const point of points) {
    const current = stretches.at(-1);
    if (current !== undefined && point.tMs - current.at(-1)!.tMs <= maxGapMs) current.push(point);
    else stretches.push([point]);
  }
  return stretches;
}
