import { judgeRuns, type RunJudging } from '../judge-runs.ts';
import type { Rulebook } from '../rulebooks/clause.ts';
import type { RunRecord } from '../store/runs/runs.ts';
import type { RunId } from '../store/runs/stored-timeline.ts';
import type { TimelineStore } from '../store/store.ts';
import type { WordsSource } from '../words-source.ts';
import { type WordsOutcome, writeDown } from '../write-down.ts';

/** What became of a recording's words, and the run that is current now. */
export interface AddedWords extends WordsOutcome {
  readonly runId: RunId;
}

/**
 * Has what the clerks said in a stored recording written down, and judges it again with the words. A recogniser that fails leaves
 * the recording as it is, and is asked again by the next call.
 * @param runId a run of the recording that is in the store
 */
export async function addWords(
  runId: RunId,
  source: WordsSource,
  judging: RunJudging,
  signal: AbortSignal,
): Promise<AddedWords> {
  const { db, store } = judging;
  const outcome = await writeDown(await runOf(store, runId), source, { db, store, now: Date.now(), signal });
  const current = await currentOf(store, runId);
  let now = current.id;
  for await (const judged of judgeRuns([current], judging))
    now = judged.find(({ run }) => run.id === current.id)?.runId ?? now;
  return { ...outcome, runId: now };
}

interface NewRunJudging extends Omit<RunJudging, 'rulebooksOf'> {
  /** By which the run was judged without words. */
  readonly rulebooks: readonly Rulebook[];
}

/** Adds the words of a run that was just stored; undefined where there is no source of them. */
export async function addWordsOfNewRun(
  runId: RunId,
  source: WordsSource | undefined,
  { rulebooks, ...judging }: NewRunJudging,
  signal: AbortSignal,
): Promise<AddedWords | undefined> {
  if (source === undefined) return undefined;
  return addWords(runId, source, { ...judging, rulebooksOf: async () => rulebooks }, signal);
}

async function runOf(store: TimelineStore, id: RunId): Promise<RunRecord> {
  const [run] = await store.runs({ id, includeSuperseded: true });
  return run!;
}

/** The run that has taken this one's place meanwhile, or this one. */
async function currentOf(store: TimelineStore, id: RunId): Promise<RunRecord> {
  let run = await runOf(store, id);
  while (run.supersededBy !== undefined) run = await runOf(store, run.supersededBy);
  return run;
}
