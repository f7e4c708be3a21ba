import type { PictureSize } from '../core/geometry.ts';

/** `size` scaled down, never up, to fit into `box`; the box is turned for portrait pictures. Whole pixels, at least 2. */
export function fitWithin(size: PictureSize, box: PictureSize): PictureSize {
  const long = Math.max(box.width, box.height);
  const short = Math.min(box.width, box.height);
  const portrait = size.height > size.width;
  const scale = Math.min(1, (portrait ? short : long) / size.width, (portrait ? long : short) / size.height);
  if (scale === 1) return { width: size.width, height: size.height };
  return { width: Math.max(2, Math.round(size.width * scale)), height: Math.max(2, Math.round(size.height * scale)) };
}
