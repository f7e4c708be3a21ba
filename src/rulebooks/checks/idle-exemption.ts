import { durationMs, type Interval, overlapMs } from '../../core/interval.ts';
import type { CheckContext } from '../check-context.ts';
import { asInterval, type Outcome } from '../outcome.ts';

/**
 * For halls that excuse an empty post while nobody waits: the outcome where the exemption holds or may hold, undefined
 * where it does not. Where the counts do not cover the whole absence, a person decides.
 */
export function idleExemption({ waiting }: CheckContext, belowWaiting: number, absence: Interval): Outcome | undefined {
  if (belowWaiting === 0) return undefined;
  const evidence = asInterval(absence);
  const threshold = { value: belowWaiting, unit: 'count' } as const;
  const reported = waiting?.filter((count) => overlapMs(count, absence) > 0) ?? [];
  const most = Math.max(0, ...reported.map((count) => count.waiting));
  if (most >= belowWaiting) return undefined;
  const value = { value: most, unit: 'count' } as const;
  // Counts overlap by the tolerance, so that together they cover the whole time that was reported.
  const reportedMs = reported.reduce((sum, count) => sum + overlapMs(count, absence), 0);
  if (reportedMs < durationMs(absence))
    return { verdict: 'needs-review', reason: 'no-queue-data', threshold, evidence };
  return { verdict: 'not-applicable', reason: 'exception-applies', value, threshold, evidence };
}
