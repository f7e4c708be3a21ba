import { hull, type Interval } from '../core/interval.ts';
import type { Blindness, CounterEvent } from '../events/event.ts';
import { minus, shared } from './interval-sets.ts';
import { joinBlindness } from './join-blindness.ts';
import { joinEvents, type Spoken } from './join-events.ts';
import { joinPeople } from './join-people.ts';
import type { SeenView } from './seen-view.ts';
import type { TrackIds } from './track-names.ts';

/** What all cameras of a window saw of it. */
export interface JoinedViews {
  /** As each camera alone saw it, with the same ids for the same people. */
  readonly views: readonly SeenView[];
  /** For each view, the id that each of its people has among all of them. */
  readonly ids: readonly TrackIds[];
  readonly footage: Interval;
  /** Where no camera has usable pictures. */
  readonly gaps: readonly Interval[];
  /** Where none has a picture that is footage of the counter, though one has pictures. */
  readonly faults: readonly Interval[];
  /** Where no camera that sees citizens has usable pictures of the counter: whoever is there then may come or leave unseen. */
  readonly citizensUnseen: readonly Interval[];
  /** Each event once, by the camera that is surest of it. */
  readonly events: readonly Spoken<CounterEvent>[];
  /** Where all cameras are blind. */
  readonly blindness: readonly Spoken<Blindness>[];
}

/**
 * Joins what several cameras saw of a window.
 * @param seen in the same time; one camera may have several, one after the other
 */
export function joinViews(seen: readonly SeenView[]): JoinedViews {
  const ids = joinPeople(seen);
  const views = seen.map((view, i) => renamed(view, ids[i]!));
  const footage = hull(views.map((view) => view.footage));
  const outside = views.map((view) => [...minus([footage], [view.footage]), ...view.gaps]);
  const gaps = shared(outside);
  const unseen = views.map(({ faults }, i) => [...outside[i]!, ...faults]);
  const ofCitizens = unseen.filter((_, i) => seesCitizens(views[i]!));
  return {
    ...{ views, ids, footage },
    gaps,
    faults: minus(shared(unseen), gaps),
    citizensUnseen: shared(ofCitizens.length > 0 ? ofCitizens : unseen),
    events: joinEvents(views),
    blindness: joinBlindness(views),
  };
}

const seesCitizens = ({ events }: SeenView): boolean => events.some(({ type }) => type === 'citizen-present');

/** The view without what it did not film: outside of its footage it has gaps. */
export const withinAll = (view: SeenView, footage: Interval): SeenView => ({
  ...view,
  footage,
  gaps: [...minus([footage], [view.footage]), ...view.gaps].sort((a, b) => a.startMs - b.startMs),
});

function renamed(view: SeenView, ids: TrackIds): SeenView {
  const named = <T extends { readonly person: string }>(entry: T): T => ({
    ...entry,
    person: ids.get(entry.person) ?? entry.person,
  });
  return {
    ...view,
    people: view.people.map((person) => ({ ...person, id: ids.get(person.id) ?? person.id })),
    events: view.events.map(named),
    blindness: view.blindness.map(named),
  };
}
