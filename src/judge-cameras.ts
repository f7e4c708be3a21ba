import { hallDay } from './contract/hall-time.ts';
import type { CameraGeometry } from './core/camera.ts';
import type { PictureSize } from './core/geometry.ts';
import type { EpochMilliseconds } from './core/units.ts';
import { activityOf } from './duties/activity.ts';
import { agree } from './duties/agree.ts';
import { type ClockOffset, clockOffset } from './duties/clock-offset.ts';
import { namedByTime } from './duties/encounter-codes.ts';
import type { Spoken } from './duties/join-events.ts';
import { type JoinedReadings, joinReadings } from './duties/join-readings.ts';
import { type JoinedViews, joinViews, withinAll } from './duties/join-views.ts';
import { ownParts } from './duties/own-parts.ts';
import { movedView, type SeenView, seenPerson } from './duties/seen-view.ts';
import { type SeenRecording, type Stretch, spanOf } from './duties/stretch.ts';
import type { Encounter } from './encounters/encounter.ts';
import { findEncounters } from './encounters/find-encounters.ts';
import { refineEncounters } from './encounters/refine-encounters.ts';
import { findEvents, type Judging, queueFacts } from './interpret.ts';
import { evaluate } from './rulebooks/evaluate.ts';
import type { Finding } from './rulebooks/finding.ts';
import type { Timeline } from './store/runs/run.ts';
import { picturedPart } from './store/runs/run-gaps.ts';

/** A stretch of one of several cameras of a window. */
export interface CameraStretch {
  readonly stretch: Stretch<SeenRecording>;
  readonly camera: CameraGeometry;
  /** Picture in whose pixels the readings are. */
  readonly picture: PictureSize;
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
export function judgeCameras(cameras: readonly CameraStretch[], judging: Judging): JudgedCameras {
  const readings = cameras.map(({ stretch }) => joinReadings(stretch));
  const clocks = clocksOf(cameras, readings);
  const shiftsMs = cameras.map(
    ({ stretch }, i) => stretch.originAt - cameras[0]!.stretch.originAt + (clocks[i]?.offsetMs ?? 0),
  );
  const views = joinViews(cameras.map((camera, i) => movedView(viewOf(camera, readings[i]!), shiftsMs[i]!)));
  const { originAt } = cameras[0]!.stretch;
  const found = named(judgeViews(views, cameras, { ...judging, recordedOn: hallDay(originAt) }), originAt);
  const timelines = cameras.map(({ stretch }, view) =>
    ownParts({ views, ...found }, view, { stretch, tracks: readings[view]!.tracks, shiftMs: shiftsMs[view]! }),
  );
  return { timelines, clocks };
}

function clocksOf(cameras: readonly CameraStretch[], readings: readonly JoinedReadings[]): (ClockOffset | undefined)[] {
  const activities = readings.map((joined, i) => {
    const { startMs, channels } = activityOf(joined.readings);
    const { stretch, camera } = cameras[i]!;
    return { startMs: startMs + stretch.originAt + (camera.clockOffsetMs ?? 0), channels };
  });
  return cameras.map(({ camera }, i) => {
    if (camera.clockOffsetMs !== undefined) return { offsetMs: camera.clockOffsetMs, source: 'set' };
    return i === 0 ? undefined : clockOffset(activities[0]!, activities[i]!);
  });
}

function viewOf({ stretch, camera, picture }: CameraStretch, { readings, gaps }: JoinedReadings): SeenView {
  const footage = picturedPart(spanOf(stretch), gaps);
  const { measured, found } = findEvents({ readings, camera, picture, footage, gaps });
  const { events, blindness, faults } = found;
  return { view: camera.view, footage, gaps, faults, people: measured.people.map(seenPerson), events, blindness };
}

interface FoundByAll {
  readonly encounters: readonly Encounter[];
  readonly findings: readonly Spoken<Finding>[];
}

function judgeViews(joined: JoinedViews, cameras: readonly CameraStretch[], judging: Judging): FoundByAll {
  const { footage, gaps, faults, views } = joined;
  const { rulebooks, queue, recordedOn, onDuty, words } = judging;
  const events = joined.events.map(({ entry }) => entry);
  const blindness = joined.blindness.map(({ entry }) => entry);
  const encounters = refineEncounters(findEncounters(events, footage, {}, [...gaps, ...faults]), queue, {
    events,
    footage,
  });
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
