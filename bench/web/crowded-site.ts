import { createHash } from 'node:crypto';
import type { CounterEvent } from '../../src/events/event.ts';
import { BOW_GRADES_DEG } from '../../src/events/event.ts';
import type { Finding } from '../../src/rulebooks/finding.ts';
import type { AnalysisRun } from '../../src/store/runs/run.ts';
import type { ServiceStore } from '../../src/store/service-store.ts';
import { type RunningSite, runSite } from '../../test/e2e-web/support/run-site.ts';
import { EVENT_TYPES } from '../../test/support/event-types.ts';

export const BUSY_WINDOW = 'B01';
export const BUSY_DAY = '2026-11-19';
const DAY_EVENTS = 10_000;
const DAY_ENCOUNTERS = 160;
const RECORDINGS = 4;
const RECORDING_MS = 2 * 3_600_000;

const QUEUE = 30_000;
const QUEUED_A_RUN = 200;
const SAMPLE_FPS = 5;

/** The review site on a store with 30,000 findings that wait, and a day of 10,000 events at one window. */
export const crowdedSite = (): Promise<RunningSite> => runSite({ days: 0, sampleFps: SAMPLE_FPS, more: crowd });

async function crowd(store: ServiceStore, runs: readonly AnalysisRun[]): Promise<void> {
  const [, violations] = runs as [AnalysisRun, AnalysisRun];
  for (let i = 0; i < QUEUE / QUEUED_A_RUN; i++) await store.commitRun(waiting(violations, i));
  for (let part = 0; part < RECORDINGS; part++) await store.commitRun(busy(violations, part));
}

const at = (time: string): number => Date.parse(`${BUSY_DAY}T${time}+08:00`);
const sha256 = (seed: string): string => createHash('sha256').update(seed).digest('hex');

/** The recording with violations at one more window, each finding of it many times, none as certain as another. */
function waiting(run: AnalysisRun, copy: number): AnalysisRun {
  const flagged = run.findings.filter(({ verdict }) => verdict === 'not-met' || verdict === 'needs-review');
  return {
    ...run,
    window: `C${String(copy).padStart(3, '0')}`,
    startedAt: at('09:00:00') + copy * 60_000,
    findings: Array.from({ length: QUEUED_A_RUN }, (_, i): Finding => {
      const finding = flagged[i % flagged.length]!;
      const value = { value: 25 + ((copy * QUEUED_A_RUN + i) % 997) / 200, unit: 'deg', uncertainty: 1.5 } as const;
      return { ...finding, value, threshold: { value: 30, unit: 'deg' } };
    }),
  };
}

function busy(run: AnalysisRun, part: number): AnalysisRun {
  const count = DAY_EVENTS / RECORDINGS;
  const apart = RECORDING_MS / count;
  const served = (RECORDING_MS * RECORDINGS) / DAY_ENCOUNTERS;
  const events = Array.from({ length: count }, (_, i): CounterEvent => {
    const type = EVENT_TYPES[i % EVENT_TYPES.length]!;
    const bow = { value: 28.5, unit: 'deg', uncertainty: 2.5, gradeDeg: BOW_GRADES_DEG[1] } as const;
    const interval = { startMs: i * apart, endMs: i * apart + 0.8 * apart };
    return { type, person: 'clerk-1', role: 'clerk', ...interval, confidence: 0.9, ...(type === 'bow' && bow) };
  });
  const [encounter] = run.encounters as [AnalysisRun['encounters'][number]];
  const lengthMs = encounter.endMs - encounter.startMs;
  const encounters = Array.from({ length: DAY_ENCOUNTERS / RECORDINGS }, (_, i) => {
    const place = (ms: number) => (i + (0.9 * (ms - encounter.startMs)) / lengthMs) * served;
    const moved = <T extends { readonly startMs: number; readonly endMs: number }>(entry: T): T => ({
      ...entry,
      startMs: place(entry.startMs),
      endMs: place(entry.endMs),
    });
    const phases = encounter.phases.map(moved);
    return { ...moved(encounter), id: `e${i + 1}`, atCounter: moved(encounter.atCounter), phases };
  });
  return {
    ...run,
    window: BUSY_WINDOW,
    startedAt: at('09:00:00') + part * RECORDING_MS,
    footage: { ...run.footage, sha256: sha256(`busy ${part}`), durationMs: RECORDING_MS, startMs: 0 },
    events,
    encounters,
    blindness: events
      .filter((_, i) => i % 20 === 0)
      .map(({ startMs, endMs }) => ({
        ...{ quantity: 'hands' as const, person: 'clerk-1', role: 'clerk' as const, reason: 'occluded' as const },
        ...{ startMs, endMs },
      })),
    findings: encounters.flatMap(({ id, startMs, endMs }) =>
      run.findings
        .filter(({ encounter: of }) => of !== undefined)
        .slice(0, 20)
        .map((finding) => ({
          ...finding,
          encounter: id,
          evidence: { startMs, endMs: startMs + (endMs - startMs) / 8 },
        })),
    ),
    readings: [],
  };
}
