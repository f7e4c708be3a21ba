import { hallDay } from './contract/hall-time.ts';
import type { DutyTimes } from './core/opening-hours.ts';
import { reevaluatedEngine } from './engine-record.ts';
import { interpret } from './interpret.ts';
import type { Rulebook } from './rulebooks/clause.ts';
import type { RecordedQueue } from './store/queue/queue-record.ts';
import type { AnalysisRun, EngineRecord, Timeline } from './store/runs/run.ts';
import { judgedFootage } from './store/runs/run-gaps.ts';
import type { StoredTranscript } from './store/words/transcripts.ts';

export interface Reevaluation extends Timeline {
  readonly engine: EngineRecord;
}

/**
 * Stored readings to events to findings: no decoding, no inference.
 * @param onDuty when the window is on duty; without it, as long as anything is recorded
 * @param words what the clerks said, where it was written down
 * @param queue what the calling system says now; without it, encounters and exceptions are those of the camera alone
 */
export function reevaluateRun(
  run: AnalysisRun,
  rulebooks: readonly Rulebook[],
  queue?: RecordedQueue,
  onDuty?: DutyTimes,
  words?: StoredTranscript,
): Reevaluation {
  const { readings, camera, picture, startedAt } = run;
  const { timeline } = interpret({
    readings,
    camera,
    picture,
    ...judgedFootage(run),
    rulebooks,
    recordedOn: startedAt === undefined ? undefined : hallDay(startedAt),
    ...{ queue, onDuty: onDuty?.shifts, words },
  });
  return { ...timeline, engine: reevaluatedEngine(run.engine, { rulebooks, queue, onDuty, words: words?.digest }) };
}
