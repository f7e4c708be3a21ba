import { type CallingClocks, callingClockOf } from './core/calling-clock.ts';
import { durationMs, hull, type Interval } from './core/interval.ts';
import type { HallHours } from './core/opening-hours.ts';
import type { Milliseconds } from './core/units.ts';
import { type Stretch, spanOf } from './duties/stretch.ts';
import { type JudgedBy, reevaluatedEngine } from './engine-record.ts';
import { judgeCameras } from './judge-cameras.ts';
import { judgeStretch } from './judge-stretch.ts';
import type { FrameReading } from './measurements/reading.ts';
import { onDutyTimes } from './on-duty.ts';
import { reevaluateRun } from './reevaluate.ts';
import type { Rulebook } from './rulebooks/clause.ts';
import { hashOf } from './store/database/content-hash.ts';
import { queueAround, type RecordedQueue, recordedQueue } from './store/queue/queue-record.ts';
import type { CommitOutcome } from './store/runs/commit-run.ts';
import { engineHash } from './store/runs/identity.ts';
import { type Perception, perceptionsOf } from './store/runs/perceptions.ts';
import type { EngineRecord } from './store/runs/run.ts';
import { gapsOf, hasPictures } from './store/runs/run-gaps.ts';
import { isDated, type RunOfDuty, stretchesWith } from './store/runs/run-stretches.ts';
import type { RunRecord } from './store/runs/runs.ts';
import type { RunId } from './store/runs/stored-timeline.ts';
import type { Database } from './store/schema.ts';
import type { TimelineStore } from './store/store.ts';
import { StoredStretch } from './stored-stretch.ts';

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
  const runs = runsIn(cameras);
  const perceptions = await perceptionsOf(
    judging.db,
    runs.map(({ id }) => id),
  );
  if (runs.some((run) => hasPictures(run) && !perceptions.get(run.id)!.hasReadings)) return runs.map(unmeasured);
  const rulebooks = await judging.rulebooksOf(runs[0]!);
  const queue = await queueOf(cameras, judging);
  const onDuty = onDutyTimes(judging.openingHours, runs[0]!.hall, { startedAt: cameras[0]!.originAt, startMs: 0 });
  const by = { rulebooks, queue, onDuty };
  const [only, second] = cameras;
  return second === undefined ? judgeOneCamera(only!, perceptions, by, judging) : judgeAllCameras(cameras, by, judging);
}

const runsIn = (cameras: readonly Stretch<RunOfDuty>[]): RunRecord[] =>
  cameras.flatMap(({ parts }) => parts.map(({ recording }) => recording.run));

/** In portions. A run is what its recording contributes: the same contribution is the same run, whatever else was recorded. */
async function judgeOneCamera(
  stretch: Stretch<RunOfDuty>,
  perceptions: ReadonlyMap<RunId, Perception>,
  { rulebooks, queue, onDuty }: JudgedBy,
  { db, store }: RunJudging,
): Promise<readonly JudgedRun[]> {
  const runs = runsIn([stretch]);
  const { camera, picture } = runs[0]!;
  const parts = stretch.parts.map((part) => {
    const { run } = part.recording;
    return { ...part, recording: { ...part.recording, gaps: gapsOf(run), perception: perceptions.get(run.id)! } };
  });
  const source = new StoredStretch(db);
  const by = { camera, picture, rulebooks, queue, onDuty: onDuty?.shifts };
  const timelines = await judgeStretch({ ...stretch, parts }, source, by);
  const judged = timelines.map((timeline, i) => {
    const ofRun = queue && queueAround(queue, parts[i]!);
    const engine = reevaluatedEngine(runs[i]!.engine, { rulebooks, queue: ofRun, onDuty, duty: hashOf(timeline) });
    return { ...timeline, runId: runs[i]!.id, engine };
  });
  const changed = judged.filter(({ engine }, i) => !isJudgedBy(runs[i]!, engine));
  const outcomes = await store.commitReevaluations(changed);
  await source.forgetFormer();
  const byRun = new Map(changed.map(({ runId }, i) => [runId, outcomes[i]!]));
  return runs.map((run) => (byRun.has(run.id) ? settled(run, byRun.get(run.id)!) : unchanged(run)));
}

async function judgeAllCameras(
  cameras: readonly Stretch<RunOfDuty>[],
  { rulebooks, queue, onDuty }: JudgedBy,
  { store }: RunJudging,
): Promise<readonly JudgedRun[]> {
  const runs = runsIn(cameras);
  const duty = hashOf(runs.map(({ footage, startedAt }) => [footage.sha256, startedAt]));
  const engines = runs.map(({ engine }) => reevaluatedEngine(engine, { rulebooks, queue, onDuty, duty }));
  if (runs.every((run, i) => isJudgedBy(run, engines[i]!))) return runs.map(unchanged);

  const seen = new Map<RunId, readonly FrameReading[]>();
  for (const { id } of runs) seen.set(id, await store.readings(id));
  const stretches = cameras.map((stretch) => {
    const { camera, picture } = stretch.parts[0]!.recording.run;
    const parts = stretch.parts.map((part) => {
      const { run } = part.recording;
      return { ...part, recording: { ...part.recording, readings: seen.get(run.id)!, gaps: gapsOf(run) } };
    });
    return { stretch: { ...stretch, parts }, camera, picture };
  });
  const { timelines, clocks } = judgeCameras(stretches, { rulebooks, queue, onDuty: onDuty?.shifts });
  const again = timelines.flatMap((ofStretch, i) => ofStretch.map((found) => ({ ...found, clockOffset: clocks[i] })));
  const outcomes = await store.commitReevaluations(
    again.map((found, i) => ({ ...found, runId: runs[i]!.id, engine: engines[i]! })),
  );
  return outcomes.map((outcome, i) => settled(runs[i]!, outcome));
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
