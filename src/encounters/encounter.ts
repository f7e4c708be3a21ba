import type { Interval } from '../core/interval.ts';

/** 来 → 问 → 接 → 办 → 交 → 送. */
export const PHASES = ['arrival', 'inquiry', 'intake', 'processing', 'return', 'farewell'] as const;
export type Phase = (typeof PHASES)[number];

export interface PhaseInterval extends Interval {
  readonly phase: Phase;
}

/** One citizen served at one window. */
export interface Encounter extends Interval {
  /** `e1`, `e2` … in order of time within a run. */
  readonly id: string;
  /** Track id of the citizen served. */
  readonly citizen: string;
  /** From reaching the counter until turning away from it (or, where no turn was seen, until gone from it). */
  readonly atCounter: Interval;
  /** In order of time, without overlap; a phase that did not occur is left out. */
  readonly phases: readonly PhaseInterval[];
  /** False where the footage begins after the arrival or ends before the farewell. */
  readonly beginsInFootage: boolean;
  readonly endsInFootage: boolean;
}

export const phaseOf = (encounter: Encounter, phase: Phase): PhaseInterval | undefined =>
  encounter.phases.find((p) => p.phase === phase);
