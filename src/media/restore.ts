import { insideOf, type PixelCapsule } from '../core/geometry.ts';
import type { VideoFrame } from './frame.ts';

/**
 * Puts back, in place, what lies in a capsule, as far as the picture reaches.
 * @param before the frame's data as it was
 */
export function restore(frame: VideoFrame, before: Uint8Array, capsule: PixelCapsule): void {
  const { width, height } = frame;
  const [chromaWidth, chromaHeight] = [Math.ceil(width / 2), Math.ceil(height / 2)];
  const cb = width * height;
  restorePlane(frame.data, before, 0, [width, height], capsule);
  const { from, to, radius } = capsule;
  const half = { from: { x: from.x / 2, y: from.y / 2 }, to: { x: to.x / 2, y: to.y / 2 }, radius: radius / 2 };
  for (const offset of [cb, cb + chromaWidth * chromaHeight])
    restorePlane(frame.data, before, offset, [chromaWidth, chromaHeight], half);
}

function restorePlane(
  data: Uint8Array,
  before: Uint8Array,
  offset: number,
  [width, height]: readonly [number, number],
  capsule: PixelCapsule,
): void {
  const { from, to, radius } = capsule;
  const [left, right] = wholeRange(Math.min(from.x, to.x) - radius, Math.max(from.x, to.x) + radius, width);
  const [top, bottom] = wholeRange(Math.min(from.y, to.y) - radius, Math.max(from.y, to.y) + radius, height);
  const isInside = insideOf(capsule);
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) {
      const i = offset + y * width + x;
      if (isInside(x + 0.5, y + 0.5)) data[i] = before[i]!;
    }
}

/** Whole pixels that hold `from`..`to`, inside `0..size`. */
const wholeRange = (from: number, to: number, size: number): readonly [number, number] => [
  Math.max(0, Math.floor(from)),
  Math.min(size, Math.ceil(to)),
];
