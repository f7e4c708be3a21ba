import { MINUTE_MS } from './contract/durations.ts';
import { hallDay } from './contract/hall-time.ts';
import type { CameraGeometry } from './core/camera.ts';
import type { PictureSize } from './core/geometry.ts';
import { durationMs, hull, type Interval, overlapMs } from './core/interval.ts';
import type { Milliseconds } from './core/units.ts';
import { namedByTime } from './duties/encounter-codes.ts';
import { LONGEST_SEAM_MS } from './duties/find-stretches.ts';
import { joined, minus } from './duties/interval-sets.ts';
import {
  type FoundInPortion,
  type FoundInPortions,
  joinPortions,
  type MeasuredPortion,
  withinSpan,
} from './duties/join-portions.ts';
import { gapsIn, joinReadings } from './duties/join-readings.ts';
import { type PortionSlice, slicesOf } from './duties/portion-slices.ts';
import { type Portion, portionsOf } from './duties/portions.ts';
import { quietTimesOf } from './duties/quiet-times.ts';
import { splitTimeline } from './duties/split-timeline.ts';
import { type PicturedRecording, type Stretch, spanOf } from './duties/stretch.ts';
import { footageBorderMs } from './encounters/footage-border.ts';
import { findEvents, type Judging, judgeEvents } from './interpret.ts';
import type { FrameReading } from './measurements/reading.ts';
import type { Timeline } from './store/runs/run.ts';
import { picturedPart } from './store/runs/run-gaps.ts';

/** The first and the last pictures of a stretch lie in this much of it, but for gaps. */
const NEAR_BORDER_MS: Milliseconds = 3 * MINUTE_MS;

/** How the recordings of a stretch were filmed. */
export interface FilmedStretch {
  readonly camera: CameraGeometry;
  /** Picture in whose pixels the readings are. */
  readonly picture: PictureSize;
}

/** How they were filmed, and what they are judged by; times are the stretch's. */
export interface StretchJudging extends FilmedStretch, Omit<Judging, 'recordedOn'> {}

/** Where what was seen comes from. */
export interface StretchSource<R extends PicturedRecording> {
  /** When the recording shows nobody but clerks, in its presentation time. */
  quietTimes(recording: R): Promise<readonly Interval[]>;
  /** Readings within an interval of the recording's presentation time. */
  readings(recording: R, interval: Interval): Promise<readonly FrameReading[]>;
  /** What was found in a portion before, from the same slices; else what `measure` finds. */
  remembered(portion: PortionPlace<R>, measure: () => Promise<FoundInPortion>): Promise<FoundInPortion>;
}

/** What decides about what is found in a portion. */
export interface PortionPlace<R extends PicturedRecording> {
  readonly stretch: Stretch<R>;
  readonly portion: Portion;
  readonly slices: readonly PortionSlice<R>[];
  readonly camera: CameraGeometry;
}

/**
 * Recordings that follow each other, judged as if they were one. They are measured in portions, one after the other, so that
 * a day needs no more memory than an hour.
 * @returns for each part what belongs to it, in its recording's presentation time
 */
export async function judgeStretch<R extends PicturedRecording>(
  stretch: Stretch<R>,
  source: StretchSource<R>,
  judging: StretchJudging,
): Promise<readonly Timeline[]> {
  const { tracks, ...found } = await findInStretch(stretch, source, judging);
  const gaps = gapsIn(stretch.parts);
  const footage = picturedPart(spanOf(stretch), gaps);
  const recordedOn = hallDay(stretch.originAt);
  const borderMs = await borderMsOf(stretch, source);
  const judged = judgeEvents(found, { ...judging, footage, gaps, recordedOn, borderMs });
  return splitTimeline({ ...found, ...namedByTime(judged, stretch.originAt) }, stretch, tracks);
}

