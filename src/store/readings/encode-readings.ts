import type { PictureSize } from '../../core/geometry.ts';
import type { FrameReading } from '../../measurements/reading.ts';
import { BLOCK, CHANNELS } from './block-layout.ts';
import { ByteWriter } from './byte-stream.ts';
import { packFloats } from './float-planes.ts';
import { pictureCheckBytes } from './picture-checks.ts';
import { soundBytes } from './sound-channel.ts';
import { isStillnessKnown, stillnessBytes } from './stillness.ts';
import { peopleBytes } from './write-people.ts';

/**
 * Encodes readings as a block, not yet compressed. Layout: block-layout.ts.
 * @param picture in whose pixels the readings are
 */
export function encodeReadings(frames: readonly FrameReading[], picture: PictureSize): Uint8Array {
  const out = new ByteWriter();
  out.u32(BLOCK.mark);
  out.u8(BLOCK.version);
  out.u32(picture.width);
  out.u32(picture.height);
  out.u32(frames.length);
  out.bytes(packFloats(Float64Array.from(frames, (frame) => frame.tMs)));
  out.bytes(packFloats(Float32Array.from(frames.flatMap(({ quality: q }) => [q.meanLuma, q.contrast, q.sharpness]))));
  const wereChecked = frames.some(({ check }) => check !== undefined);
  const sound = soundBytes(frames);
  writeChannels(out, [
    { id: CHANNELS.people, bytes: peopleBytes(frames) },
    ...(sound ? [{ id: CHANNELS.sound, bytes: sound }] : []),
    ...(isStillnessKnown(frames) ? [{ id: CHANNELS.stillness, bytes: stillnessBytes(frames) }] : []),
    ...(wereChecked ? [{ id: CHANNELS.pictureChecks, bytes: pictureCheckBytes(frames) }] : []),
  ]);
  return out.finish();
}

function writeChannels(
  out: ByteWriter,
  channels: readonly { readonly id: number; readonly bytes: Uint8Array }[],
): void {
  out.u8(channels.length);
  for (const { id, bytes } of channels) {
    out.u8(id);
    out.u32(bytes.length);
  }
  for (const { bytes } of channels) out.bytes(bytes);
}
