import type { Milliseconds } from '../../../src/core/units.ts';
import type { ColorMatrix } from '../../../src/media/footage.ts';
import type { VideoFrame } from '../../../src/media/frame.ts';
import { i420ToRgb } from '../../../src/media/i420-to-rgb.ts';

export interface Picture {
  readonly frame: VideoFrame;
  readonly colorMatrix: ColorMatrix;
}

/** What a package is asked to find in every picture. */
export interface Task<Input = unknown> {
  /** Brings a picture into the package's own form; not counted. */
  prepare(picture: Picture): Input;
  /** @returns whether it found somebody; this is what counts */
  detect(input: Input, tMs: Milliseconds): boolean | Promise<boolean>;
}

export const rgbOf = ({ frame, colorMatrix }: Picture): Uint8Array => new Uint8Array(i420ToRgb(frame, colorMatrix));

export function rgbaOf(picture: Picture): Uint8ClampedArray {
  const rgb = rgbOf(picture);
  const rgba = new Uint8ClampedArray((rgb.length / 3) * 4).fill(255);
  for (let i = 0, j = 0; i < rgb.length; i += 3, j += 4) rgba.set(rgb.subarray(i, i + 3), j);
  return rgba;
}
