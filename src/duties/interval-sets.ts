import type { Interval } from '../core/interval.ts';

/** Intervals in order of time, as one where they overlap or touch. */
export function joined(intervals: readonly Interval[]): Interval[] {
  const parts: Interval[] = [];
  for (const { startMs, endMs } of intervals.toSorted((a, b) => a.startMs - b.startMs)) {
    const last = parts.at(-1);
    if (last !== undefined && startMs <= last.endMs)
      parts[parts.length - 1] = { startMs: last.startMs, endMs: Math.max(last.endMs, endMs) };
    else parts.push({ startMs, endMs });
  }
  return parts;
}

/** What of the intervals none of the cuts covers. */
export function minus(intervals: readonly Interval[], cuts: readonly Interval[]): Interval[] {
  const parts: Interval[] = [];
  const cutsInOrder = joined(cuts);
  let first = 0;
  for (const { startMs, endMs } of joined(intervals)) {
    while (first < cutsInOrder.length && cutsInOrder[first]!.endMs <= startMs) first++;
    let fromMs = startMs;
    for (let i = first; i < cutsInOrder.length && cutsInOrder[i]!.startMs < endMs; i++) {
      const cut = cutsInOrder[i]!;
      if (cut.startMs > fromMs) parts.push({ startMs: fromMs, endMs: cut.startMs });
      fromMs = Math.max(fromMs, cut.endMs);
    }
    if (fromMs < endMs) parts.push({ startMs: fromMs, endMs });
  }
  return parts;
}

/** What all of the sets cover. */
export const shared = (sets: readonly (readonly Interval[])[]): Interval[] =>
  sets.slice(1).reduce<Interval[]>((common, set) => minus(common, minus(common, set)), joined(sets[0] ?? []));
