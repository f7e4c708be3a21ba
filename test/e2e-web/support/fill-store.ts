import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, link } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileStateOf } from '../../../src/batch/content-of-file.ts';
import { DAY_MS } from '../../../src/contract/durations.ts';
import type { Verdict } from '../../../src/contract/verdict.ts';
import type { Finding } from '../../../src/rulebooks/finding.ts';
import { type KnownFiles, knownFiles } from '../../../src/store/recordings/known-files.ts';
import type { AnalysisRun } from '../../../src/store/runs/run.ts';
import type { ServiceStore } from '../../../src/store/service-store.ts';

const WINDOWS = ['A01', 'A02', 'A03', 'A04', 'A05'] as const;
/** How often each window fails beyond what the recordings show. */
const SLIPS: Readonly<Record<string, number>> = { A01: 0.02, A02: 0.12, A03: 0.05, A04: 0.2, A05: 0.08 };
/** Tired before lunch and at the end of the day. */
const SLIPS_OF_HOUR: Readonly<Record<number, number>> = { 9: 0.5, 10: 0.8, 11: 1.8, 14: 0.7, 15: 1, 16: 2 };
const HOURS = Object.keys(SLIPS_OF_HOUR).map(Number);
const LAST_DAY = Date.parse('2026-11-20T00:00:00+08:00');

export interface Filling {
  readonly days: number;
  /** Left empty in demo pictures of one window only. */
  readonly windows?: readonly string[];
  /** Folder of the copies of recordings. */
  readonly folder: string;
}

/** Files of the history: each is one of the recordings once more, and known by a content of its own. */
class Copies {
  readonly #files: KnownFiles;
  readonly #folder: string;

  constructor(files: KnownFiles, folder: string) {
    this.#files = files;
    this.#folder = folder;
  }

  async placed(run: AnalysisRun, original: string): Promise<AnalysisRun> {
    const name = join(this.#folder, `${run.footage.sha256}.mp4`);
    const first = join(this.#folder, basename(original));
    await copyFile(original, first, constants.COPYFILE_EXCL).catch(() => {});
    await link(first, name);
    await this.#files.remember(await fileStateOf(name), run.footage.sha256);
    return { ...run, footage: { ...run.footage, name } };
  }
}

/** The analysed recordings as they are, and a plausible history before them made of their copies. */
export async function fillStore(
  store: ServiceStore,
  runs: readonly AnalysisRun[],
  { days, windows = WINDOWS, folder }: Filling,
): Promise<void> {
  const copies = new Copies(knownFiles(store.database), folder);
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
        const run = runs[chance() < slips * 2 ? 1 : 0]!;
        await store.commitRun(
          await copies.placed(copyOf(run, window, dayMs + (hour * 60 + minute) * 60_000, slips), run.footage.name),
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
