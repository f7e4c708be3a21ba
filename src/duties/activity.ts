import { distance, type PixelPoint } from '../core/geometry.ts';
import type { Milliseconds } from '../core/units.ts';
import { pixelOf } from '../landmarks/pose-landmarks.ts';
import { bodySize, shoulderMiddle } from '../landmarks/upper-body.ts';
import type { FrameReading, PersonReading } from '../measurements/reading.ts';

/** How much goes on at a counter, in steps of a tenth of a second. */
export interface Activity {
  /** Time of the first step. */
  readonly startMs: Milliseconds;
  /** Of each channel, one value a step. */
  readonly channels: readonly Float64Array[];
}

export const ACTIVITY_STEP_MS: Milliseconds = 100;
/** Steps between pictures that are farther apart say nothing of the motion between them. */
const LONGEST_STEP_MS: Milliseconds = 1500;
/** A landmark that jumps is no motion: nothing moves faster, in body sizes a second. */
const FASTEST_BODIES = 4;

/** Motion of clerks, motion of citizens, and how many citizens are in sight: what two cameras see alike. */
export function activityOf(readings: readonly FrameReading[]): Activity {
  const startMs = readings[0]?.tMs ?? 0;
  const steps = Math.floor(((readings.at(-1)?.tMs ?? 0) - startMs) / ACTIVITY_STEP_MS) + 1;
  const channels = [new Float64Array(steps), new Float64Array(steps), new Float64Array(steps)] as const;
  for (const [i, frame] of readings.slice(1).entries()) {
    const before = readings[i]!;
    const stepMs = frame.tMs - before.tMs;
    if (stepMs > LONGEST_STEP_MS || stepMs <= 0) continue;
    const values = [motion(before, frame, false), motion(before, frame, true), citizensIn(frame)];
    const first = Math.ceil((before.tMs - startMs) / ACTIVITY_STEP_MS);
    const last = Math.floor((frame.tMs - startMs) / ACTIVITY_STEP_MS);
    for (let step = first; step <= last; step++)
      for (const [channel, value] of values.entries()) channels[channel]![step] = value;
  }
  return { startMs, channels };
}

const citizensIn = ({ people }: FrameReading): number => people.filter(({ role }) => role === 'citizen').length;

/** In body sizes a second, of the people of one side. */
function motion(before: FrameReading, after: FrameReading, isOfCitizens: boolean): number {
  const seconds = (after.tMs - before.tMs) / 1000;
  let sum = 0;
  for (const person of after.people) {
    if ((person.role === 'citizen') !== isOfCitizens) continue;
    const former = before.people.find(({ trackId }) => trackId === person.trackId);
    if (former !== undefined) sum += Math.min(FASTEST_BODIES, moved(former, person) / seconds);
  }
  return sum;
}

function moved(before: PersonReading, after: PersonReading): number {
  const points = (person: PersonReading): PixelPoint[] => [
    shoulderMiddle(person.pose),
    pixelOf(person.pose, 'nose'),
    pixelOf(person.pose, 'leftWrist'),
    pixelOf(person.pose, 'rightWrist'),
  ];
  const [from, to] = [points(before), points(after)];
  return from.reduce((sum, point, i) => sum + distance(point, to[i]!), 0) / from.length / bodySize(after.pose);
}
