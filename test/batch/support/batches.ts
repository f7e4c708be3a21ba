import { utimesSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AnalysisProcesses } from '../../../src/batch/analysis-process.ts';
import type { BatchSummary, Settled } from '../../../src/batch/batch-summary.ts';
import { findInFolder } from '../../../src/batch/find-in-folder.ts';
import type { Discovery } from '../../../src/batch/found-recording.ts';
import { namePattern, USUAL_PATTERNS } from '../../../src/batch/name-pattern.ts';
import type { NightWindow } from '../../../src/batch/night-window.ts';
import { type BatchProgress, runBatch } from '../../../src/batch/run-batch.ts';
import type { RulebookSettings } from '../../../src/config/rulebook-places.ts';
import type { StoreLocation } from '../../../src/core/store-location.ts';
import { openDatabase } from '../../../src/store/database/open-database.ts';
import { jobsIn } from '../../../src/store/jobs/open-jobs.ts';
import { openStore } from '../../../src/store/open-store.ts';
import type { TemporaryFolder } from '../../support/temporary-folder.ts';

/** Processes that only read what a recording of a test says. */
export const fakeProcesses = (): AnalysisProcesses =>
  new AnalysisProcesses(fileURLToPath(new URL('./fake-analysis-child.ts', import.meta.url)));
const AN_HOUR_AGO = () => Date.now() / 1000 - 3600;

/** A recording that was finished an hour ago. */
export function recordingFile(folder: TemporaryFolder, name: string, words: string): string {
  const path = folder.file(name, words);
  utimesSync(path, AN_HOUR_AGO(), AN_HOUR_AGO());
  return path;
}

export const folderOf = (folder: string): AsyncGenerator<Discovery> =>
  findInFolder({
    folder,
    patterns: USUAL_PATTERNS.map(namePattern),
    hall: 'default',
    cameraOf: () => ({ zones: {} }),
  });

export interface TestBatch {
  readonly folder: string;
  readonly location: StoreLocation;
  readonly workers?: number;
  readonly again?: boolean;
  readonly discoveries?: AsyncIterable<Discovery>;
  readonly signal?: AbortSignal;
  readonly night?: NightWindow;
  readonly rulebooks?: readonly string[];
  readonly rulebookSettings?: RulebookSettings;
}

export interface BatchLog {
  readonly settled: Settled[];
  readonly progress: BatchProgress[];
}

/** A whole batch with the fake analyzer. */
export async function batch(test: TestBatch, log: BatchLog = { settled: [], progress: [] }): Promise<BatchSummary> {
  const { folder, location } = test;
  await using store = await openStore(location);
  const database = await openDatabase(location);
  try {
    await using jobs = await jobsIn(database, location, { retryDelayMs: 1 });
    using processes = fakeProcesses();
    return await runBatch(
      {
        discoveries: test.discoveries ?? folderOf(folder),
        location,
        store,
        jobs,
        processes,
        ffmpeg: {},
        sampleFps: 10,
        settleMs: 60_000,
        again: test.again ?? false,
        workers: test.workers ?? 2,
        night: test.night,
        rulebooks: test.rulebooks,
        ...(test.rulebookSettings && { rulebookSettings: test.rulebookSettings }),
        signal: test.signal ?? new AbortController().signal,
      },
      {
        onSettled: (settled) => void log.settled.push(settled),
        onProgress: (progress) => void log.progress.push(progress),
      },
    );
  } finally {
    await database.db.destroy();
  }
}
