import {
  type ChannelReading,
  endOfSound,
  type SoundReading,
  WINDOW_MS,
  windowCount,
} from '../hearing/sound-reading.ts';
import type { FrameReading } from '../measurements/reading.ts';

/** The sound of a recording as long stretches without holes; undefined where nobody listened. */
export function soundTrack(readings: readonly FrameReading[]): readonly SoundReading[] | undefined {
  if (readings.every(({ sound }) => sound === undefined)) return undefined;
  const groups: SoundReading[][] = [];
  for (const stretch of readings.flatMap(({ sound }) => sound ?? [])) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (last && follows(last, stretch)) group!.push(stretch);
    else groups.push([stretch]);
  }
  return groups.map(joined);
}

const follows = (before: SoundReading, next: SoundReading): boolean =>
  Math.abs(next.startMs - endOfSound(before)) < WINDOW_MS && next.channels.length === before.channels.length;

const joined = (parts: readonly SoundReading[]): SoundReading => ({
  startMs: parts[0]!.startMs,
  channels: parts[0]!.channels.map((_, c): ChannelReading => {
    const of = (values: keyof ChannelReading) => concat(parts, (part) => part.channels[c]![values]);
    return { speech: of('speech'), loudness: of('loudness'), voiceBand: of('voiceBand') };
  }),
});

function concat(parts: readonly SoundReading[], valuesOf: (part: SoundReading) => Float32Array): Float32Array {
  const all = new Float32Array(parts.reduce((sum, part) => sum + windowCount(part), 0));
  let at = 0;
  for (const part of parts) {
    all.set(valuesOf(part), at);
    at += windowCount(part);
  }
  return all;
}
