import type { AnalysisRun } from '../../../src/store/runs/run.ts';
import { encounter, engine, event, finding, readings, run } from './runs.ts';

export const LARGE_RUN = { events: 1500, encounters: 100, findings: 1500, frames: 200 } as const;

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** Takes long enough to commit that a process can be killed amid it. */
export const largeRun = (recording: number, version: string): AnalysisRun =>
  run({
    window: `A${recording % 3}`,
    footage: { ...run().footage, sha256: String(recording).padStart(64, '0') },
    engine: engine({ version }),
    events: range(LARGE_RUN.events).map((i) => event({ startMs: i * 10, endMs: i * 10 + 500 })),
    encounters: range(LARGE_RUN.encounters).map((i) => encounter({ id: `e${i}` })),
    findings: range(LARGE_RUN.findings).map((i) =>
      finding({
        encounter: `e${i % LARGE_RUN.encounters}`,
        clause: `c${i % 15}`,
        verdict: i % 4 === 0 ? 'not-met' : 'met',
      }),
    ),
    readings: readings({ frames: LARGE_RUN.frames }),
  });
