import type { Interval } from '../core/interval.ts';
import type { UnavailableReason } from '../core/measured.ts';

/** "met" always means met; "not-assessable" is never counted as either. */
export const VERDICTS = ['met', 'not-met', 'needs-review', 'not-assessable', 'not-applicable'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Why a verdict is what it is, as a code; its wording in Chinese and English is in wording.ts. */
export type FindingReason =
  | UnavailableReason
  | 'observed'
  | 'not-observed'
  | 'above-threshold'
  | 'below-threshold'
  | 'near-threshold'
  | 'in-conflict'
  | 'no-check-yet'
  | 'manual-check'
  | 'no-audio'
  | 'no-queue-data'
  | 'not-visible-to-cameras'
  | 'no-such-phase'
  | 'no-encounter'
  | 'starts-before-footage'
  | 'ends-after-footage'
  | 'exception-applies'
  | 'footage-gap';

export interface QuantityWithUnit {
  readonly value: number;
  readonly unit: 'deg' | 'ms' | 'score' | 'count';
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
  /** What a reviewer should look at. */
  readonly evidence: Interval;
}