/** What happened in a stretch, in its own time, from portions that are measured one after the other. */
export async function findInStretch<R extends PicturedRecording>(
  stretch: Stretch<R>,
  source: StretchSource<R>,
  filmed: FilmedStretch,
): Promise<FoundInPortions> {
  const measured: MeasuredPortion[] = [];
  for (const portion of await findPortions(stretch, source, filmed)) {
    const slices = slicesOf(stretch, portion);
    const place = { stretch, portion, slices, camera: filmed.camera };
    const found = await source.remembered(place, () => measurePortion(place, source, filmed));
    measured.push({ portion, parts: slices.map(({ index }) => index), found });
  }
  return joinPortions(measured, stretch.parts.length);
}

async function findPortions<R extends PicturedRecording>(
  stretch: Stretch<R>,
  source: StretchSource<R>,
  { camera }: FilmedStretch,
): Promise<readonly Portion[]> {
  // Without zones only behaviour over the whole time tells who works there.
  if (camera.zones.clerk === undefined) return portionsOf(stretch, []);
  const ofParts: (readonly Interval[])[] = [];
  for (const { recording } of stretch.parts) ofParts.push(await source.quietTimes(recording));
  return portionsOf(stretch, quietTimesOf(stretch, ofParts));
}

async function measurePortion<R extends PicturedRecording>(
  { stretch, portion: { span, context }, slices }: PortionPlace<R>,
  source: StretchSource<R>,
  { camera, picture }: FilmedStretch,
): Promise<FoundInPortion> {
  const parts = [];
  for (const { part, readMs } of slices) {
    const readings = await source.readings(part.recording, readMs);
    parts.push({ ...part, recording: { ...part.recording, readings } });
  }
  const ofPortion = (interval: Interval): Interval => ({
    startMs: interval.startMs - span.startMs,
    endMs: interval.endMs - span.startMs,
  });
  const looked = ofPortion(context);
  const { readings, gaps: allGaps, tracks } = joinReadings({ originAt: stretch.originAt + span.startMs, parts });
  const gaps = allGaps.filter((gap) => overlapMs(gap, looked) > 0);
  const { found } = findEvents({ readings, camera, picture, gaps, footage: picturedPart(looked, gaps) });
  return withinSpan({ ...found, tracks }, ofPortion(span));
}

/** How close to a border of the footage a presence counts as cut off by it, by when pictures were analysed near the borders. */
export async function borderMsOf<R extends PicturedRecording>(
  stretch: Stretch<R>,
  source: Pick<StretchSource<R>, 'readings'>,
): Promise<Milliseconds> {
  const span = spanOf(stretch);
  const pictured = minus([span], gapsIn(stretch.parts)).filter((part) => durationMs(part) > LONGEST_SEAM_MS);
  const footage = pictured.length > 0 ? hull(pictured) : span;
  const { startMs, endMs } = footage;
  const ends = joined([
    { startMs, endMs: Math.min(endMs, startMs + NEAR_BORDER_MS) },
    { startMs: Math.max(startMs, endMs - NEAR_BORDER_MS), endMs },
  ]);
  const pictures: FrameReading[] = [];
  for (const end of ends) pictures.push(...(await readingsIn(stretch, source, end)));
  return footageBorderMs(pictures, footage);
}

/** What is read of a stretch within an interval of its time. */
export async function readingsIn<R extends PicturedRecording>(
  stretch: Stretch<R>,
  source: Pick<StretchSource<R>, 'readings'>,
  interval: Interval,
): Promise<FrameReading[]> {
  const frames: FrameReading[] = [];
  for (const { recording, shiftMs, speaks } of stretch.parts) {
    if (overlapMs(speaks, interval) === 0) continue;
    const part = {
      startMs: Math.max(speaks.startMs, interval.startMs),
      endMs: Math.min(speaks.endMs, interval.endMs),
    };
    for (const frame of await source.readings(recording, moved(part, -shiftMs)))
      frames.push({ ...frame, tMs: frame.tMs + shiftMs });
  }
  return frames;
}

/** The interval later by so much. */
export const moved = ({ startMs, endMs }: Interval, byMs: Milliseconds): Interval => ({
  startMs: startMs + byMs,
  endMs: endMs + byMs,
});
