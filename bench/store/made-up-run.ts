import { HOUR_MS } from '../../src/contract/durations.ts';
import { VERDICTS } from '../../src/contract/verdict.ts';
import type { EpochMilliseconds, Milliseconds } from '../../src/core/units.ts';
import { BOW_GRADES_DEG, type CounterEvent } from '../../src/events/event.ts';
import type { Finding } from '../../src/rulebooks/finding.ts';
import type { AnalysisRun } from '../../src/store/runs/run.ts';
import { EVENT_TYPES } from '../../test/support/event-types.ts';

export const RECORDING_MS: Milliseconds = 2 * HOUR_MS;
export const ENCOUNTERS_A_RECORDING = 8;

export const windowName = (w: number): string => `A${String(w + 1).padStart(3, '0')}`;

/** A recording to make up. */
export interface MadeUp {
  /** From 0. */
  readonly window: number;
  /** Tells recordings of a window apart. */
  readonly name: string;
  readonly startedAt: EpochMilliseconds;
  readonly eventCount: number;
  /** Judged for every encounter. */
  readonly clauses: readonly string[];
  /** Which verdict comes first. */
  readonly turn: number;
}

/** A recording of two hours with eight encounters, as a store is given it; without measurements. */
export function madeUpRun({ window, name, startedAt, eventCount, clauses, turn }: MadeUp): AnalysisRun {
  const apart = RECORDING_MS / eventCount;
  const events = Array.from({ length: eventCount }, (_, i): CounterEvent => {
    const type = EVENT_TYPES[i % EVENT_TYPES.length]!;
    const startMs = i * apart + 0.25;
    const bow =
      type === 'bow' ? ({ value: 28.5, unit: 'deg', uncertainty: 2.5, gradeDeg: BOW_GRADES_DEG[1] } as const) : {};
    return { type, person: 'clerk-1', role: 'clerk', startMs, endMs: startMs + 0.8 * apart, confidence: 0.9, ...bow };
  });
  const served = RECORDING_MS / ENCOUNTERS_A_RECORDING;
  const encounters = Array.from({ length: ENCOUNTERS_A_RECORDING }, (_, i) => {
    const interval = { startMs: i * served, endMs: (i + 0.9) * served };
    return {
      id: `e${i + 1}`,
      citizen: `citizen-${i + 1}`,
      ...interval,
      atCounter: interval,
      phases: [{ phase: 'arrival' as const, startMs: interval.startMs, endMs: interval.startMs + 8000 }],
      beginsInFootage: true,
      endsInFootage: true,
    };
  });
  const findings = encounters.flatMap((encounter, e) =>
    clauses.map(
      (clause, c): Finding => ({
        rulebook: 'qingpu-2023',
        clause,
        encounter: encounter.id,
        verdict: VERDICTS[(c + e + turn) % VERDICTS.length]!,
        reason: 'observed',
        value: { value: 28.5, unit: 'deg', uncertainty: 2.5 },
        threshold: { value: 30, unit: 'deg' },
        evidence: { startMs: encounter.startMs, endMs: encounter.startMs + 8000 },
      }),
    ),
  );
  return {
    window: windowName(window),
    startedAt,
    camera: { view: 'front', zones: {} },
    footage: {
      sha256: `${window}-${name}`.padStart(64, '0'),
      name: `${windowName(window)}.mp4`,
      durationMs: RECORDING_MS,
      startMs: 0,
      width: 1280,
      height: 720,
    },
    engine: { version: '0.1.0', models: [], settings: { sampleFps: 5 } },
    completeness: { complete: true },
    people: [{ id: 'clerk-1', role: 'clerk' }],
    events,
    blindness: [],
    encounters,
    findings,
    picture: { width: 1280, height: 720 },
    readings: [],
  };
}
