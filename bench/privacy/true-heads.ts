import { readFileSync } from 'node:fs';
import { midpoint, type PixelPoint } from '../../src/core/geometry.ts';
import type { Milliseconds, Pixels } from '../../src/core/units.ts';
import { roleOf } from '../accuracy/truth.ts';
import type { Head } from './head.ts';

interface PersonInTruth {
  /** Joints lie in the picture; somebody in front of them is not considered. */
  readonly visible: boolean;
  /** Hairline to chin. */
  readonly faceBoxPx?: Pixels;
  readonly joints2d?: Readonly<Record<'eyeL' | 'eyeR' | 'head', readonly [x: Pixels, y: Pixels]>>;
}

/** A frame of a rendered clip. */
interface FrameInTruth {
  readonly tMs: Milliseconds;
  readonly people: Readonly<Record<string, PersonInTruth>>;
}

/** Heads of a rendered clip at one moment. */
export interface HeadsInTruth {
  readonly tMs: Milliseconds;
  readonly staff: readonly Head[];
  /** Whoever came to a counter. */
  readonly public: readonly Head[];
}

/** Of hairline to chin, from the middle of the head to its crown, ears and chin. */
const RADIUS_SHARE = 0.55;

/** Where heads are in a rendered clip, from its truth file, in order of time; empty where the truth was made by hand. */
export function headsInTruth(path: string): HeadsInTruth[] {
  const { frames = [] }: { readonly frames?: readonly FrameInTruth[] } = JSON.parse(readFileSync(path, 'utf8'));
  return frames.map(({ tMs, people }) => {
    const heads = Object.entries(people).flatMap(([person, seen]) => {
      const head = headOf(seen);
      return head === undefined ? [] : [{ person, head }];
    });
    const of = (role: 'clerk' | 'citizen') =>
      heads.filter(({ person }) => roleOf(person) === role).map(({ head }) => head);
    return { tMs, staff: of('clerk'), public: of('citizen') };
  });
}

function headOf({ visible, faceBoxPx, joints2d }: PersonInTruth): Head | undefined {
  if (!visible || faceBoxPx === undefined || joints2d === undefined) return undefined;
  const { eyeL, eyeR, head } = joints2d;
  const eyes = midpoint(point(eyeL), point(eyeR));
  return { centre: midpoint(eyes, point(head)), radiusPx: RADIUS_SHARE * faceBoxPx, by: 'truth' };
}

const point = ([x, y]: readonly [Pixels, Pixels]): PixelPoint => ({ x, y });
