import { type CallingClocks, callingClockOf } from './core/calling-clock.ts';
import { durationMs, hull, type Interval } from './core/interval.ts';
import type { HallHours } from './core/opening-hours.ts';
import type { Milliseconds } from './core/units.ts';
import type { ClockOffset } from './duties/clock-offset.ts';
import { type SeenRecording, type Stretch, spanOf } from './duties/stretch.ts';
import { reevaluatedEngine } from './engine-record.ts';
import type { Judging } from './interpret.ts';
import { judgeCameras } from './judge-cameras.ts';
import { judgeStretch } from './judge-stretch.ts';
import type { FrameReading } from './measurements/reading.ts';
import { onDutyTimes } from './on-duty.ts';
import { reevaluateRun } from './reevaluate.ts';
import type { Rulebook } from './rulebooks/clause.ts';
import { hashOf } from './store/database/content-hash.ts';
import { type RecordedQueue, recordedQueue } from './store/queue/queue-record.ts';
import type { CommitOutcome } from './store/runs/commit-run.ts';
import { engineHash } from './store/runs/identity.ts';
import type { EngineRecord, Timeline } from './store/runs/run.ts';
import { gapsOf } from './store/runs/run-gaps.ts';
import { isDated, type RunOfDuty, stretchesWith } from './store/runs/run-stretches.ts';
import type { RunRecord } from './store/runs/runs.ts';
import type { RunId } from './store/runs/stored-timeline.ts';
import type { Database } from './store/schema.ts';
import type { TimelineStore } from './store/store.ts';

/** What judging stored runs again needs beside the runs. */
export interface RunJudging {
  readonly db: Database;
  readonly store: TimelineStore;
  readonly callingClocks: CallingClocks;
  readonly openingHours: HallHours;
  /** What a run is judged by, as it reads now. */
  readonly rulebooksOf: (run: RunRecord) => Promise<readonly Rulebook[]>;
}

/**
 * - `changed`: another run took its place
 * - `unmeasured`: its measurements, or those of a recording that it is judged with, are deleted: it stays as it is
 */
export interface JudgedRun {
  readonly run: RunRecord;
  readonly outcome: 'changed' | 'unchanged' | 'unmeasured';
  /** The run that is current now. */
  readonly runId: RunId;
}

/**
 * Judges stored runs again, without video or inference: each with the recordings that follow it and precede it.
 * @param runs current ones; what is to be judged with them is found
 */
export async function* judgeRuns(
  runs: readonly RunRecord[],
  judging: RunJudging,
): AsyncGenerator<readonly JudgedRun[], void> {
  for (const run of runs) if (!isDated(run)) yield [await judgeAlone(run, judging)];
  for (const cameras of await stretchesWith(judging.db, runs.filter(isDated))) {
    const [first, second] = cameras.flatMap(({ parts }) => parts);
    yield second === undefined
      ? [await judgeAlone(first!.recording.run, judging)]
      : await judgeTogether(cameras, judging);
  }
}

async function judgeAlone(run: RunRecord, judging: RunJudging): Promise<JudgedRun> {
  const { db, store } = judging;
  const rulebooks = await judging.rulebooksOf(run);
  const queue = await recordedQueue(db, run, callingClockOf(judging.callingClocks, run.hall));
  const { startedAt, footage } = run;
  const onDuty = onDutyTimes(judging.openingHours, run.hall, { startedAt, startMs: footage.startMs });
  if (isJudgedBy(run, reevaluatedEngine(run.engine, { rulebooks, queue, onDuty }))) return unchanged(run);
  const stored = await store.run(run.id);
  // Another analysis of the recording was stored meanwhile, judged as the rulebooks are now.
  if (stored.status !== 'current') return unchanged(run);
  if (stored.readings.length === 0) return unmeasured(run);
  const { engine, ...timeline } = reevaluateRun(stored, rulebooks, queue, onDuty);
  return settled(run, await store.commitReevaluation(run.id, timeline, engine));
}

