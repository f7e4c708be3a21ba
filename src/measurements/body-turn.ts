import type { CounterCamera } from '../core/counter-camera.ts';
import { toCounterAxes } from '../core/counter-camera.ts';
import { median } from '../core/statistics.ts';
import type { Degrees } from '../core/units.ts';
import { toDegrees } from '../core/units.ts';
import { subtract } from '../core/vector.ts';
import { bodyHeading, wrapped } from '../landmarks/body-heading.ts';
import type { PoseLandmarks } from '../landmarks/pose-landmarks.ts';
import { worldOf } from '../landmarks/pose-landmarks.ts';
import type { PersonSeries } from './person-series.ts';

/** How a body is turned and tilted at one moment; turn and tilt are compared to how this person usually is. */
export interface BodyTurn {
  /** Which way the chest faces: 0 across the counter, + to a clerk's left. The net's bias of up to 17° is in it. */
  readonly headingDeg: Degrees;
  /** Rotation about the vertical, + to the person's own left. */
  readonly turnedDeg: Degrees;
  /** Slope of the line of the shoulders, + where the left one is higher. */
  readonly tiltedDeg: Degrees;
}

/**
 * Turn and tilt of each sample, against the person's median. The median also removes the pose model's own bias for a
 * camera's view.
 */
export function bodyTurns(series: PersonSeries, camera: CounterCamera): BodyTurn[] {
  const headings = series.samples.map(({ reading }) => bodyHeading(reading.pose, camera.yawDeg));
  const tilts = series.samples.map(({ reading }) => shoulderTilt(reading.pose, camera));
  const usual = { heading: circularMedian(headings), tilt: median(tilts) };
  return headings.map((heading, i) => ({
    headingDeg: heading,
    turnedDeg: wrapped(heading - usual.heading),
    tiltedDeg: tilts[i]! - usual.tilt,
  }));
}

function shoulderTilt(pose: PoseLandmarks, camera: CounterCamera): Degrees {
  const along = toCounterAxes(camera, subtract(worldOf(pose, 'leftShoulder'), worldOf(pose, 'rightShoulder')));
  return toDegrees(Math.atan2(along.y, Math.hypot(along.x, along.z)));
}

/** The median about the first angle: enough for angles that stay within one half of the circle. */
function circularMedian(angles: readonly Degrees[]): Degrees {
  const first = angles[0] ?? 0;
  return wrapped(first + median(angles.map((angle) => wrapped(angle - first))));
}
