import { type CameraGeometry, ownZones, zonesOfAll } from '../../core/camera.ts';
import { counterCamera } from '../../core/counter-camera.ts';
import { distance, isInside, type PictureSize, type PixelCapsule, type PixelPoint } from '../../core/geometry.ts';
import type { Interval } from '../../core/interval.ts';
import type { Milliseconds, Pixels } from '../../core/units.ts';
import { peopleOfWindow } from '../../measurements/people-of-window.ts';
import type { FrameReading } from '../../measurements/reading.ts';
import type { BlurRegion } from '../../media/blur.ts';
import { type BodyPart, type IsOffPublic, shownParts } from './shown-parts.ts';

/** So long the same parts are shown. */
const STEP_MS: Milliseconds = 500;
/** Readings of an idle counter are a second apart. */
const AROUND_MS: Milliseconds = 1_500;
/** The picture on show at a moment may have come so long before. */
const STANDS_MS: Milliseconds = 4_000;
/** Of the picture's height: a head that is a third of it, the largest that no net sees, has six cells across and is nobody's. */
const CELL_SHARE = 1 / 18;

/** Of a part's half width, how far it moves before it is somewhere else. */
const SAME_PLACE = 0.2;
/** In so many directions a part's surroundings are looked at. */
const DIRECTIONS = 8;

/** What is known of a stretch of a recording, to say what of its picture is the window's people. */
export interface SurroundedStretch {
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
 * All of the picture but the bodies of the window's clerks and the hands of its citizens: in all the rest there may be
 * somebody whom no net sees. Nothing where the zones of clerk and citizen are not both known of each post: nobody knows whose
 * the people are.
 */
export function surroundings({ stretch, camera, readings, analysed, shown }: SurroundedStretch): BlurRegion[] {
  const isKnown = ownZones(camera).every(({ clerk, citizen }) => clerk !== undefined && citizen !== undefined);
  if (!isKnown) return [];
  const window = peopleOfWindow(readings, counterCamera(camera, analysed));
  const isOffPublic = offPublic(camera, analysed);
  const scale = shown.width / analysed.width;
  return steps(stretch).map((interval) => ({
    ...wholePicture(interval, shown),
    except: clearThroughout(near(window, interval), isOffPublic).map((capsule) => scaled(capsule, scale)),
  }));
}

/** All of the picture, so that nobody in it can be recognised. */
export const wholePicture = (interval: Interval, { width, height }: PictureSize): BlurRegion => ({
  interval,
  box: { left: 0, top: 0, width, height },
  cellPx: height * CELL_SHARE,
});

/** Readings of an interval, with the one before it and the one after. */
function near(readings: readonly FrameReading[], { startMs, endMs }: Interval): readonly FrameReading[] {
  const first = readings.findLastIndex(({ tMs }) => tMs <= startMs);
  const after = readings.findIndex(({ tMs }) => tMs >= endMs);
  return readings
    .slice(Math.max(0, first), after < 0 ? readings.length : after + 1)
    .filter(({ tMs }) => tMs >= startMs - AROUND_MS && tMs <= endMs + AROUND_MS);
}

/** Where those parts were that somebody was seen with, and nobody before, in every reading. */
function clearThroughout(readings: readonly FrameReading[], isOffPublic: IsOffPublic): PixelCapsule[] {
  const parts = readings.flatMap(({ people }) => people.flatMap((person) => shownParts(person, isOffPublic)));
  const clear: Map<string, BodyPart[]> = Map.groupBy(
    parts.filter(({ isClear }) => isClear),
    ({ key }) => key,
  );
  return [...clear.values()]
    .filter((sightings) => sightings.length === readings.length)
    .flatMap((sightings) => withoutRepeats(sightings.map(({ capsule }) => capsule)));
}

/** Without those that lie nearly where the last one kept lies. */
function withoutRepeats(capsules: readonly PixelCapsule[]): PixelCapsule[] {
  const kept: PixelCapsule[] = [];
  for (const capsule of capsules) {
    const last = kept.at(-1);
    const isSame = last !== undefined && movedPx(last, capsule) <= SAME_PLACE * capsule.radius;
    if (!isSame) kept.push(capsule);
  }
  return kept;
}

const movedPx = (a: PixelCapsule, b: PixelCapsule): Pixels => Math.max(distance(a.from, b.from), distance(a.to, b.to));

/** Outside of where citizens of any window are. */
function offPublic(camera: CameraGeometry, { width, height }: PictureSize): IsOffPublic {
  const places = zonesOfAll(camera).flatMap(({ citizen }) => (citizen === undefined ? [] : [citizen]));
  return ({ x, y }, radiusPx) =>
    around(x, y, radiusPx).every((point) =>
      places.every((place) => !isInside({ x: point.x / width, y: point.y / height }, place)),
    );
}

/** A point and its surroundings. */
const around = (x: Pixels, y: Pixels, radiusPx: Pixels): PixelPoint[] => [
  { x, y },
  ...Array.from({ length: DIRECTIONS }, (_, i) => {
    const angle = (i / DIRECTIONS) * 2 * Math.PI;
    return { x: x + radiusPx * Math.cos(angle), y: y + radiusPx * Math.sin(angle) };
  }),
];

const scaled = ({ from, to, radius }: PixelCapsule, scale: number): PixelCapsule => ({
  from: { x: from.x * scale, y: from.y * scale },
  to: { x: to.x * scale, y: to.y * scale },
  radius: radius * scale,
});

function steps({ startMs, endMs }: Interval): Interval[] {
  const fromMs = startMs - STANDS_MS;
  return Array.from({ length: Math.floor((endMs - fromMs) / STEP_MS) + 1 }, (_, i) => ({
    startMs: fromMs + i * STEP_MS,
    endMs: fromMs + (i + 1) * STEP_MS,
  }));
}
