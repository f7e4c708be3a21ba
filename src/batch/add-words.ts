import { judgeRuns, type RunJudging } from '../judge-runs.ts';
import type { RunId } from '../store/runs/stored-timeline.ts';
import type { WordsSource } from '../words-source.ts';
import { type WordsOutcome, writeDown } from '../write-down.ts';

/** What became of a recording's words, and the run that is current now. */
export interface AddedWords extends WordsOutcome {
  readonly runId: RunId;
}

/**
 * Has what the clerks said in a stored recording written down, and judges it again with the words. A recogniser that fails leaves
 * the recording as it is, and is asked again by the next call.
 * @param runId the current run of the recording
 */
export async function addWords(
  runId: RunId,
  source: WordsSource,
  judging: RunJudging,
  signal: AbortSignal,
): Promise<AddedWords> {
  const { db, store } = judging;
  const runs = await store.runs({ id: runId });
  if (runs.length === 0) throw new TypeError(`run ${runId} is not current`);
  const outcome = await writeDown(runs[0]!, source, { db, store, now: Date.now(), signal });
  let current = runId;
  for await (const judged of judgeRuns(runs, judging))
    current = judged.find(({ run }) => run.id === runId)?.runId ?? current;
  return { ...outcome, runId: current };
}
