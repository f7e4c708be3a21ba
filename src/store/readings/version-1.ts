import type { FrameReading } from '../../measurements/reading.ts';
import type { ByteReader } from './byte-stream.ts';
import { readFrames } from './read-frames.ts';
import { readPeopleOf, readTracks } from './read-people.ts';
import type { ReadingBlock } from './reading-block.ts';

/**
 * Blocks as releases up to 0.1.0 wrote them, after mark and version; F frames, P people.
 * - F u32, P u32, count of tracks u16, each track id
 * - times and quality of the frames
 * - people from the count in each frame on, as in people-layout.ts
 */
export function decodeVersion1(input: ByteReader): ReadingBlock {
  const frameCount = input.u32();
  const personCount = input.u32();
  const tracks = readTracks(input);
  const frames = readFrames(input, frameCount);
  const people = readPeopleOf(input, frameCount, { personCount, tracks });
  return { readings: frames.map((frame, i): FrameReading => ({ ...frame, people: people[i]! })) };
}
