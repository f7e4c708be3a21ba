import type { FindingReason } from '../contract/finding-reason.ts';
import type { Verdict } from '../contract/verdict.ts';
import type { Interval } from '../core/interval.ts';
import type { Milliseconds, Probability } from '../core/units.ts';

export interface QuantityWithUnit {
  readonly value: number;
  readonly unit: 'deg' | 'ms' | 'score' | 'count' | 'LU';
  readonly uncertainty?: number;
}

/** One time at which somebody did what a clause forbids. */
export interface Episode extends Interval {
  /** Track id. */
  readonly person: string;
  readonly confidence: Probability;
}

/** What was seen of something that is forbidden: how often, when and by whom. */
export interface Episodes {
  /** How long there were pictures in which it could be seen. */
  readonly watchedMs: Milliseconds;
  /** In order of time. */
  readonly seen: readonly Episode[];
}

export interface Finding {
  readonly rulebook: string;
  readonly clause: string;
  /** Left out for clauses that are judged over the whole shift. */
  readonly encounter?: string;
  /** Where the window has several. */
  readonly post?: string;
  readonly verdict: Verdict;
  readonly reason: FindingReason;
  readonly value?: QuantityWithUnit;
  readonly threshold?: QuantityWithUnit;
  /** The interval a reviewer should look at. */
  readonly evidence: Interval;
  /** Of what is forbidden; left out for clauses that ask for something, and where nothing could be said. */
  readonly episodes?: Episodes;
  /** The clause of the same rulebook that stands for the act, where another one asks for the same. */
  readonly sameActAs?: string;
}
