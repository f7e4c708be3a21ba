import type { PixelBox } from '../../../src/core/geometry.ts';
import type { Roi } from '../../../src/inference/roi.ts';
import type { TensorSpec } from '../../../src/inference/sampling-grid.ts';
import { samplingGrid } from '../../../src/inference/sampling-grid.ts';
import type { VideoFrame } from '../../../src/media/frame.ts';

// BT.601, video range: 255/219, and 255/224 times 2(1-Kr), 2(1-Kb) and their shares in green.
const LUMA_GAIN = 1.16438356;
const RED_FROM_V = 1.59602678;
const GREEN_FROM_U = 0.39176229;
const GREEN_FROM_V = 0.81296764;
const BLUE_FROM_U = 2.01723214;

interface Plane {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** The same as `RoiSampler.sample`, three times slower: says in a readable way what the WebAssembly computes. */
export function sampleRoi(
  frame: VideoFrame,
  roi: Roi,
  { size, valueRange }: TensorSpec,
  bounds?: PixelBox,
): Float32Array<ArrayBuffer> {
  const { width, height, data } = frame;
  const [chromaWidth, chromaHeight] = [Math.ceil(width / 2), Math.ceil(height / 2)];
  const chroma = (index: 0 | 1): Plane => ({
    data: data.subarray(width * height + index * chromaWidth * chromaHeight),
    width: chromaWidth,
    height: chromaHeight,
  });
  const luma: Plane = { data, width, height };
  const [cb, cr] = [chroma(0), chroma(1)];
  const grid = samplingGrid(roi, size, bounds);
  const [black, white] = valueRange;
  const gain = (white - black) / 255;
  const pixels = size * size;
  const out = new Float32Array(3 * pixels).fill(black);
  for (let j = 0; j < size; j++) {
    const startX = Math.fround(grid.x + Math.fround(grid.rowX * j));
    const startY = Math.fround(grid.y + Math.fround(grid.rowY * j));
    for (let i = 0; i < size; i++) {
      const x = Math.fround(startX + Math.fround(grid.columnX * i));
      const y = Math.fround(startY + Math.fround(grid.columnY * i));
      if (!(x >= grid.left && x <= grid.right && y >= grid.top && y <= grid.bottom)) continue;
      const grey = (bilinear(luma, x, y) - 16) * LUMA_GAIN;
      // Chroma samples lie on the left luma sample of a pair, and half-way between its rows.
      const u = bilinear(cb, x / 2, y / 2 - 0.25) - 128;
      const v = bilinear(cr, x / 2, y / 2 - 0.25) - 128;
      const at = j * size + i;
      out[at] = clampByte(grey + v * RED_FROM_V) * gain + black;
      out[pixels + at] = clampByte(grey - u * GREEN_FROM_U - v * GREEN_FROM_V) * gain + black;
      out[2 * pixels + at] = clampByte(grey + u * BLUE_FROM_U) * gain + black;
    }
  }
  return out;
}

function bilinear({ data, width, height }: Plane, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [x0, x1] = [clamp(left, width - 1), clamp(left + 1, width - 1)];
  const [y0, y1] = [clamp(top, height - 1), clamp(top + 1, height - 1)];
  const upper = mix(data[y0 * width + x0]!, data[y0 * width + x1]!, x - left);
  const lower = mix(data[y1 * width + x0]!, data[y1 * width + x1]!, x - left);
  return mix(upper, lower, y - top);
}

const mix = (a: number, b: number, weight: number): number => a + (b - a) * weight;
const clamp = (index: number, top: number): number => Math.min(Math.max(index, 0), top);
const clampByte = (value: number): number => Math.min(Math.max(value, 0), 255);
