import type { FindingReason } from '../contract/finding-reason.ts';
import type { Verdict } from '../contract/verdict.ts';
import type { Interval } from '../core/interval.ts';

export interface QuantityWithUnit {
  readonly value: number;
  readonly unit: 'deg' | 'ms' | 'score' | 'count' | 'LU';
  readonly uncertainty?: number;
}

export interface Finding {
  readonly rulebook: string;
  readonly clause: string;
  /** Left out for clauses that are judged over the whole shift. */
  readonly encounter?: string;
  readonly verdict: Verdict;
  readonly reason: FindingReason;
  readonly value?: QuantityWithUnit;
  readonly threshold?: QuantityWithUnit;
  /** The interval a reviewer should look at. */
  readonly evidence: Interval;
}
