import type { FrameReading } from '../../measurements/reading.ts';
import { packFloats, unpackFloats } from './float-planes.ts';

type Stillness = Pick<FrameReading, 'stillMs'>;

/**
 * Encodes the channel of stillness: `stillMs` of each of the F frames, F × f64 arranged as in float-planes.ts, NaN where it is
 * not known. This layout never changes.
 */
export const stillnessBytes = (frames: readonly Stillness[]): Uint8Array =>
  packFloats(Float64Array.from(frames, ({ stillMs }) => stillMs ?? Number.NaN));

/** Whether any frame tells how long nothing moved. */
export const isStillnessKnown = (frames: readonly Stillness[]): boolean =>
  frames.some(({ stillMs }) => stillMs !== undefined);

/** Decodes the channel of stillness: of each frame what is known. */
export const readStillness = (bytes: Uint8Array, frameCount: number): Stillness[] =>
  Array.from(unpackFloats(bytes, new Float64Array(frameCount)), (stillMs) =>
    Number.isNaN(stillMs) ? {} : { stillMs },
  );
