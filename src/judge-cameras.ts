import { hallDay } from './contract/hall-time.ts';
import type { Interval } from './core/interval.ts';
import type { EpochMilliseconds, Milliseconds } from './core/units.ts';
import { activityOf } from './duties/activity.ts';
import { agree, withoutClocks } from './duties/agree.ts';
import { busySpan } from './duties/busy-span.ts';
import { type ClockOffset, clockOffset } from './duties/clock-offset.ts';
import { namedByTime } from './duties/encounter-codes.ts';
import type { Spoken } from './duties/join-events.ts';
import type { FoundInPortions } from './duties/join-portions.ts';
import { gapsIn } from './duties/join-readings.ts';
import { wordsOfCameras } from './duties/join-transcripts.ts';
import { type JoinedViews, joinViews, withinAll } from './duties/join-views.ts';
import { ownParts } from './duties/own-parts.ts';
import { quietTimesOf } from './duties/quiet-times.ts';
import { movedView, type SeenView } from './duties/seen-view.ts';
import { type PicturedRecording, type Stretch, spanOf } from './duties/stretch.ts';
import type { Encounter } from './encounters/encounter.ts';
import { findEncounters } from './encounters/find-encounters.ts';
import { refineEncounters } from './encounters/refine-encounters.ts';
import { type Judging, queueFacts } from './interpret.ts';
import {
  borderMsOf,
  type FilmedStretch,
  findInStretch,
  moved,
  readingsIn,
  type StretchSource,
} from './judge-stretch.ts';
import { evaluate } from './rulebooks/evaluate.ts';
import type { Finding } from './rulebooks/finding.ts';
import type { Timeline } from './store/runs/run.ts';
import { picturedPart } from './store/runs/run-gaps.ts';
import type { Transcript } from './voice/spoken-words.ts';

/** A stretch of one of several cameras of a window. */
export interface CameraStretch<R extends PicturedRecording = PicturedRecording> extends FilmedStretch {
  readonly stretch: Stretch<R>;
  readonly source: StretchSource<R>;
  /** What was said, in the stretch's time, where it was written down. */
  readonly words?: Transcript | undefined;
  /** Whether it looks at other posts of the window: it sees nobody of this one. */
  readonly isElsewhere?: boolean;
}

/** What several cameras show of a window, judged as one. */
export interface JudgedCameras {
  /** For each stretch and each of its parts, what belongs to it, in its recording's presentation time. */
  readonly timelines: readonly (readonly Timeline[])[];
  /** For each stretch, what is added to its camera's clock to have the first one's; undefined where nobody knows. */
  readonly clocks: readonly (ClockOffset | undefined)[];
}

/**
 * Stretches of several cameras of a window that show the same time, judged as one: of each event the surest camera speaks,
 * and nothing is hidden that one of them sees.
 * @param judging in the time of the first stretch
 */
export async function judgeCameras<R extends PicturedRecording>(
  cameras: readonly CameraStretch<R>[],
  judging: Omit<Judging, 'recordedOn' | 'words'>,
): Promise<JudgedCameras> {
  const { originAt } = cameras[0]!.stretch;
  const clocks = await clocksOf(cameras);
  const shiftsMs = cameras.map(({ stretch }, i) => stretch.originAt - originAt + (clocks[i]?.offsetMs ?? 0));
  const looking: LookingCamera<R>[] = [];
  for (const [i, camera] of cameras.entries())
    if (!camera.isElsewhere)
      looking.push({ camera, shiftMs: shiftsMs[i]!, seen: await findInStretch(camera.stretch, camera.source, camera) });
  const views = joinViews(looking.map(({ camera, seen, shiftMs }) => movedView(viewOf(camera, seen), shiftMs)));
  const borders = await Promise.all(looking.map(({ camera: { stretch, source } }) => borderMsOf(stretch, source)));
  const words = wordsOfCameras(cameras, shiftsMs);
  const day = { recordedOn: hallDay(originAt), borderMs: Math.max(...borders), words };
  const judged = judgeViews(views, cameras, { ...judging, ...day });
  const areClocksKnown =
    looking.length === 1 || cameras.every((each, i) => i === 0 || each.isElsewhere || clocks[i] !== undefined);
  const found = named(areClocksKnown ? judged : { ...judged, findings: withoutClocks(judged.findings) }, originAt);
  const timelines = cameras.map((camera) => {
    const view = looking.findIndex((each) => each.camera === camera);
    if (view < 0) return camera.stretch.parts.map(() => NOTHING);
    const { seen, shiftMs } = looking[view]!;
    return ownParts({ views, ...found }, view, { stretch: camera.stretch, tracks: seen.tracks, shiftMs });
  });
  return { timelines, clocks };
}

