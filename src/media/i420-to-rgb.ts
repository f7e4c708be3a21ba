import type { ColorMatrix } from './footage.ts';
import type { VideoFrame } from './frame.ts';

/** Red from Cr, green from Cb and Cr, blue from Cb, for video range, times 2^16. Source: ITU-R BT.601 and BT.709. */
const COEFFICIENTS: Readonly<Record<ColorMatrix, readonly [number, number, number, number]>> = {
  bt601: [104597, 25675, 53279, 132201],
  bt709: [117489, 13975, 34925, 138438],
};
const LUMA = 76309;

/** Converts a video-range frame to full-range RGB, three bytes a pixel. */
export function i420ToRgb(frame: VideoFrame, matrix: ColorMatrix): Uint8ClampedArray {
  const { width, height, data } = frame;
  const [redCr, greenCb, greenCr, blueCb] = COEFFICIENTS[matrix];
  const stride = Math.ceil(width / 2);
  const cb = width * height;
  const cr = cb + stride * Math.ceil(height / 2);
  const rgb = new Uint8ClampedArray(width * height * 3);
  for (let y = 0, i = 0, p = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++, p += 3) {
      const c = (y >> 1) * stride + (x >> 1);
      const luma = (data[i]! - 16) * LUMA + 32768;
      const u = data[cb + c]! - 128;
      const v = data[cr + c]! - 128;
      rgb[p] = (luma + redCr * v) >> 16;
      rgb[p + 1] = (luma - greenCb * u - greenCr * v) >> 16;
      rgb[p + 2] = (luma + blueCb * u) >> 16;
    }
  }
  return rgb;
}
