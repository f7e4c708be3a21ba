import { distance, type PixelPoint } from '../../src/core/geometry.ts';
import type { Pixels } from '../../src/core/units.ts';

/** A head in a picture: the disc about it that makes somebody recognisable. */
export interface Head {
  readonly centre: PixelPoint;
  readonly radiusPx: Pixels;
  /** Who says that there is a head. */
  readonly by: 'truth' | 'face' | 'pose';
}

/** Each head once: of several that lie in each other the first is kept. */
export function distinctHeads(heads: readonly Head[]): Head[] {
  const kept: Head[] = [];
  for (const head of heads) if (!kept.some((other) => isSameHead(head, other))) kept.push(head);
  return kept;
}

/** Whether the middle of one lies in the other. */
export const isSameHead = (a: Head, b: Head): boolean =>
  distance(a.centre, b.centre) < Math.max(a.radiusPx, b.radiusPx);
