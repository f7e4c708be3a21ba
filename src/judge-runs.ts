import { type CallingClocks, callingClockOf } from './core/calling-clock.ts';
import { camerasOfPosts } from './core/camera.ts';
import { durationMs, hull, type Interval } from './core/interval.ts';
import type { HallHours } from './core/opening-hours.ts';
import type { Milliseconds } from './core/units.ts';
import type { ClockOffset } from './duties/clock-offset.ts';
import { joinPosts } from './duties/join-posts.ts';
import { type Stretch, type StretchPart, spanOf } from './duties/stretch.ts';
import { reevaluatedEngine } from './engine-record.ts';
import type { Judging } from './interpret.ts';
import { type CameraStretch, judgeCameras } from './judge-cameras.ts';
import { judgeStretch } from './judge-stretch.ts';
import { onDutyTimes } from './on-duty.ts';
import { reevaluateRun } from './reevaluate.ts';
import type { Rulebook } from './rulebooks/clause.ts';
import { hashOf } from './store/database/content-hash.ts';
import { queueAround, type RecordedQueue, recordedQueue } from './store/queue/queue-record.ts';
import type { CommitOutcome } from './store/runs/commit-run.ts';
import { engineHash } from './store/runs/identity.ts';
import { type Perception, perceptionsOf } from './store/runs/perceptions.ts';
import type { EngineRecord, Timeline } from './store/runs/run.ts';
import { gapsOf, hasPictures } from './store/runs/run-gaps.ts';
import { isDated, type RunOfDuty, stretchesWith } from './store/runs/run-stretches.ts';
import type { RunRecord } from './store/runs/runs.ts';
import type { RunId } from './store/runs/stored-timeline.ts';
import type { Database } from './store/schema.ts';
import type { TimelineStore } from './store/store.ts';
import { transcriptOfRun } from './store/words/transcripts.ts';
import { type StoredRecording, StoredStretch } from './stored-stretch.ts';
import { asWithWords, formerWords, wordsOfStretch } from './words-of-runs.ts';

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
  const words = await transcriptOfRun(db, run.id);
  const by = { rulebooks, queue, onDuty, words: words?.digest ?? formerWords(run.engine) };
  if (isJudgedBy(run, reevaluatedEngine(run.engine, by))) return unchanged(run);
  const stored = await store.run(run.id);
  // Another analysis of the recording was stored meanwhile, judged as the rulebooks are now.
  if (stored.status !== 'current') return unchanged(run);
  if (stored.readings.length === 0) return unmeasured(run);
  const judged = reevaluateRun(stored, rulebooks, queue, onDuty, words);
  const timeline = words ? judged : await asWithWords(judged, run, store);
  return settled(run, await store.commitReevaluation(run.id, timeline, reevaluatedEngine(run.engine, by)));
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
  const said = await Promise.all(cameras.map((stretch) => wordsOfStretch(judging.db, stretch)));
  const ofRuns = said.flatMap((each) => each.ofRuns);
  const sources = cameras.map((stretch, i) => ({
    ...storedStretch(stretch, perceptions, judging.db),
    words: said[i]!.words,
  }));
  const found = await judgePosts(sources, { rulebooks, queue, onDuty: onDuty?.shifts });
  const kept = await Promise.all(
    found.map((own, i) => (ofRuns[i]!.areKnown ? own : asWithWords(own, runs[i]!, judging.store))),
  );
  const judged = kept.map(({ laterMs, part, ...ofRun }, i) => {
    const ownQueue = queue && queueAround(queue, laterBy(part, laterMs));
    const duty = hashOf(ofRun);
    const by = { rulebooks, queue: ownQueue, onDuty, duty, words: ofRuns[i]!.digest };
    const engine = reevaluatedEngine(runs[i]!.engine, by);
    return { ...ofRun, runId: runs[i]!.id, engine };
  });
  const changed = judged.filter(({ engine }, i) => !isJudgedBy(runs[i]!, engine));
  const outcomes = await judging.store.commitReevaluations(changed);
  for (const { source } of sources) await source.forgetFormer();
  const byRun = new Map(changed.map(({ runId }, i) => [runId, outcomes[i]!]));
  return runs.map((run) => (byRun.has(run.id) ? settled(run, byRun.get(run.id)!) : unchanged(run)));
}

