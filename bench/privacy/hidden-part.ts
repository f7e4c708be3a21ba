import type { PictureSize } from '../../src/core/geometry.ts';
import type { Milliseconds } from '../../src/core/units.ts';
import { type BlurRegion, blurFrame } from '../../src/media/blur.ts';
import { i420ByteLength, type VideoFrame } from '../../src/media/frame.ts';
import type { Head } from './head.ts';

const [BLACK, WHITE] = [0, 255];

/** Tells which pixels of a picture evidence hides: blurs a chessboard as it blurs frames, and looks where it is grey. */
export class HiddenPart {
  readonly #board: Uint8Array;
  readonly #probe: VideoFrame;
  readonly #displayed: PictureSize;

  /**
   * @param size of the frames
   * @param displayed size of the picture in whose pixels regions are
   */
  constructor({ width, height }: PictureSize, displayed: PictureSize) {
    this.#board = new Uint8Array(i420ByteLength(width, height));
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) this.#board[y * width + x] = (x + y) % 2 === 0 ? BLACK : WHITE;
    this.#probe = { ptsMs: 0, width, height, data: this.#board.slice() };
    this.#displayed = displayed;
  }

  /** Makes it tell of the frame that is on show from `ptsMs` for `standsMs`. */
  show(ptsMs: Milliseconds, standsMs: Milliseconds, regions: readonly BlurRegion[]): void {
    this.#probe.data.set(this.#board);
    blurFrame({ ...this.#probe, ptsMs }, standsMs, regions, this.#displayed);
  }

  /** Of the part of a head that is in the picture, how much is hidden, 0..1; undefined where none is in it. */
  shareOf({ centre, radiusPx }: Head): number | undefined {
    const { width, height } = this.#probe;
    let [inside, hidden] = [0, 0];
    for (let y = Math.max(0, Math.ceil(centre.y - radiusPx)); y < Math.min(height, centre.y + radiusPx); y++)
      for (let x = Math.max(0, Math.ceil(centre.x - radiusPx)); x < Math.min(width, centre.x + radiusPx); x++) {
        if (Math.hypot(x - centre.x, y - centre.y) > radiusPx) continue;
        inside++;
        if (this.#isHidden(y * width + x)) hidden++;
      }
    return inside === 0 ? undefined : hidden / inside;
  }

  /** Share of the picture that is hidden, 0..1. */
  share(): number {
    const pixels = this.#probe.width * this.#probe.height;
    let hidden = 0;
    for (let i = 0; i < pixels; i++) if (this.#isHidden(i)) hidden++;
    return hidden / pixels;
  }

  #isHidden(i: number): boolean {
    const luma = this.#probe.data[i]!;
    return luma !== BLACK && luma !== WHITE;
  }
}
