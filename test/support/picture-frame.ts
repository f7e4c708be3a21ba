import sharp from 'sharp';
import type { VideoFrame } from '../../src/media/frame.ts';

/** A picture file as a frame: BT.601, video range, chroma on the left luma sample of each pair. */
export async function readPictureFrame(file: string | URL, ptsMs = 0): Promise<VideoFrame> {
  const { data, info } = await sharp(file instanceof URL ? file.pathname : file)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return rgbFrame(data, info.width, info.height, ptsMs);
}

/** @param rgb interleaved, 8 bits */
export function rgbFrame(rgb: Uint8Array, width: number, height: number, ptsMs = 0): VideoFrame {
  const [chromaWidth, chromaHeight] = [Math.ceil(width / 2), Math.ceil(height / 2)];
  const chromaLength = chromaWidth * chromaHeight;
  const data = new Uint8Array(width * height + 2 * chromaLength);
  const channel = (x: number, y: number, c: number): number => rgb[(y * width + x) * 3 + c]!;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      data[y * width + x] = Math.round(
        16 + (65.481 * channel(x, y, 0) + 128.553 * channel(x, y, 1) + 24.966 * channel(x, y, 2)) / 255,
      );
  for (let cy = 0; cy < chromaHeight; cy++)
    for (let cx = 0; cx < chromaWidth; cx++) {
      const [r, g, b] = [0, 1, 2].map((c) => chromaMean(channel, width, height, cx, cy, c)) as [number, number, number];
      const at = width * height + cy * chromaWidth + cx;
      data[at] = Math.round(128 + (-37.797 * r - 74.203 * g + 112 * b) / 255);
      data[at + chromaLength] = Math.round(128 + (112 * r - 93.786 * g - 18.214 * b) / 255);
    }
  return { ptsMs, width, height, data };
}

/** Weights 1 2 1 across and 1 1 down about the chroma sample. */
function chromaMean(
  channel: (x: number, y: number, c: number) => number,
  width: number,
  height: number,
  cx: number,
  cy: number,
  c: number,
): number {
  let sum = 0;
  for (const dy of [0, 1])
    for (const dx of [-1, 0, 1]) {
      const x = Math.min(width - 1, Math.max(0, 2 * cx + dx));
      const y = Math.min(height - 1, 2 * cy + dy);
      sum += channel(x, y, c) * (dx === 0 ? 2 : 1);
    }
  return sum / 8;
}
