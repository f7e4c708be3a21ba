import type { Phase } from '../contract/phase.ts';
import type { Interval } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';

/** One phase of an encounter with its time. */
export interface PhaseInterval extends Interval {
  readonly phase: Phase;
}

/**
 * What the calling system changed in what the camera saw.
 * - `arrival-at-call`: arrival begins when the number was called
 * - `joined`: several encounters the camera saw were one number
 * - `divided`: one encounter the camera saw was several numbers
 * - `not-seen`: the camera saw nobody at the counter
 */
export const REFINEMENTS = ['arrival-at-call', 'joined', 'divided', 'not-seen'] as const;
export type Refinement = (typeof REFINEMENTS)[number];

/** What the calling system contributed to an encounter. */
export interface QueueProvenance {
  /** `both` where camera and calling system agree that somebody was served. */
  readonly source: 'queue' | 'both';
  readonly ticket?: string;
  /** The last call before the citizen arrived. */
  readonly calledMs?: Milliseconds;
  /** The citizen's evaluation, on the calling system's own scale. */
  readonly grade?: number;
  readonly refinements: readonly Refinement[];
  /** Phases whose time only the calling system gives: a key press, seconds before or after the act itself. */
  readonly unseenPhases: readonly Phase[];
}

/** One citizen served at one window. */
export interface Encounter extends Interval {
  /** `e1`, `e2` … in order of time, unique among recordings that are judged together. */
  readonly id: string;
  /** Where the window has several. */
  readonly post?: string;
  /** Track id of the citizen served; `unseen` where only the calling system knows of the citizen. */
  readonly citizen: string;
  /** From reaching the counter until leaving the place at it, or until gone where no leaving was seen. */
  readonly atCounter: Interval;
  /** In order of time, without overlap. A phase that did not occur is left out. */
  readonly phases: readonly PhaseInterval[];
  /** False where the footage begins after the arrival or ends before the farewell. */
  readonly beginsInFootage: boolean;
  readonly endsInFootage: boolean;
  /** Left out where only the camera knows of the encounter. */
  readonly provenance?: QueueProvenance;
}

/** The given phase of an encounter; undefined where it did not occur. */
export const phaseOf = (encounter: Encounter, phase: Phase): PhaseInterval | undefined =>
  encounter.phases.find((p) => p.phase === phase);
