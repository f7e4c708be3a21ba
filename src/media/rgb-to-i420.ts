import type { PictureSize } from '../core/geometry.ts';

/** Full-range sRGB, three bytes a pixel, to BT.601 video-range I420; chroma is the mean of each 2 × 2 pixels. */
export function rgbToI420(rgb: Uint8Array, { width, height }: PictureSize, target: Uint8Array): void {
  for (let i = 0, p = 0; i < width * height; i++, p += 3)
    target[i] = (16 * 256 + 128 + 65.738 * rgb[p]! + 129.057 * rgb[p + 1]! + 25.064 * rgb[p + 2]!) >> 8;
  let u = width * height;
  let v = u + Math.ceil(width / 2) * Math.ceil(height / 2);
  for (let y = 0; y < height; y += 2) {
    const below = y + 1 < height ? width * 3 : 0;
    for (let x = 0; x < width; x += 2) {
      const right = x + 1 < width ? 3 : 0;
      const p = (y * width + x) * 3;
      const mean = (c: number) => (rgb[c]! + rgb[c + right]! + rgb[c + below]! + rgb[c + right + below]!) / 4;
      const [r, g, b] = [mean(p), mean(p + 1), mean(p + 2)];
      target[u++] = (128 * 256 + 128 - 37.945 * r - 74.494 * g + 112.439 * b) >> 8;
      target[v++] = (128 * 256 + 128 + 112.439 * r - 94.154 * g - 18.285 * b) >> 8;
    }
  }
}
