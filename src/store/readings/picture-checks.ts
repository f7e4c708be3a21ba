import type { CheckedPicture } from '../../landmarks/observation.ts';
import type { FrameReading } from '../../measurements/reading.ts';
import { type ByteReader, ByteWriter } from './byte-stream.ts';
import { packFloats, readFloats, unpackFloats } from './float-planes.ts';

/** In this order for good. */
const VALUES = [
  'changedShare',
  'flatShare',
  'mainColoursShare',
  'saturation',
  'zoneContrast',
  'edgeLuma',
  'patchShare',
  'patchOfZoneShare',
  'patchBorderShare',
  'headsUp',
  'headsDown',
] as const satisfies readonly (keyof CheckedPicture)[];

/**
 * The channel of picture checks: their count C u32; the number of the frame of each, C f64; their values, C × 11 f32; both
 * arranged as in float-planes.ts.
 */
export function pictureCheckBytes(frames: readonly FrameReading[]): Uint8Array {
  const checked = frames.flatMap(({ check }, frame) => (check === undefined ? [] : [{ frame, check }]));
  const out = new ByteWriter();
  out.u32(checked.length);
  out.bytes(packFloats(Float64Array.from(checked, ({ frame }) => frame)));
  out.bytes(packFloats(Float32Array.from(checked.flatMap(({ check }) => VALUES.map((value) => check[value])))));
  return out.finish();
}

/** By the number of the frame. */
export function readPictureChecks(input: ByteReader): ReadonlyMap<number, CheckedPicture> {
  const count = input.u32();
  const frames = unpackFloats(input.bytes(8 * count), new Float64Array(count));
  const values = readFloats(input, VALUES.length * count);
  return new Map(Array.from(frames, (frame, i) => [frame, checkOf(values.subarray(i * VALUES.length))]));
}

const checkOf = (values: Float32Array): CheckedPicture =>
  Object.fromEntries(VALUES.map((value, i) => [value, values[i]!])) as Record<(typeof VALUES)[number], number>;
