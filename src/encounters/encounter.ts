import type { Phase } from '../contract/phase.ts';
import type { Interval } from '../core/interval.ts';

export interface PhaseInterval extends Interval {
  readonly phase: Phase;
}

/**
 * What the calling system changed of what the camera saw.
 * - `arrival-at-call`: arrival begins when the number was called
 * - `joined`: what the camera saw as several encounters was one number
 * - `divided`: what the camera saw as one encounter were several numbers
 * - `not-seen`: the camera saw nobody at the counter
 */
export const REFINEMENTS = ['arrival-at-call', 'joined', 'divided', 'not-seen'] as const;
export type Refinement = (typeof REFINEMENTS)[number];

/** What an encounter owes to the calling system. */
export interface QueueProvenance {
  /** `both` where camera and calling system agree that somebody was served. */
  readonly source: 'queue' | 'both';
  readonly ticket?: string;
  /** Of the citizen's evaluation, in the calling system's own scale. */
  readonly grade?: number;
  readonly refinements: readonly Refinement[];
  /** Phases whose moment the calling system alone gives: a key pressed, seconds from what was done. */
  readonly unseenPhases: readonly Phase[];
}

/** One citizen served at one window. */
export interface Encounter extends Interval {
  /** `e1`, `e2` … in order of time within a run. */
  readonly id: string;
  /** Track id of the citizen served; `unseen` where only the calling system knows of him. */
  readonly citizen: string;
  /** From reaching the counter until turning away from it (or, where no turn was seen, until gone from it). */
  readonly atCounter: Interval;
  /** In order of time, without overlap; a phase that did not occur is left out. */
  readonly phases: readonly PhaseInterval[];
  /** False where the footage begins after the arrival or ends before the farewell. */
  readonly beginsInFootage: boolean;
  readonly endsInFootage: boolean;
  /** Left out where the camera alone knows of it. */
  readonly provenance?: QueueProvenance;
}

export const phaseOf = (encounter: Encounter, phase: Phase): PhaseInterval | undefined =>
  encounter.phases.find((p) => p.phase === phase);
