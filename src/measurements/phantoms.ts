import { median } from '../core/statistics.ts';
import type { Milliseconds, Probability } from '../core/units.ts';
import type { PersonSeries } from './person-series.ts';

/**
 * The landmark net's own score of somebody who is there stays near 1; of a chair, a coat or a reflection it wanders between
 * 0.1 and 0.97. Behind a counter, where zones say who may stand there, hidden legs lower it.
 */
const PRESENT: Probability = 0.9;
/** The score is the median over this long before and after. */
const WINDOW_MS: Milliseconds = 1000;

/** Without what was followed as a person and is none; people seen for a while only keep that while. */
export function withoutPhantoms(people: readonly PersonSeries[]): PersonSeries[] {
  return people.flatMap((series) => {
    const samples = series.samples.filter((_, i) => presenceAround(series, i) >= PRESENT);
    return samples.length > 0 ? [{ ...series, samples }] : [];
  });
}

function presenceAround({ samples }: PersonSeries, i: number): Probability {
  const { tMs } = samples[i]!;
  let [first, last] = [i, i];
  while (first > 0 && tMs - samples[first - 1]!.tMs <= WINDOW_MS) first--;
  while (last + 1 < samples.length && samples[last + 1]!.tMs - tMs <= WINDOW_MS) last++;
  return median(samples.slice(first, last + 1).map(({ reading }) => reading.pose.presence));
}
