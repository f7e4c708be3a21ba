import { readFileSync } from 'node:fs';
import type { PixelBox } from '../core/geometry.ts';
import type { VideoFrame } from '../media/frame.ts';
import type { Roi } from './roi.ts';
import type { TensorSpec } from './sampling-grid.ts';
import { samplingGrid } from './sampling-grid.ts';

/** The part in use of a global that TypeScript knows with the browser's types only. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

interface SamplerExports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  readonly __heap_base: { readonly value: number };
  /** See roi-sampler.c. */
  sample(data: number, width: number, height: number, ...gridSizeGainOffsetOut: number[]): void;
}

const PAGE_BYTES = 65_536;
const CHANNELS = 3;

/**
 * Samples rotated squares of a picture: I420 to planar RGB floats (BT.601, video range), bilinear. Keeps a copy of the
 * last frame, so that several squares of one frame cost one copy. A frame is recognised by its object and time, so
 * every frame must be an object of its own.
 */
export class RoiSampler {
  readonly #wasm: SamplerExports;
  #frame: WeakRef<VideoFrame> | undefined;
  #ptsMs = Number.NaN;

  constructor() {
    const module = new WebAssembly.Module(readFileSync(new URL('./roi-sampler.wasm', import.meta.url)));
    this.#wasm = new WebAssembly.Instance(module).exports as SamplerExports;
  }

  /**
   * Samples one square.
   * @param bounds part of the picture outside which the result is black; without it, the picture's edge is repeated
   * @returns 3 × size × size floats (red, green, blue planes), lent: valid until the next call
   */
  sample(frame: VideoFrame, roi: Roi, { size, valueRange }: TensorSpec, bounds?: PixelBox): Float32Array<ArrayBuffer> {
    const { memory, sample } = this.#wasm;
    const base = this.#wasm.__heap_base.value;
    const output = Math.ceil((base + frame.data.byteLength + 1) / 16) * 16;
    const floats = CHANNELS * size * size;
    this.#reserve(output + 4 * floats);
    if (this.#frame?.deref() !== frame || this.#ptsMs !== frame.ptsMs) {
      new Uint8Array(memory.buffer, base).set(frame.data);
      this.#frame = new WeakRef(frame);
      this.#ptsMs = frame.ptsMs;
    }
    const grid = samplingGrid(roi, size, bounds);
    const [black, white] = valueRange;
    sample(
      base,
      frame.width,
      frame.height,
      grid.left,
      grid.top,
      grid.right,
      grid.bottom,
      grid.x,
      grid.y,
      grid.columnX,
      grid.columnY,
      grid.rowX,
      grid.rowY,
      size,
      (white - black) / 255,
      black,
      output,
    );
    return new Float32Array(memory.buffer, output, floats);
  }

  #reserve(bytes: number): void {
    const missing = bytes - this.#wasm.memory.buffer.byteLength;
    if (missing > 0) this.#wasm.memory.grow(Math.ceil(missing / PAGE_BYTES));
  }
}
