import { durationMs, type Interval, overlapMs } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';
import { LONGEST_SEAM_MS } from './find-stretches.ts';
import { type DutyRecording, type Stretch, spanOf } from './stretch.ts';

/** Assumption: cameras that share less show no moment whose clocks could be compared. */
const SHORTEST_SHARED_MS: Milliseconds = 1000;

/**
 * Puts the stretches of a window together that are judged as one: those through different cameras that show the same time.
 * Of two recordings of one camera that claim the same time with other content the longer stays with the other cameras; the
 * other one is a group of its own.
 * @returns each stretch in exactly one group; groups, and the stretches of each, in order of their start
 */
export function groupCameras<R extends DutyRecording>(stretches: readonly Stretch<R>[]): Stretch<R>[][] {
  let groups: Stretch<R>[][] = [];
  for (const stretch of stretches.toSorted((a, b) => durationMs(spanOf(b)) - durationMs(spanOf(a)))) {
    let group = [stretch];
    const apart: Stretch<R>[][] = [];
    for (const other of groups)
      if (showTheSame(group, other) && !areRivals(group, other)) group = [...other, ...group];
      else apart.push(other);
    groups = [...apart, group];
  }
  const inOrder = (a: Stretch, b: Stretch) =>
    a.originAt - b.originAt || a.parts[0]!.recording.id - b.parts[0]!.recording.id;
  return groups.map((group) => group.sort(inOrder)).sort(([a], [b]) => inOrder(a!, b!));
}

const showTheSame = (group: readonly Stretch[], other: readonly Stretch[]): boolean =>
  group.some((a) =>
    other.some(
      (b) => cameraOf(a) !== cameraOf(b) && rulebooksOf(a) === rulebooksOf(b) && sharedMs(a, b) >= SHORTEST_SHARED_MS,
    ),
  );

const areRivals = (group: readonly Stretch[], other: readonly Stretch[]): boolean =>
  group.some((a) => other.some((b) => cameraOf(a) === cameraOf(b) && sharedMs(a, b) > LONGEST_SEAM_MS));

const cameraOf = ({ parts }: Stretch): string => parts[0]!.recording.cameraKey;
const rulebooksOf = ({ parts }: Stretch): string => parts[0]!.recording.rulebooksKey;
const sharedMs = (a: Stretch, b: Stretch): Milliseconds => overlapMs(atOf(a), atOf(b));
const atOf = (stretch: Stretch): Interval => ({
  startMs: stretch.originAt + spanOf(stretch).startMs,
  endMs: stretch.originAt + spanOf(stretch).endMs,
});