/** @param cameras stretches that show the same time, each of another camera */
async function judgeTogether(
  cameras: readonly Stretch<RunOfDuty>[],
  judging: RunJudging,
): Promise<readonly JudgedRun[]> {
  const { store } = judging;
  const parts = cameras.flatMap((stretch) => stretch.parts);
  const runs = parts.map(({ recording }) => recording.run);
  const rulebooks = await judging.rulebooksOf(runs[0]!);
  const queue = await queueOf(cameras, judging);
  const onDuty = onDutyTimes(judging.openingHours, runs[0]!.hall, { startedAt: cameras[0]!.originAt, startMs: 0 });
  const duty = hashOf(runs.map(({ footage, startedAt }) => [footage.sha256, startedAt]));
  const engines = runs.map(({ engine }) => reevaluatedEngine(engine, { rulebooks, queue, onDuty, duty }));
  if (runs.every((run, i) => isJudgedBy(run, engines[i]!))) return runs.map(unchanged);

  const seen = new Map<RunId, readonly FrameReading[]>();
  for (const { id } of runs) seen.set(id, await store.readings(id));
  if ([...seen.values()].some((readings) => readings.length === 0)) return runs.map(unmeasured);
  const stretches = cameras.map((stretch) => ({
    ...stretch,
    parts: stretch.parts.map((part) => {
      const { run } = part.recording;
      return { ...part, recording: { ...part.recording, readings: seen.get(run.id)!, gaps: gapsOf(run) } };
    }),
  }));
  const judged = judgeStretches(stretches, { rulebooks, queue, onDuty: onDuty?.shifts });
  const again = judged.flatMap(({ timelines, clockOffset }) => timelines.map((found) => ({ ...found, clockOffset })));
  const outcomes = await store.commitReevaluations(
    again.map((found, i) => ({ ...found, runId: runs[i]!.id, engine: engines[i]! })),
  );
  return outcomes.map((outcome, i) => settled(runs[i]!, outcome));
}

interface JudgedStretch {
  readonly timelines: readonly Timeline[];
  readonly clockOffset?: ClockOffset | undefined;
}

function judgeStretches(
  stretches: readonly Stretch<RunOfDuty & SeenRecording>[],
  judging: Judging,
): readonly JudgedStretch[] {
  const cameras = stretches.map((stretch) => {
    const { camera, picture } = stretch.parts[0]!.recording.run;
    return { stretch, camera, picture };
  });
  const [only, second] = cameras;
  if (second === undefined) return [{ timelines: judgeStretch(only!.stretch, { ...only!, ...judging }) }];
  const { timelines, clocks } = judgeCameras(cameras, judging);
  return timelines.map((found, i) => ({ timelines: found, clockOffset: clocks[i] }));
}

/** What the calling system said around what the cameras show, in the time of the first one. */
function queueOf(cameras: readonly Stretch<RunOfDuty>[], judging: RunJudging): Promise<RecordedQueue | undefined> {
  const { originAt, parts } = cameras[0]!;
  const { hall, window } = parts[0]!.recording.run;
  const span = hull(cameras.map((stretch) => moved(spanOf(stretch), stretch.originAt - originAt)));
  const footage = { startMs: span.startMs, durationMs: durationMs(span) };
  const clock = callingClockOf(judging.callingClocks, hall);
  return recordedQueue(judging.db, { hall, window, startedAt: originAt + span.startMs, footage }, clock);
}

const moved = ({ startMs, endMs }: Interval, byMs: Milliseconds): Interval => ({
  startMs: startMs + byMs,
  endMs: endMs + byMs,
});

const isJudgedBy = (run: RunRecord, engine: EngineRecord): boolean => engineHash(run.engine) === engineHash(engine);
const unchanged = (run: RunRecord): JudgedRun => ({ run, outcome: 'unchanged', runId: run.id });
const unmeasured = (run: RunRecord): JudgedRun => ({ run, outcome: 'unmeasured', runId: run.id });
const settled = (run: RunRecord, { outcome, runId }: CommitOutcome): JudgedRun => ({
  run,
  ...{ outcome: outcome === 'exists' ? 'unchanged' : 'changed', runId },
});
