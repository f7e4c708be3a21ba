import type { EngineRecord } from '../../../src/store/runs/run.ts';
import type { ServiceStore } from '../../../src/store/service-store.ts';
import { engine, finding, NINE_O_CLOCK, run } from '../../store/support/runs.ts';

export const CLAUSES = { bothHands: '3.2.2-both-hands-intake', stands: '3.2.2-stands-arrival' } as const;

/**
 * A recording of a window at nine o'clock with three findings: not met, near the threshold, met.
 * @param sha256 tells recordings apart
 */
export async function storeRun(
  store: ServiceStore,
  hall = 'default',
  window = 'A01',
  sha256 = 'cd',
  more: Partial<EngineRecord> = {},
): Promise<number> {
  const { runId } = await store.commitRun(
    run({
      ...{ hall, window },
      footage: { ...run().footage, sha256: sha256.repeat(64).slice(0, 64) },
      startedAt: NINE_O_CLOCK,
      engine: engine(more),
      findings: [
        finding({
          clause: CLAUSES.bothHands,
          verdict: 'not-met',
          reason: 'observed',
          evidence: { startMs: 1000, endMs: 2000 },
        }),
        finding({
          clause: CLAUSES.stands,
          verdict: 'needs-review',
          reason: 'near-threshold',
          value: { value: 1400, unit: 'ms', uncertainty: 400 },
          threshold: { value: 1200, unit: 'ms' },
          evidence: { startMs: 3000, endMs: 4000 },
        }),
        finding({ clause: CLAUSES.stands, verdict: 'met', evidence: { startMs: 5000, endMs: 6000 } }),
      ],
    }),
  );
  return runId;
}
