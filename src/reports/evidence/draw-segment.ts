import type { PixelPoint } from '../../core/geometry.ts';
import type { Pixels } from '../../core/units.ts';
import type { VideoFrame } from '../../media/frame.ts';

/** Y, Cb, Cr in video range, each 16..240. */
export type VideoColour = readonly [number, number, number];

/** Draws a line with round ends into the frame, in place. What lies outside the picture is left out. */
export function drawSegment(
  frame: VideoFrame,
  from: PixelPoint,
  to: PixelPoint,
  widthPx: Pixels,
  colour: VideoColour,
): void {
  const { width, height, data } = frame;
  const [chromaWidth, chromaHeight] = [Math.ceil(width / 2), Math.ceil(height / 2)];
  const cb = width * height;
  const planes = [
    { offset: 0, stride: width, rows: height, scale: 1, value: colour[0] },
    { offset: cb, stride: chromaWidth, rows: chromaHeight, scale: 0.5, value: colour[1] },
    { offset: cb + chromaWidth * chromaHeight, stride: chromaWidth, rows: chromaHeight, scale: 0.5, value: colour[2] },
  ];
  for (const { offset, stride, rows, scale, value } of planes) {
    const [ax, ay, bx, by] = [from.x * scale, from.y * scale, to.x * scale, to.y * scale];
    const radius = Math.max(0.5, (widthPx * scale) / 2);
    const lengthSquared = (bx - ax) ** 2 + (by - ay) ** 2;
    const left = Math.max(0, Math.floor(Math.min(ax, bx) - radius));
    const right = Math.min(stride - 1, Math.ceil(Math.max(ax, bx) + radius));
    const top = Math.max(0, Math.floor(Math.min(ay, by) - radius));
    const bottom = Math.min(rows - 1, Math.ceil(Math.max(ay, by) + radius));
    for (let y = top; y <= bottom; y++) {
      for (let x = left; x <= right; x++) {
        const along = lengthSquared === 0 ? 0 : ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / lengthSquared;
        const t = Math.min(1, Math.max(0, along));
        const [dx, dy] = [x - (ax + t * (bx - ax)), y - (ay + t * (by - ay))];
        if (dx * dx + dy * dy <= radius * radius) data[offset + y * stride + x] = value;
      }
    }
  }
}
