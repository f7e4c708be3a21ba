import { durationMs, type Interval, overlapMs } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';
import { isHandover } from '../encounters/handovers.ts';
import type { EventType } from '../events/catalog.ts';
import type { CounterEvent } from '../events/event.ts';
import { VOICE_TYPES } from '../events/voice-events.ts';
import { joined, minus } from './interval-sets.ts';
import type { SeenPerson, SeenView } from './seen-view.ts';

/** What several cameras say together, and which of them says it. */
export interface Spoken<T> {
  readonly entry: T;
  /** Number of the view. */
  readonly view: number;
}

/** What lasts: whoever sees more of it knows more of it. All else is an act, and the surest camera speaks. */
const STATES: readonly EventType[] = ['standing', 'seated', 'citizen-present'];
/** Of two sights of one act the shorter lies in the other for at least this share … */
const SAME_ACT_SHARE = 0.3;
/** … or their middles are no farther apart, as clocks are that were compared. */
const SAME_ACT_MS: Milliseconds = 700;
/** A moment in which one camera still sees a clerk whom the other has lost is no presence. */
const SHORTEST_SIGHT_MS: Milliseconds = 1000;

/**
 * Each event once, though several cameras see it.
 * @param views with the same ids for the same people, in the same time
 * @returns in order of time
 */
export function joinEvents(views: readonly SeenView[]): Spoken<CounterEvent>[] {
  const all = views.flatMap(({ events }, view) => events.map((entry) => ({ entry, view })));
  const groups = Map.groupBy(all, ({ entry }) => kindOf(entry.type));
  const absences = joinAbsences(groups.get('absence') ?? [], views);
  const states = oneStateAtATime((groups.get('state') ?? []).length > 0 ? joinStates(groups.get('state')!) : []);
  return [...absences, ...states, ...joinActs(groups.get('act') ?? [])].sort(
    ({ entry: a }, { entry: b }) => a.startMs - b.startMs || a.endMs - b.endMs || a.type.localeCompare(b.type),
  );
}

const kindOf = (type: EventType): 'absence' | 'state' | 'act' => {
  if (type === 'absent') return 'absence';
  return STATES.includes(type) ? 'state' : 'act';
};

/**
 * A post is empty where no camera sees a clerk and one knows that nobody is there: a camera that never sees a clerk while another
 * one does looks elsewhere.
 */
function joinAbsences(absences: readonly Spoken<CounterEvent>[], views: readonly SeenView[]): Spoken<CounterEvent>[] {
  const sights = views.map(({ people }) => clerkSights(people));
  const looksAtClerks = sights.map((own) => own.length > 0);
  const knowing = looksAtClerks.includes(true) ? absences.filter(({ view }) => looksAtClerks[view]) : absences;
  const known: Interval[] = [];
  const found: Spoken<CounterEvent>[] = [];
  for (const { entry, view } of knowing.toSorted((a, b) => durationMs(b.entry) - durationMs(a.entry))) {
    const seenByOthers = sights.filter((_, other) => other !== view).flat();
    for (const part of minus([entry], [...seenByOthers, ...known])) {
      if (durationMs(part) < SHORTEST_SIGHT_MS) continue;
      found.push({ entry: { ...entry, ...part }, view });
      known.push(part);
    }
  }
  return found;
}

const clerkSights = (people: readonly SeenPerson[]): Interval[] =>
  joined(people.filter(({ role }) => role !== 'citizen').flatMap(({ seen }) => seen)).filter(
    (sight) => durationMs(sight) >= SHORTEST_SIGHT_MS,
  );

/** States of one kind and person that overlap are one, from when the first camera sees it to when the last does. */
function joinStates(states: readonly Spoken<CounterEvent>[]): Spoken<CounterEvent>[] {
  const byPerson = Map.groupBy(states, ({ entry }) => `${entry.type} ${entry.person}`);
  return [...byPerson.values()].flatMap((ofPerson) =>
    joined(ofPerson.map(({ entry }) => entry)).map((whole) => {
      const { entry, view } = surestOf(ofPerson.filter(({ entry }) => touches(entry, whole)));
      return { entry: { ...entry, ...whole }, view };
    }),
  );
}

const touches = (a: Interval, b: Interval): boolean => a.startMs <= b.endMs && a.endMs >= b.startMs;

/** Nobody stands and sits at once: the surer sight stays whole. */
function oneStateAtATime(states: readonly Spoken<CounterEvent>[]): Spoken<CounterEvent>[] {
  const known = new Map<string, CounterEvent[]>();
  return bySureness(states).flatMap(({ entry, view }) => {
    const surer = known.get(entry.person) ?? [];
    known.set(entry.person, [...surer, entry]);
    const others = surer.filter(({ type }) => type !== entry.type && type !== 'citizen-present');
    if (entry.type === 'citizen-present' || others.length === 0) return [{ entry, view }];
    return minus([entry], others).map((part) => ({ entry: { ...entry, ...part }, view }));
  });
}

/** Of the sights of one act the surest speaks; what it takes with it is not reported again. */
function joinActs(acts: readonly Spoken<CounterEvent>[]): Spoken<CounterEvent>[] {
  const byKey = Map.groupBy(acts, ({ entry }) => actKey(entry));
  return [...byKey.values()].flatMap((sights) => {
    const kept: Spoken<CounterEvent>[] = [];
    for (const sight of bySureness(sights))
      if (!kept.some((other) => other.view !== sight.view && isSameAct(other.entry, sight.entry))) kept.push(sight);
    return kept;
  });
}

/** A handover is one act, with however many hands and in whichever direction it is seen; a voice is heard whoever speaks. */
function actKey(event: CounterEvent): string {
  if (isHandover(event)) return `handover ${event.person}`;
  if (VOICE_TYPES.includes(event.type)) return 'voice';
  return `${event.type} ${event.person}`;
}

const isSameAct = (a: Interval, b: Interval): boolean =>
  overlapMs(a, b) >= SAME_ACT_SHARE * Math.max(1, Math.min(durationMs(a), durationMs(b))) ||
  Math.abs(a.startMs + a.endMs - b.startMs - b.endMs) / 2 <= SAME_ACT_MS;

const surestOf = (sights: readonly Spoken<CounterEvent>[]): Spoken<CounterEvent> => bySureness(sights)[0]!;

/** A handover of which both hands were seen tells more than one of which one was hidden. */
const bySureness = (sights: readonly Spoken<CounterEvent>[]): Spoken<CounterEvent>[] =>
  sights.toSorted(
    ({ entry: a }, { entry: b }) =>
      Number(isHalfSeen(a)) - Number(isHalfSeen(b)) || b.confidence - a.confidence || durationMs(b) - durationMs(a),
  );

const isHalfSeen = ({ type }: CounterEvent): boolean => type === 'receive-hands-unseen' || type === 'give-hands-unseen';
