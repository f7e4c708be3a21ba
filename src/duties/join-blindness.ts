import type { ObservableQuantity } from '../contract/observable-quantity.ts';
import { durationMs, type Interval } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';
import type { Blindness } from '../events/event.ts';
import { minus } from './interval-sets.ts';
import type { Spoken } from './join-events.ts';
import type { SeenView } from './seen-view.ts';

/** Heard, or seen of whoever is there: no particular person has to be in sight. */
const OF_NOBODY: readonly ObservableQuantity[] = ['voice', 'presence'];

/**
 * Where every camera is blind. A camera sees a quantity of somebody where it sees the person and says nothing of being blind.
 * @param views with the same ids for the same people, in the same time
 */
export function joinBlindness(views: readonly SeenView[]): Spoken<Blindness>[] {
  const quantities = new Set(views.flatMap(({ blindness }) => blindness.map(({ quantity }) => quantity)));
  return [...quantities]
    .flatMap((quantity) => ofQuantity(views, quantity))
    .sort(({ entry: a }, { entry: b }) => a.startMs - b.startMs);
}

function ofQuantity(views: readonly SeenView[], quantity: ObservableQuantity): Spoken<Blindness>[] {
  const blind = views.map(({ blindness }) => blindness.filter((entry) => entry.quantity === quantity));
  const people = new Set(blind.flat().map(({ person, role }) => `${role} ${person}`));
  // The camera that is blind for the shortest time says why; the others say it where that one filmed nothing.
  const order = blind.map((_, view) => view).sort((a, b) => lengthOf(blind[a]!) - lengthOf(blind[b]!));
  return [...people].flatMap((key) => {
    const isOf = ({ role, person }: Blindness) => `${role} ${person}` === key;
    const { person, role } = blind.flat().find(isOf)!;
    const inSight = views.map((view, i) =>
      minus(sightOf(view, quantity, person, role), blindTo(blind[i]!, view, person)),
    );
    const covered: Interval[] = [];
    return order.flatMap((view) => {
      const elsewhere = inSight.filter((_, other) => other !== view).flat();
      const cuts = [...elsewhere, ...covered];
      const parts = blind[view]!.filter(isOf).flatMap((entry) =>
        minus([entry], cuts).map((part) => ({ entry: { ...entry, ...part }, view })),
      );
      covered.push(...parts.map(({ entry }) => entry));
      return parts;
    });
  });
}

/** Blindness to this person, or to whoever is there. */
function blindTo(blindness: readonly Blindness[], { people }: SeenView, person: string): Blindness[] {
  const known = new Set(people.map(({ id }) => id));
  const isGeneric = !known.has(person);
  return blindness.filter((entry) => entry.person === person || !known.has(entry.person) || isGeneric);
}

/** When a camera sees the person; for a person without a track, anybody of the same side. */
function sightOf(
  { footage, gaps, people }: SeenView,
  quantity: ObservableQuantity,
  person: string,
  role: Blindness['role'],
): Interval[] {
  if (OF_NOBODY.includes(quantity)) return minus([footage], gaps);
  const own = people.filter(({ id }) => id === person);
  const anybody = people.filter((other) => other.role === role);
  return (own.length > 0 ? own : isTracked(person) ? [] : anybody).flatMap(({ seen }) => seen);
}

/** Blindness of a whole picture is about a side of the counter, not about a track. */
const isTracked = (person: string): boolean => person !== 'clerk' && person !== 'citizen';

const lengthOf = (intervals: readonly Interval[]): Milliseconds =>
  intervals.reduce((sum, interval) => sum + durationMs(interval), 0);
