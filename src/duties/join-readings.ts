import type { Interval } from '../core/interval.ts';
import type { FrameReading } from '../measurements/reading.ts';
import { LONGEST_UNSEEN_MS, linkTracks } from './link-tracks.ts';
import type { PicturedRecording, SeenRecording, Stretch, StretchPart } from './stretch.ts';
import { type TrackIds, TrackNames } from './track-names.ts';

/** A stretch as if it were one recording, in its own time. */
export interface JoinedReadings {
  readonly readings: readonly FrameReading[];
  readonly gaps: readonly Interval[];
  /** For each part: the ids that its recording's tracks have in the stretch. */
  readonly tracks: readonly TrackIds[];
}

/**
 * Puts what was seen in the recordings of a stretch together: each moment once, and each person under one id from one
 * recording to the next.
 */
export function joinReadings({ parts }: Stretch<SeenRecording>): JoinedReadings {
  const names = new TrackNames();
  const tracks: TrackIds[] = [];
  const readings: FrameReading[] = [];
  let before: FrameReading[] = [];
  for (const part of parts) {
    const seen = inStretchTime(part);
    const ids = names.continued(seen, linkTracks(endOf(before, seen), seen));
    const named = seen.map((frame) => renamed(frame, ids));
    for (const frame of named) if (frame.tMs > (readings.at(-1)?.tMs ?? Number.NEGATIVE_INFINITY)) readings.push(frame);
    tracks.push(ids);
    before = named;
  }
  return { readings, gaps: gapsIn(parts), tracks };
}

/** When nothing was seen, in the time of the stretch and in order. */
export const gapsIn = (parts: readonly StretchPart<PicturedRecording>[]): Interval[] => parts.flatMap(gapsOf);

/** As much of the earlier recording as may show who is in the later one. */
function endOf(before: readonly FrameReading[], after: readonly FrameReading[]): readonly FrameReading[] {
  const fromMs = (after[0]?.tMs ?? Number.POSITIVE_INFINITY) - LONGEST_UNSEEN_MS;
  return before.slice(before.findLastIndex(({ tMs }) => tMs < fromMs) + 1);
}

const inStretchTime = ({ recording, shiftMs }: StretchPart<SeenRecording>): FrameReading[] =>
  recording.readings.map((frame) => ({
    ...frame,
    tMs: frame.tMs + shiftMs,
    ...(frame.sound && { sound: frame.sound.map((part) => ({ ...part, startMs: part.startMs + shiftMs })) }),
  }));

const renamed = (frame: FrameReading, ids: TrackIds): FrameReading => ({
  ...frame,
  people: frame.people.map((person) => ({ ...person, trackId: ids.get(person.trackId)! })),
});

/** Gaps of the time in which the recording speaks. */
const gapsOf = ({ recording, shiftMs, speaks }: StretchPart<PicturedRecording>): Interval[] =>
  recording.gaps
    .map((gap) => ({
      startMs: Math.max(speaks.startMs, gap.startMs + shiftMs),
      endMs: Math.min(speaks.endMs, gap.endMs + shiftMs),
    }))
    .filter((gap) => gap.endMs > gap.startMs);
