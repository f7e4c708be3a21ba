import type { OpenDatabase } from '../store/database/open-database.ts';
import { unjoinedRecordings } from '../store/runs/reevaluations.ts';
import { type JudgingSettings, requestedJudging } from './reevaluation-job.ts';

/**
 * Judges recordings together that were stored beside each other, at once instead of in a minute's time by a worker.
 * @returns how many runs were replaced
 */
export async function judgeJoined(
  database: OpenDatabase,
  settings: JudgingSettings,
  signal: AbortSignal,
): Promise<number> {
  const judge = requestedJudging(database, settings);
  let changed = 0;
  for (const id of await unjoinedRecordings(database.db)) {
    signal.throwIfAborted();
    changed += (await judge(id, signal)).changed;
  }
  return changed;
}
