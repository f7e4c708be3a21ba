import sharp from 'sharp';
import type { ColorMatrix } from '../../src/media/footage.ts';
import type { VideoFrame } from '../../src/media/frame.ts';
import { i420ToRgb } from '../../src/media/i420-to-rgb.ts';

/** The brightness of a picture: one byte for each pixel. */
export type Brightness = Uint8Array;

/** Peak signal to noise ratio of two pictures of one size, in decibels; infinite where they are the same. */
export function psnrDb(a: Brightness, b: Brightness): number {
  if (a.length !== b.length) return 0;
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i]! - b[i]!) ** 2;
  return sum === 0 ? Number.POSITIVE_INFINITY : 10 * Math.log10((255 ** 2 * a.length) / sum);
}

/** Brightness of a frame as it is shown. */
export const brightnessOf = (frame: VideoFrame, matrix: ColorMatrix): Brightness => greyOf(i420ToRgb(frame, matrix));

/** Brightness of a picture file. */
export async function brightnessOfFile(path: string): Promise<Brightness> {
  return greyOf(await sharp(path).removeAlpha().raw().toBuffer());
}

function greyOf(rgb: Uint8Array | Uint8ClampedArray): Brightness {
  const grey = new Uint8Array(rgb.length / 3);
  for (let i = 0; i < grey.length; i++)
    grey[i] = 0.299 * rgb[3 * i]! + 0.587 * rgb[3 * i + 1]! + 0.114 * rgb[3 * i + 2]! + 0.5;
  return grey;
}
