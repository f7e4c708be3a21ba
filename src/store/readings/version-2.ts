import type { FrameReading } from '../../measurements/reading.ts';
import { CHANNELS } from './block-layout.ts';
import { ByteReader } from './byte-stream.ts';
import { readPictureChecks } from './picture-checks.ts';
import { readFrames } from './read-frames.ts';
import { readPeople } from './read-people.ts';
import type { ReadingBlock } from './reading-block.ts';
import { readSound } from './sound-channel.ts';
import { readStillness } from './stillness.ts';

/** Decodes a block after its mark and version. Layout: block-layout.ts. */
export function decodeVersion2(input: ByteReader): ReadingBlock {
  const picture = { width: input.u32(), height: input.u32() };
  const frameCount = input.u32();
  const frames = readFrames(input, frameCount);
  const channels = readChannels(input);
  const peopleBytes = channels.get(CHANNELS.people);
  // "Nobody seen" and "nobody looked for" are different.
  if (peopleBytes === undefined) throw new RangeError('stored readings hold no people that this version can read');
  const people = readPeople(new ByteReader(peopleBytes), frameCount);
  const stillnessBytes = channels.get(CHANNELS.stillness);
  const stillness = stillnessBytes === undefined ? [] : readStillness(stillnessBytes, frameCount);
  const checkBytes = channels.get(CHANNELS.pictureChecks);
  const checks = checkBytes && readPictureChecks(new ByteReader(checkBytes));
  const soundBytes = channels.get(CHANNELS.sound);
  const sound = soundBytes && readSound(new ByteReader(soundBytes), frameCount);
  const readings = frames.map((frame, i): FrameReading => {
    const check = checks?.get(i);
    const heard = sound?.[i];
    return { ...frame, ...stillness[i], ...(check && { check }), people: people[i]!, ...(heard && { sound: heard }) };
  });
  return { picture, readings };
}

/** Channels by id; unknown ones are skipped. */
function readChannels(input: ByteReader): ReadonlyMap<number, Uint8Array> {
  const table = Array.from({ length: input.u8() }, () => ({ id: input.u8(), length: input.u32() }));
  return new Map(table.map(({ id, length }) => [id, input.bytes(length)]));
}
