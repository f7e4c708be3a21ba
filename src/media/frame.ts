import type { Milliseconds, Pixels } from '../core/units.ts';

/**
 * One decoded picture, upright (rotation applied), I420: `width × height` luma bytes, then the two chroma planes of
 * `ceil(width/2) × ceil(height/2)` bytes each (Cb, Cr), no padding, video range BT.601/709 as decoded.
 * The bytes are lent: they are valid until the next frame is asked for; copy what must outlive that.
 */
export interface VideoFrame {
  readonly ptsMs: Milliseconds;
  readonly width: Pixels;
  readonly height: Pixels;
  readonly data: Uint8Array;
}

/** Bytes of an I420 picture: a luma plane and two chroma planes of half the size, rounded up. */
export const i420ByteLength = (width: Pixels, height: Pixels): number =>
  width * height + 2 * Math.ceil(width / 2) * Math.ceil(height / 2);
