import { contains, type Interval } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';
import type { Encounter } from '../encounters/encounter.ts';
import type { CounterEvent } from '../events/event.ts';
import type { Finding } from '../rulebooks/finding.ts';
import type { Spoken } from './join-events.ts';
import type { JoinedViews } from './join-views.ts';
import { type FoundInStretch, splitTimeline } from './split-timeline.ts';
import type { Stretch } from './stretch.ts';
import type { TrackIds } from './track-names.ts';

/** What was found in what several cameras saw. */
export interface FoundByCameras {
  readonly views: JoinedViews;
  readonly encounters: readonly Encounter[];
  readonly findings: readonly Spoken<Finding>[];
}

/** A stretch in the time that the cameras share. */
export interface PlacedStretch {
  readonly stretch: Stretch;
  /** For each part: the ids that its tracks have in the stretch. */
  readonly tracks: readonly TrackIds[];
  /** Add it to the stretch's time to have the cameras' common one. */
  readonly shiftMs: Milliseconds;
}

/**
 * What one camera says of all that was found, given to its recordings: events of which it is surest, findings that its
 * pictures show, encounters whose citizen it sees best. Each entry has its place at one camera.
 */
export function ownParts(found: FoundByCameras, view: number, { stretch, tracks, shiftMs }: PlacedStretch) {
  const { events, blindness, ids, views } = found.views;
  const ofView = <T>(spoken: readonly Spoken<T>[]): T[] =>
    spoken.filter((each) => each.view === view).map(({ entry }) => entry);
  const own = new Map([...ids[view]!].map(([id, shared]) => [shared, id]));
  const named = <T extends { readonly person: string }>(entry: T): T => ({
    ...entry,
    person: own.get(entry.person) ?? entry.person,
  });
  const mine: FoundInStretch = {
    people: views[view]!.people.map(({ id, role }) => ({ id: own.get(id) ?? id, role })),
    events: ofView(events).map(named),
    blindness: ofView(blindness).map(named),
    encounters: found.encounters
      .filter((encounter) => viewOf(encounter, found.views) === view)
      .map((encounter) => ({ ...encounter, citizen: own.get(encounter.citizen) ?? encounter.citizen })),
    findings: ofView(found.findings).map((finding) =>
      finding.episodes === undefined
        ? finding
        : { ...finding, episodes: { ...finding.episodes, seen: finding.episodes.seen.map(named) } },
    ),
  };
  return splitTimeline(mine, stretch, tracks, shiftMs);
}

/** The camera that says that the citizen is there; without one, the first that filmed the beginning. */
function viewOf(encounter: Encounter, { events, views }: JoinedViews): number {
  const isHis = ({ type, person }: CounterEvent) => type === 'citizen-present' && person === encounter.citizen;
  const present = events.filter(({ entry }) => isHis(entry) && touches(entry, encounter.atCounter));
  const filmed = views.findIndex(({ footage }) => contains(footage, encounter.startMs));
  return present[0]?.view ?? Math.max(0, filmed);
}

const touches = (a: Interval, b: Interval): boolean => a.startMs <= b.endMs && a.endMs >= b.startMs;