const runsIn = (cameras: readonly Stretch<RunOfDuty>[]): RunRecord[] =>
  cameras.flatMap(({ parts }) => parts.map(({ recording }) => recording.run));

interface StoredCamera extends CameraStretch<StoredRecording> {
  readonly source: StoredStretch;
}

function storedStretch(
  stretch: Stretch<RunOfDuty>,
  perceptions: ReadonlyMap<RunId, Perception>,
  db: Database,
): StoredCamera {
  const { camera, picture } = stretch.parts[0]!.recording.run;
  const parts = stretch.parts.map((part) => {
    const { run } = part.recording;
    return { ...part, recording: { ...part.recording, gaps: gapsOf(run), perception: perceptions.get(run.id)! } };
  });
  return { stretch: { ...stretch, parts }, camera, picture, source: new StoredStretch(db) };
}

/** What one recording contributes. The same contribution is the same run, whatever else was recorded. */
interface JudgedPart extends Timeline {
  readonly clockOffset?: ClockOffset | undefined;
  readonly part: StretchPart;
  /** How much later its stretch's times are in the time by which all are judged. */
  readonly laterMs: Milliseconds;
}

type JudgedBy = Omit<Judging, 'recordedOn' | 'words'>;

/** Each post of the window by itself. */
async function judgePosts(cameras: readonly StoredCamera[], judging: JudgedBy): Promise<readonly JudgedPart[]> {
  const known = new Set(cameras.flatMap(({ camera }) => camerasOfPosts(camera).map(({ post }) => post)));
  // A camera that tells no posts apart adds none of its own.
  if (known.size > 1) known.delete(undefined);
  const [first, ...others] = known;
  const parts = await judgeStretches(atPost(cameras, first), judging);
  if (others.length === 0) return parts;
  const posts = [{ post: first, parts }];
  for (const post of others) posts.push({ post, parts: await judgeStretches(atPost(cameras, post), judging) });
  return parts.map((part, i) => ({
    ...part,
    ...joinPosts(posts.map((each) => ({ ...each.parts[i]!, post: each.post }))),
  }));
}

/** The cameras as they see one post; one that tells no posts apart shows everybody at each, one of other posts nobody. */
const atPost = (cameras: readonly StoredCamera[], post: string | undefined): readonly StoredCamera[] =>
  cameras.map((each) => {
    const ofPost = camerasOfPosts(each.camera).find((known) => known.post === post);
    const isElsewhere = ofPost === undefined && each.camera.posts !== undefined;
    return { ...each, camera: ofPost?.camera ?? each.camera, isElsewhere };
  });

async function judgeStretches(cameras: readonly StoredCamera[], judging: JudgedBy): Promise<readonly JudgedPart[]> {
  const [first, second] = cameras;
  const { timelines, clocks } =
    second === undefined
      ? {
          timelines: [await judgeStretch(first!.stretch, first!.source, { ...first!, ...judging })],
          clocks: [undefined],
        }
      : await judgeCameras(cameras, judging);
  return cameras.flatMap(({ stretch }, i) => {
    const clockOffset = clocks[i];
    const laterMs = stretch.originAt - first!.stretch.originAt + (clockOffset?.offsetMs ?? 0);
    return timelines[i]!.map((timeline, number) => ({
      ...{ ...timeline, part: stretch.parts[number]!, laterMs },
      ...(clockOffset && { clockOffset }),
    }));
  });
}

const laterBy = ({ shiftMs, speaks }: StretchPart, laterMs: Milliseconds) => ({
  shiftMs: shiftMs + laterMs,
  speaks: moved(speaks, laterMs),
});

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
