import type { PictureSize } from '../core/geometry.ts';

/**
 * `size` scaled down, never up, to fit into `box`; the box is turned for portrait pictures. Whole pixels, at least 2.
 */
export function fitWithin(size: PictureSize, box: PictureSize): PictureSize {
  const [maxWidth, maxHeight] = size.height > size.width ? [box.height, box.width] : [box.width, box.height];
  const scale = Math.min(1, maxWidth / size.width, maxHeight / size.height);
  if (scale === 1) return { width: size.width, height: size.height };
  return { width: Math.max(2, Math.round(size.width * scale)), height: Math.max(2, Math.round(size.height * scale)) };
}
