import type { CameraView } from '../contract/camera-view.ts';
import type { Role } from '../contract/role.ts';
import type { CounterCamera } from '../core/counter-camera.ts';
import type { Interval } from '../core/interval.ts';
import type { Metres, Milliseconds } from '../core/units.ts';
import type { Blindness, CounterEvent } from '../events/event.ts';
import type { MeasuredPerson } from '../measurements/measure-people.ts';

/** Where somebody is along the counter, and when a camera sees them. */
export interface SeenPerson {
  readonly id: string;
  readonly role: Role;
  /** In order of time. */
  readonly seen: readonly Interval[];
  /** Along the counter, + to the clerk's left; undefined where no picture shows it or the camera is not measured. */
  readonly placeM: Metres | undefined;
}

/** What one camera saw of a window, in the time that the window's cameras share. */
export interface SeenView {
  readonly view: CameraView | undefined;
  /** What it filmed. */
  readonly footage: Interval;
  /** Intervals of it without usable pictures. */
  readonly gaps: readonly Interval[];
  /** When its picture was no footage of the counter. */
  readonly faults: readonly Interval[];
  readonly people: readonly SeenPerson[];
  readonly events: readonly CounterEvent[];
  readonly blindness: readonly Blindness[];
}

/** Between sights that are farther apart somebody may have left; one sight a second is taken while nothing moves. */
const LARGEST_STEP_MS: Milliseconds = 1500;

/** When and where a camera saw somebody. */
export const seenPerson = (
  { person, role, samples }: MeasuredPerson,
  { calibrated }: Pick<CounterCamera, 'calibrated'>,
): SeenPerson => {
  const seen: Interval[] = [];
  for (const { tMs } of samples) {
    const last = seen.at(-1);
    if (last !== undefined && tMs - last.endMs <= LARGEST_STEP_MS)
      seen[seen.length - 1] = { startMs: last.startMs, endMs: tMs };
    else seen.push({ startMs: tMs, endMs: tMs });
  }
  const places = calibrated
    ? samples.flatMap(({ headAt }) => (headAt.available ? [headAt.value.x] : [])).sort((a, b) => a - b)
    : [];
  return { id: person, role, seen, placeM: places[Math.floor(places.length / 2)] };
};

/** Everything of a view later by so much. */
export function movedView(view: SeenView, byMs: Milliseconds): SeenView {
  const moved = <T extends Interval>(entry: T): T => ({
    ...entry,
    startMs: entry.startMs + byMs,
    endMs: entry.endMs + byMs,
  });
  return {
    view: view.view,
    footage: moved(view.footage),
    gaps: view.gaps.map(moved),
    faults: view.faults.map(moved),
    people: view.people.map((person) => ({ ...person, seen: person.seen.map(moved) })),
    events: view.events.map((event) => movedEvent(event, byMs)),
    blindness: view.blindness.map(moved),
  };
}

const movedEvent = (event: CounterEvent, byMs: Milliseconds): CounterEvent => ({
  ...event,
  startMs: event.startMs + byMs,
  endMs: event.endMs + byMs,
  ...(event.peakMs !== undefined && { peakMs: event.peakMs + byMs }),
});
