import { MINUTE_MS } from '../contract/durations.ts';
import { hallDay } from '../contract/hall-time.ts';
import { durationMs } from '../core/interval.ts';
import type { EpochMilliseconds, Milliseconds } from '../core/units.ts';
import type { DutyRecording, Stretch, StretchPart } from './stretch.ts';

/** Recorders lose a moment between two files, and their clocks drift by up to a second a file. */
export const LONGEST_SEAM_MS: Milliseconds = 2000;
/** Recorders begin a file before the last one ends; what shares more is the same time filmed twice, and no continuation. */
const LONGEST_OVERLAP_MS: Milliseconds = MINUTE_MS;
/** Share of the shorter recording. */
const OVERLAP_SHARE = 0.5;

/** However short the last file of a recording is, it may share this much with the one before. */
const SEAM_OVERLAP_MS: Milliseconds = 5000;

/** Time that two recordings may share and still follow each other. */
export const longestOverlapMs = (durationMs: Milliseconds, otherMs: Milliseconds): Milliseconds =>
  Math.min(LONGEST_OVERLAP_MS, OVERLAP_SHARE * Math.min(durationMs, otherMs));

/**
 * Puts the recordings of a window together: those of one camera that begin on the same local day and follow each other
 * without a gap of more than two seconds are one stretch.
 * @returns stretches in order of their start; each recording is in exactly one
 */
export function findStretches<R extends DutyRecording>(recordings: readonly R[]): Stretch<R>[] {
  const byCamera = Map.groupBy(
    recordings,
    ({ cameraKey, rulebooksKey, startedAt }) => `${hallDay(startedAt)} ${cameraKey} ${rulebooksKey}`,
  );
  return [...byCamera.values()].flatMap(ofCamera).sort((a, b) => a.originAt - b.originAt);
}

function ofCamera<R extends DutyRecording>(recordings: readonly R[]): Stretch<R>[] {
  const groups: R[][] = [];
  for (const recording of recordings.toSorted((a, b) => a.startedAt - b.startedAt || a.id - b.id)) {
    const before = groups.findLast((group) => follows(recording, group.at(-1)!));
    if (before === undefined) groups.push([recording]);
    else before.push(recording);
  }
  return groups.map(stretchOf);
}

function follows(next: DutyRecording, before: DutyRecording): boolean {
  const gapMs = next.startedAt - endedAt(before);
  const overlapMs = Math.max(SEAM_OVERLAP_MS, longestOverlapMs(durationMs(before.footage), durationMs(next.footage)));
  return gapMs <= LONGEST_SEAM_MS && -gapMs <= overlapMs && endedAt(next) > endedAt(before);
}

const endedAt = ({ startedAt, footage }: DutyRecording): EpochMilliseconds => startedAt + durationMs(footage);

function stretchOf<R extends DutyRecording>(recordings: readonly R[]): Stretch<R> {
  const originAt = recordings[0]!.startedAt;
  const parts: StretchPart<R>[] = [];
  for (const recording of recordings) {
    const { footage, startedAt } = recording;
    const shiftMs = startedAt - originAt - footage.startMs;
    const before = parts.at(-1)?.speaks;
    const startMs = before?.endMs ?? 0;
    parts.push({ recording, shiftMs, speaks: { startMs, endMs: footage.endMs + shiftMs } });
  }
  return { originAt, parts };
}
