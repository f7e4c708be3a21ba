import { durationMs, type Interval } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';
import type { Blindness, CounterEvent } from '../events/event.ts';
import { joined as joinedIntervals } from './interval-sets.ts';
import type { Portion } from './portions.ts';
import type { SeenPerson } from './seen-view.ts';
import type { TrackIds } from './track-names.ts';

/** How long after the end of its span a portion still keeps what begins there: the next one may see it begin before the border. */
const AFTER_BORDER_MS: Milliseconds = 10_000;

/** What was found in a portion, in its own time. */
export interface FoundInPortion {
  readonly people: readonly SeenPerson[];
  /**
   * All that reach into its span; what begins before it goes on from the portion before. Also what begins soon after it, which is
   * the next portion's.
   */
  readonly events: readonly CounterEvent[];
  readonly blindness: readonly Blindness[];
  /** When the picture was no footage of the counter. */
  readonly faults: readonly Interval[];
  /** For each slice: the ids that its recording's tracks have in the portion. */
  readonly tracks: readonly TrackIds[];
}

export interface MeasuredPortion {
  readonly portion: Portion;
  /** For each slice: which part of the stretch. */
  readonly parts: readonly number[];
  readonly found: FoundInPortion;
}

export interface FoundInPortions extends Omit<FoundInPortion, 'tracks'> {
  /** For each part of the stretch: the ids that its recording's tracks have in it. */
  readonly tracks: readonly TrackIds[];
}

/** Keeps what reaches into a portion's span. */
export function withinSpan(found: FoundInPortion, span: Interval): FoundInPortion {
  const touches = ({ startMs, endMs }: Interval) => startMs < span.endMs && endMs >= span.startMs;
  const cut = <T extends Interval>(entry: T): T => ({
    ...entry,
    startMs: Math.max(span.startMs, entry.startMs),
    endMs: Math.min(span.endMs, entry.endMs),
  });
  return {
    ...found,
    people: found.people.map((person) => ({ ...person, seen: person.seen.filter(touches).map(cut) })),
    events: found.events.filter((event) => touches({ ...event, startMs: event.startMs - AFTER_BORDER_MS })),
    blindness: found.blindness.filter(touches).map(cut),
    faults: found.faults.filter(touches).map(cut),
  };
}

/**
 * Puts the portions of a stretch together, in its time: whoever is seen on both sides of a border is one person, and what goes
 * on over it one event.
 * @param partCount of the stretch
 */
export function joinPortions(portions: readonly MeasuredPortion[], partCount: number): FoundInPortions {
  const tracks = Array.from({ length: partCount }, () => new Map<string, string>());
  const people = new Map<string, SeenPerson>();
  const events: CounterEvent[] = [];
  const blindness: Blindness[] = [];
  const faults: Interval[] = [];
  let goingOn: CounterEvent[] = [];
  for (const [number, { portion, parts, found }] of portions.entries()) {
    const byMs = portion.span.startMs;
    const names = namesOf(found.tracks, parts, tracks, number);
    const named = <T extends { readonly person: string }>(entry: T): T => ({
      ...entry,
      person: names.get(entry.person) ?? entry.person,
    });
    for (const person of found.people) {
      const id = names.get(person.id) ?? person.id;
      const seen = person.seen.map((sight) => moved(sight, byMs));
      people.set(id, goneOn(people.get(id), { ...person, id, seen }));
    }
    const own = found.events.map((event) => named(moved(event, byMs)));
    const kept = number === 0 ? own.map((event): Kept => ({ event })) : goneOver(own, goingOn, byMs);
    const { endMs: borderMs } = portion.span;
    // What began earlier is there already, and now longer; what begins later is the next portion's.
    for (const each of kept) if (each.event.startMs < borderMs) replaceOrAdd(events, each);
    goingOn = kept.map(({ event }) => event).filter(({ endMs }) => endMs >= borderMs);
    blindness.push(...found.blindness.map((blind) => named(moved(blind, byMs))));
    faults.push(...found.faults.map((fault) => moved(fault, byMs)));
  }
  return {
    people: [...people.values()],
    events: events.sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs || a.type.localeCompare(b.type)),
    blindness: joinedBlindness(blindness),
    ...{ faults, tracks },
  };
}

