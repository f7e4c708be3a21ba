import { createHash } from 'node:crypto';
import type { Finding, Verdict } from '../../../src/rulebooks/finding.ts';
import type { AnalysisRun } from '../../../src/timeline/run.ts';
import type { TimelineStore } from '../../../src/timeline/store.ts';

const WINDOWS = ['A01', 'A02', 'A03', 'A04', 'A05'] as const;
/** Of each window, how often what is judged goes wrong beyond what the recordings show. */
const SLIPS: Readonly<Record<string, number>> = { A01: 0.02, A02: 0.12, A03: 0.05, A04: 0.2, A05: 0.08 };
/** Tired before lunch and at the end of the day. */
const SLIPS_OF_HOUR: Readonly<Record<number, number>> = { 9: 0.5, 10: 0.8, 11: 1.8, 14: 0.7, 15: 1, 16: 2 };
const HOURS = Object.keys(SLIPS_OF_HOUR).map(Number);
const DAY_MS = 86_400_000;
const LAST_DAY = Date.parse('2026-11-20T00:00:00+08:00');

export interface Filling {
  readonly days: number;
  /** Left empty in demo pictures of one window only. */
  readonly windows?: readonly string[];
}

/** The analysed recordings as they are, and a plausible history before them made of their copies. */
export async function fillStore(
  store: TimelineStore,
  runs: readonly AnalysisRun[],
  { days, windows = WINDOWS }: Filling,
): Promise<void> {
  for (const run of runs) await store.commitRun(run);
  for (let day = 1; day <= days; day++) {
    const dayMs = LAST_DAY - day * DAY_MS;
    const weekday = new Date(dayMs + DAY_MS / 3).getUTCDay();
    if (weekday === 0 || weekday === 6) continue;
    for (const window of windows) {
      for (const hour of HOURS) {
        const chance = dice(`${day} ${window} ${hour}`);
        const minute = Math.floor(chance() * 50);
        const slips = SLIPS[window]! * SLIPS_OF_HOUR[hour]!;
        await store.commitRun(
          copyOf(runs[chance() < slips * 2 ? 1 : 0]!, window, dayMs + (hour * 60 + minute) * 60_000, slips),
        );
      }
    }
  }
}

function copyOf(run: AnalysisRun, window: string, startedAt: number, slips: number): AnalysisRun {
  const chance = dice(`${window} ${startedAt}`);
  return {
    ...run,
    window,
    startedAt,
    footage: { ...run.footage, sha256: createHash('sha256').update(`${window} ${startedAt}`).digest('hex') },
    findings: run.findings.map((finding) => varied(finding, chance(), slips)),
  };
}

function varied(finding: Finding, chance: number, slips: number): Finding {
  if (finding.verdict !== 'met' && finding.verdict !== 'not-met') return finding;
  const verdict: Verdict = chance < slips * 0.7 ? 'not-met' : chance < slips ? 'needs-review' : 'met';
  if (chance >= slips || finding.encounter === undefined) return finding;
  const { value: _, ...others } = finding;
  return { ...others, verdict, reason: 'not-observed' };
}

/** Numbers from 0 to 1 that are the same each time. */
function dice(seed: string): () => number {
  let count = 0;
  return () => createHash('sha256').update(`${seed} ${count++}`).digest().readUInt32BE() / 2 ** 32;
}
