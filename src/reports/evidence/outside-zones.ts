import { type CameraGeometry, ownZones } from '../../core/camera.ts';
import { counterCamera } from '../../core/counter-camera.ts';
import { boundsOf, type PicturePolygon, type PictureSize, type PixelBox } from '../../core/geometry.ts';
import type { Interval } from '../../core/interval.ts';
import type { Milliseconds } from '../../core/units.ts';
import { POSE_LANDMARK_NAMES, type PoseLandmarks, pixelOf } from '../../landmarks/pose-landmarks.ts';
import { peopleOfWindow } from '../../measurements/people-of-window.ts';
import type { FrameReading, PersonReading } from '../../measurements/reading.ts';
import type { BlurRegion } from '../../media/blur.ts';
import { headBox, hull, scaledBox } from './head-box.ts';

/** So long the same part of the picture is hidden. */
const STEP_MS: Milliseconds = 1_000;
/** Readings of an idle counter are a second apart. */
const AROUND_MS: Milliseconds = 1_000;
/** The picture on show at a moment may have come so long before. */
const STANDS_MS: Milliseconds = 4_000;

/** What is known of a stretch of a recording, to say what of its picture is not the window's. */
export interface ZonedStretch {
  readonly stretch: Interval;
  /** That filmed it. */
  readonly camera: CameraGeometry;
  readonly readings: readonly FrameReading[];
  /** Picture in whose pixels the readings are. */
  readonly analysed: PictureSize;
  /** Picture in whose pixels the regions are. */
  readonly shown: PictureSize;
}

/**
 * What lies outside of the window's zones, but for its clerks who are there: whoever waits or passes by there is nobody's
 * evidence, and may be somebody whom no net sees. Nothing where the zones of clerk and citizen are not both known of each post.
 */
export function outsideZones({ stretch, camera, readings, analysed, shown }: ZonedStretch): BlurRegion[] {
  const own = ownZones(camera);
  if (own.some(({ clerk, citizen }) => clerk === undefined || citizen === undefined)) return [];
  const ours = own.flatMap((zones) => Object.values(zones).map((zone) => boxOf(zone, shown)));
  const window = peopleOfWindow(readings, counterCamera(camera, analysed));
  const [sx, sy] = [shown.width / analysed.width, shown.height / analysed.height];
  const regions: BlurRegion[] = [];
  for (const { startMs, endMs } of steps(stretch)) {
    const near = window.filter(({ tMs }) => tMs >= startMs - AROUND_MS && tMs <= endMs + AROUND_MS);
    const clerks = bodiesOfClerks(near).map((body) => scaledBox(body, sx, sy));
    for (const box of outside(shown, [...ours, ...clerks])) regions.push({ interval: { startMs, endMs }, box });
  }
  return regions;
}

const boxOf = (zone: PicturePolygon, { width, height }: PictureSize): PixelBox => {
  const { left, top, right, bottom } = boundsOf(zone);
  return { left: left * width, top: top * height, width: (right - left) * width, height: (bottom - top) * height };
};

/** Where the body of each clerk was, one box each. */
function bodiesOfClerks(readings: readonly FrameReading[]): PixelBox[] {
  const clerks = readings.flatMap(({ people }) => people.filter(({ role }) => role === 'clerk'));
  const byTrack: Map<string, PersonReading[]> = Map.groupBy(clerks, ({ trackId }) => trackId);
  return [...byTrack.values()].map((sightings) => hull(sightings.map(({ pose }) => bodyBox(pose))));
}

const bodyBox = (pose: PoseLandmarks): PixelBox =>
  hull([headBox(pose), ...POSE_LANDMARK_NAMES.map((name) => ({ ...cornerAt(pose, name), width: 0, height: 0 }))]);

function cornerAt(pose: PoseLandmarks, name: (typeof POSE_LANDMARK_NAMES)[number]) {
  const { x, y } = pixelOf(pose, name);
  return { left: x, top: y };
}

function steps({ startMs, endMs }: Interval): Interval[] {
  const fromMs = startMs - STANDS_MS;
  return Array.from({ length: Math.floor((endMs - fromMs) / STEP_MS) + 1 }, (_, i) => ({
    startMs: fromMs + i * STEP_MS,
    endMs: fromMs + (i + 1) * STEP_MS,
  }));
}

/** The parts of a picture that none of the boxes covers, as boxes side by side. */
function outside({ width, height }: PictureSize, boxes: readonly PixelBox[]): PixelBox[] {
  const cuts = (ends: readonly number[], length: number): number[] =>
    [...new Set([0, length, ...ends.filter((end) => end > 0 && end < length)])].sort((a, b) => a - b);
  const xs = cuts(
    boxes.flatMap((box) => [box.left, box.left + box.width]),
    width,
  );
  const ys = cuts(
    boxes.flatMap((box) => [box.top, box.top + box.height]),
    height,
  );
  const parts: PixelBox[] = [];
  for (const [row, top] of ys.slice(0, -1).entries())
    for (const [column, left] of xs.slice(0, -1).entries()) {
      const part = { left, top, width: xs[column + 1]! - left, height: ys[row + 1]! - top };
      if (!boxes.some((box) => holds(box, part))) parts.push(part);
    }
  return parts;
}

const holds = (box: PixelBox, { left, top, width, height }: PixelBox): boolean =>
  box.left <= left && box.top <= top && box.left + box.width >= left + width && box.top + box.height >= top + height;