/** A camera that looks at the post, and what it found. */
interface LookingCamera<R extends PicturedRecording> {
  readonly camera: CameraStretch<R>;
  readonly seen: FoundInPortions;
  /** Add it to its stretch's time to have the cameras' common one. */
  readonly shiftMs: Milliseconds;
}

const NOTHING: Timeline = { people: [], events: [], blindness: [], encounters: [], findings: [] };

async function clocksOf<R extends PicturedRecording>(
  cameras: readonly CameraStretch<R>[],
): Promise<(ClockOffset | undefined)[]> {
  const clocks: (ClockOffset | undefined)[] = [];
  for (const camera of cameras) {
    const set = camera.camera.clockOffsetMs;
    if (set !== undefined) clocks.push({ offsetMs: set, source: 'set' });
    else clocks.push(camera === cameras[0] ? undefined : await estimatedClock(cameras[0]!, camera));
  }
  return clocks;
}

async function estimatedClock<R extends PicturedRecording>(
  first: CameraStretch<R>,
  second: CameraStretch<R>,
): Promise<ClockOffset | undefined> {
  const at = ({ stretch, camera }: CameraStretch<R>) => stretch.originAt + (camera.clockOffsetMs ?? 0);
  const spans = [first, second].map((each) => moved(spanOf(each.stretch), at(each)));
  const quiet = [];
  for (const each of [first, second]) quiet.push((await quietTimesIn(each)).map((part) => moved(part, at(each))));
  const compared = busySpan([spans[0]!, spans[1]!], [quiet[0]!, quiet[1]!]);
  if (compared === undefined) return undefined;
  const activities = [];
  for (const each of [first, second]) {
    const { startMs, channels } = activityOf(await readingsIn(each.stretch, each.source, moved(compared, -at(each))));
    activities.push({ startMs: startMs + at(each), channels });
  }
  return clockOffset(activities[0]!, activities[1]!);
}

async function quietTimesIn<R extends PicturedRecording>({ stretch, source }: CameraStretch<R>): Promise<Interval[]> {
  const ofParts: (readonly Interval[])[] = [];
  for (const { recording } of stretch.parts) ofParts.push(await source.quietTimes(recording));
  return quietTimesOf(stretch, ofParts);
}

function viewOf({ stretch, camera }: CameraStretch, { people, events, blindness, faults }: FoundInPortions): SeenView {
  const gaps = gapsIn(stretch.parts);
  return { view: camera.view, footage: picturedPart(spanOf(stretch), gaps), gaps, faults, people, events, blindness };
}

interface FoundByAll {
  readonly encounters: readonly Encounter[];
  readonly findings: readonly Spoken<Finding>[];
}

/** @param judging with how close to a border of the footage a presence counts as cut off by it */
function judgeViews(
  joined: JoinedViews,
  cameras: readonly CameraStretch[],
  judging: Judging & { readonly borderMs: Milliseconds },
): FoundByAll {
  const { footage, gaps, citizensUnseen, views } = joined;
  const { rulebooks, queue, recordedOn, onDuty, words } = judging;
  const events = joined.events.map(({ entry }) => entry);
  const blindness = joined.blindness.map(({ entry }) => entry);
  const borders = { footageBorderMs: judging.borderMs };
  const visits = findEncounters(events, footage, borders, citizensUnseen);
  const encounters = refineEncounters(visits, queue, { events, footage });
  const windowKind = cameras.map(({ camera }) => camera.windowKind).find((kind) => kind !== undefined);
  const scene = { encounters, windowKind, recordedOn, onDuty, words, footage, ...queueFacts(queue) };
  const together = evaluate(rulebooks, { ...scene, gaps, events, blindness, view: onlyOf(views) });
  const alone = views.map((view) => {
    const { gaps, events, blindness } = withinAll(view, footage);
    return evaluate(rulebooks, { ...scene, gaps, events, blindness, view: view.view });
  });
  return { encounters, findings: agree(together, alone, views) };
}

function named({ encounters, findings }: FoundByAll, originAt: EpochMilliseconds): FoundByAll {
  const byTime = namedByTime({ encounters, findings: findings.map(({ entry }) => entry) }, originAt);
  return {
    encounters: byTime.encounters,
    findings: findings.map(({ view }, i) => ({ entry: byTime.findings[i]!, view })),
  };
}

/** From where the cameras look, where they agree. */
const onlyOf = (views: readonly SeenView[]): SeenView['view'] =>
  views.every(({ view }) => view === views[0]!.view) ? views[0]!.view : undefined;