/** What is hidden for the same reason on both sides of a border is hidden in one piece. */
function joinedBlindness(pieces: readonly Blindness[]): Blindness[] {
  const byKind = Map.groupBy(pieces, (piece) => [piece.quantity, piece.role, piece.reason, piece.person].join(' '));
  return [...byKind.values()]
    .flatMap((ofKind) => joinedIntervals(ofKind.map(toMicroseconds)).map((whole) => ({ ...ofKind[0]!, ...whole })))
    .sort((a, b) => a.startMs - b.startMs);
}

/** So that a border that is one moment is one number, however it was computed. */
const toMicroseconds = ({ startMs, endMs }: Interval): Interval => ({
  startMs: Math.round(startMs * 1000) / 1000,
  endMs: Math.round(endMs * 1000) / 1000,
});

/** A person as the portion before knows them, seen for longer; the role and the place are those of the first. */
const goneOn = (before: SeenPerson | undefined, now: SeenPerson): SeenPerson =>
  before === undefined ? now : { ...before, seen: joinedIntervals([...before.seen, ...now.seen]) };

/** Ids in the stretch by those in a portion. Tracks that an earlier portion has too keep the ids they have there. */
function namesOf(
  ofSlices: readonly TrackIds[],
  parts: readonly number[],
  tracks: readonly Map<string, string>[],
  number: number,
): TrackIds {
  const names = new Map<string, string>();
  for (const [i, ids] of ofSlices.entries())
    for (const [local, id] of ids) {
      const known = tracks[parts[i]!]!.get(local);
      if (known !== undefined && !names.has(id)) names.set(id, known);
    }
  for (const [i, ids] of ofSlices.entries())
    for (const [local, id] of ids) {
      const name = names.get(id) ?? (number === 0 ? id : `${id}-${number}`);
      names.set(id, name);
      const known = tracks[parts[i]!]!;
      if (!known.has(local)) known.set(local, name);
    }
  return names;
}

interface Kept {
  readonly event: CounterEvent;
  /** What it takes the place of. */
  readonly former?: CounterEvent;
}

/**
 * A portion's events, each together with the one of the portion before that goes on as it. What only one of both sees begin before
 * the border is one event all the same; what begins before it and the one before does not know at all is left out: with more
 * footage before it, nobody saw it.
 */
function goneOver(own: readonly CounterEvent[], goingOn: readonly CounterEvent[], borderMs: Milliseconds): Kept[] {
  const open = new Set(goingOn);
  return own.flatMap((event): Kept[] => {
    const beginsBefore = event.startMs < borderMs;
    const former = [...open].find(
      (other) => isSame(other, event) && (beginsBefore || other.startMs < borderMs) && touches(other, event),
    );
    if (former === undefined) return beginsBefore ? [] : [{ event }];
    open.delete(former);
    return [{ event: asOne(former, event), former }];
  });
}

const isSame = (a: CounterEvent, b: CounterEvent): boolean =>
  a.type === b.type && a.person === b.person && a.role === b.role && a.variant === b.variant;

const touches = (a: Interval, b: Interval): boolean => a.startMs <= b.endMs && a.endMs >= b.startMs;

function asOne(former: CounterEvent, event: CounterEvent): CounterEvent {
  const surer = durationMs(event) > durationMs(former) ? event : former;
  const startMs = Math.min(event.startMs, former.startMs);
  const endMs = Math.max(event.endMs, former.endMs);
  return { ...surer, startMs, endMs, confidence: Math.max(event.confidence, former.confidence) };
}

function replaceOrAdd(events: CounterEvent[], { event, former }: Kept): void {
  const place = former === undefined ? -1 : events.lastIndexOf(former);
  if (place < 0) events.push(event);
  else events[place] = event;
}

const moved = <T extends Interval>(entry: T, byMs: Milliseconds): T => ({
  ...entry,
  startMs: entry.startMs + byMs,
  endMs: entry.endMs + byMs,
  ...('peakMs' in entry && typeof entry.peakMs === 'number' && { peakMs: entry.peakMs + byMs }),
});
