import { hallDay } from '../../contract/hall-time.ts';
import type { Verdict } from '../../contract/verdict.ts';
import { callingClockOf, USUAL_CALLING_CLOCKS } from '../../core/calling-clock.ts';
import { type Interval, overlapMs } from '../../core/interval.ts';
import { UNKNOWN_HOURS } from '../../core/opening-hours.ts';
import { queueFacts } from '../../interpret.ts';
import { onDutyTimes } from '../../on-duty.ts';
import type { Rulebook } from '../../rulebooks/clause.ts';
import { evaluate } from '../../rulebooks/evaluate.ts';
import type { Finding } from '../../rulebooks/finding.ts';
import { type RecordedQueue, recordedQueue } from '../../store/queue/queue-record.ts';
import type { FoundFinding } from '../../store/reviews/find-findings.ts';
import type { StoredEntries } from '../../store/runs/entries.ts';
import { judgedFootage } from '../../store/runs/run-gaps.ts';
import type { RunRecord } from '../../store/runs/runs.ts';
import { transcriptOfRun } from '../../store/words/transcripts.ts';
import type { Transcript } from '../../voice/spoken-words.ts';
import type { ServiceContext } from '../context.ts';

/** A finding whose verdict another threshold would change. */
export interface ChangedVerdict {
  readonly finding: FoundFinding;
  readonly after: Verdict;
}

export interface ThresholdPreview {
  readonly runs: number;
  readonly findings: number;
  readonly changed: readonly ChangedVerdict[];
  /** Among the findings that reviewers have judged: how many the current and the new thresholds judge as they did. */
  readonly reviewed: { readonly findings: number; readonly rightBefore: number; readonly rightAfter: number };
}

/** Judges one clause again over stored events, without video or readings. `rulebook` must hold that clause alone. */
export async function previewThresholds(
  { store, settings }: ServiceContext,
  rulebook: Rulebook,
  runs: readonly RunRecord[],
): Promise<ThresholdPreview> {
  const [clause] = rulebook.clauses;
  const filter = { rulebook: rulebook.id, clause: clause!.id };
  const pairs: ChangedVerdict[] = [];
  for (const run of runs) {
    const clock = callingClockOf(settings.callingClocks ?? USUAL_CALLING_CLOCKS, run.hall);
    const queue = await store.read((db) => recordedQueue(db, run, clock));
    const beginning = { startedAt: run.startedAt, startMs: run.footage.startMs };
    const onDuty = onDutyTimes(settings.openingHours ?? UNKNOWN_HOURS, run.hall, beginning)?.shifts;
    const words = await store.read((db) => transcriptOfRun(db, run.id));
    const again = judgeWith(run, await store.entries(run.id), rulebook, { queue, onDuty, words });
    const { findings } = await store.findings({ ...filter, runId: run.id }, { limit: 10_000 });
    for (const finding of findings) {
      const same = again.find((other) => isSameCase(other, finding));
      // Words may be deleted since; thresholds change nothing about that.
      const after = same === undefined || same.reason === 'no-words' ? finding.verdict : same.verdict;
      pairs.push({ finding, after });
    }
  }
  const judged = pairs.filter(({ finding }) => ['confirmed', 'overturned'].includes(finding.review.status));
  return {
    runs: runs.length,
    findings: pairs.length,
    changed: pairs.filter(({ finding, after }) => finding.verdict !== after),
    reviewed: {
      findings: judged.length,
      rightBefore: judged.filter(({ finding }) => finding.verdict === finding.review.verdict).length,
      rightAfter: judged.filter(({ finding, after }) => after === finding.review.verdict).length,
    },
  };
}

/** Findings of a shift are told apart by when it was. */
const isSameCase = (a: Finding, b: Finding): boolean =>
  a.encounter === b.encounter && (a.encounter !== undefined || overlapMs(a.evidence, b.evidence) > 0);

function judgeWith(
  run: RunRecord,
  entries: StoredEntries,
  rulebook: Rulebook,
  {
    queue,
    onDuty,
    words,
  }: {
    readonly queue: RecordedQueue | undefined;
    readonly onDuty: readonly Interval[] | undefined;
    readonly words: Transcript | undefined;
  },
): Finding[] {
  const { camera, startedAt } = run;
  return evaluate([rulebook], {
    ...judgedFootage(run),
    ...entries,
    ...queueFacts(queue),
    ...{ onDuty, words },
    view: camera.view,
    recordedOn: startedAt === undefined ? undefined : hallDay(startedAt),
  });
}
