import { type Interval, overlapMs } from '../../core/interval.ts';
import type { CheckContext } from '../check-context.ts';
import type { Outcome } from '../outcome.ts';

/**
 * For clauses that let the clerk stay seated while others wait: the outcome where the exemption holds or may hold,
 * undefined where it does not. Without a calling system nobody knows, so a person decides.
 */
export function busyExemption({ waiting }: CheckContext, fromWaiting: number, evidence: Interval): Outcome | undefined {
  if (fromWaiting === 0) return undefined;
  const threshold = { value: fromWaiting, unit: 'count' } as const;
  const counts = waiting?.filter((w) => overlapMs(w, evidence) > 0).map((w) => w.waiting) ?? [];
  if (counts.length === 0) return { verdict: 'needs-review', reason: 'no-queue-data', threshold, evidence };
  const most = Math.max(...counts);
  if (most < fromWaiting) return undefined;
  return {
    verdict: 'not-applicable',
    reason: 'exception-applies',
    value: { value: most, unit: 'count' },
    threshold,
    evidence,
  };
}
