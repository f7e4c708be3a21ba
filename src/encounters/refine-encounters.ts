import { PHASES, type Phase } from '../contract/phase.ts';
import { durationMs, type Interval, overlapMs } from '../core/interval.ts';
import type { CounterEvent } from '../events/event.ts';
import type { Encounter, PhaseInterval, QueueProvenance, Refinement } from './encounter.ts';
import { type EncounterOptions, encounterOptions } from './encounter-options.ts';
import { isHandover } from './handovers.ts';
import { findPhases } from './phases.ts';
import type { QueueRecord } from './queue-event.ts';
import { hasArrived, hasEnd, servedSpans, type Ticket, ticketsOf } from './tickets.ts';

/** A ticket with the time in which it is served. */
interface Served {
  readonly ticket: Ticket;
  readonly span: Interval;
}

/** An encounter that the calling system may still change. */
interface Draft extends Pick<Encounter, 'citizen' | 'atCounter' | 'beginsInFootage' | 'endsInFootage'>, Interval {
  /** As the camera saw them; undefined where they must be found again. */
  readonly phases: readonly PhaseInterval[] | undefined;
  readonly served?: Served;
  readonly source: 'camera' | 'queue' | 'both';
  readonly refinements: readonly Refinement[];
  readonly unseenPhases: readonly Phase[];
}

/** What the camera saw at the counter, and for how long it looked. */
export interface SeenCounter {
  readonly events: readonly CounterEvent[];
  readonly footage: Interval;
}

/**
 * Combines what the camera saw with what the calling system says. Where the camera saw a citizen come and go, its times
 * stand: they are exact to a second, while keys are pressed some seconds early or late. The calling system decides
 * which encounters were one number and which were several, when the clerk called, and who was served unseen. A number
 * that nobody answered makes no encounter.
 * @returns the encounters unchanged where there is no queue record
 * @throws RangeError for options that are not lengths of time
 */
export function refineEncounters(
  encounters: readonly Encounter[],
  queue: QueueRecord | undefined,
  seen: SeenCounter,
  changes: Partial<EncounterOptions> = {},
): readonly Encounter[] {
  const tickets = queue === undefined ? [] : ticketsOf(queue.events);
  if (queue === undefined || tickets.length === 0) return encounters;
  const options = encounterOptions(changes);
  const { toleranceMs } = queue;
  const spans = servedSpans(tickets);
  const served = tickets.map((ticket, i) => ({ ticket, span: spans[i]! }));
  const divided = encounters.map(draftOf).flatMap((draft) => matched(draft, served, toleranceMs, options));
  const joined = divided.reduce<Draft[]>((drafts, draft) => join(drafts, draft, options), []);
  const unseen = served.flatMap((one) => unseenDraft(one, joined, seen.footage, { toleranceMs, options }));
  return [...joined, ...unseen]
    .toSorted((a, b) => a.atCounter.startMs - b.atCounter.startMs)
    .map((draft, i, all) => atCall(draft, all[i - 1], seen.footage, options))
    .map((draft, i) => encounterOf(draft, `e${i + 1}`, seen.events, options));
}

const draftOf = (encounter: Encounter): Draft => ({
  ...encounter,
  ...{ source: 'camera', refinements: [], unseenPhases: [] },
});

/**
 * Gives the draft the ticket that it shares most time with, or divides it into one draft for each ticket that had
 * somebody arrive in its time.
 */
function matched(draft: Draft, all: readonly Served[], toleranceMs: number, options: EncounterOptions): Draft[] {
  const here = all.filter(({ span }) => isSameTime(span, draft.atCounter, toleranceMs));
  const best = here.toSorted((a, b) => overlapMs(b.span, draft.atCounter) - overlapMs(a.span, draft.atCounter))[0];
  if (best === undefined) return [draft];
  const [first = best, ...others] = here.filter(({ ticket }) => hasArrived(ticket));
  const parts: Draft[] = [];
  let last: Draft = { ...draft, source: 'both', served: first };
  for (const next of others) {
    const borderMs = (last.served!.span.endMs + next.span.startMs) / 2;
    const { startMs, endMs } = last.atCounter;
    if (borderMs - startMs < options.passerByMs || endMs - borderMs < options.passerByMs) continue;
    parts.push(partOf(last, { endMs: borderMs }));
    last = { ...partOf(last, { startMs: borderMs }), served: next };
  }
  return parts.length > 0 ? [...parts, last] : [{ ...last, served: best }];
}

/** Whether the two share more than half of the shorter one. */
const isSameTime = (span: Interval, atCounter: Interval, toleranceMs: number): boolean => {
  const widened = { startMs: span.startMs - toleranceMs, endMs: span.endMs + toleranceMs };
  return overlapMs(widened, atCounter) > Math.min(durationMs(widened), durationMs(atCounter)) / 2;
};

/** The part of an encounter on one side of a border that the camera did not see. */
function partOf(draft: Draft, border: { readonly startMs: number } | { readonly endMs: number }): Draft {
  const [phase, inFootage]: [Phase, Partial<Draft>] =
    'startMs' in border ? ['arrival', { beginsInFootage: true }] : ['farewell', { endsInFootage: true }];
  return {
    ...draft,
    ...border,
    ...inFootage,
    phases: undefined,
    atCounter: { ...draft.atCounter, ...border },
    refinements: [...new Set([...draft.refinements, 'divided' as const])],
    unseenPhases: [...draft.unseenPhases, phase],
  };
}

/** Joins a draft to the one before where both belong to one ticket and are not too far apart. */
function join(drafts: readonly Draft[], draft: Draft, options: EncounterOptions): Draft[] {
  const before = drafts.at(-1);
  const isOne =
    before?.served !== undefined &&
    before.served === draft.served &&
    hasEnd(before.served.ticket) &&
    draft.atCounter.startMs - before.atCounter.endMs <= options.longestBreakMs;
  if (!isOne) return [...drafts, draft];
  return [
    ...drafts.slice(0, -1),
    {
      ...before,
      endMs: draft.endMs,
      phases: undefined,
      atCounter: { startMs: before.atCounter.startMs, endMs: draft.atCounter.endMs },
      endsInFootage: draft.endsInFootage,
      refinements: [...new Set([...before.refinements, ...draft.refinements, 'joined' as const])],
      unseenPhases: [...before.unseenPhases, ...draft.unseenPhases],
    },
  ];
}

/** An encounter for a citizen who arrived and was served while the camera saw nobody at the counter. */
function unseenDraft(
  one: Served,
  drafts: readonly Draft[],
  footage: Interval,
  { toleranceMs, options }: { readonly toleranceMs: number; readonly options: EncounterOptions },
): Draft[] {
  const { startMs, endMs } = one.span;
  const isWhole = startMs >= footage.startMs && endMs <= footage.endMs;
  const isSeen = drafts.some(({ served, atCounter }) => served === one || isSameTime(one.span, atCounter, toleranceMs));
  const isCrossed = drafts.some((draft) => overlapMs(draft, one.span) > 0);
  if (!isWhole || isSeen || isCrossed || !hasArrived(one.ticket) || endMs - startMs < options.passerByMs) return [];
  const latest = (ms: number) => Math.max(ms, ...drafts.filter((d) => d.endMs <= startMs).map((d) => d.endMs));
  const earliest = (ms: number) => Math.min(ms, ...drafts.filter((d) => d.startMs >= endMs).map((d) => d.startMs));
  return [
    {
      citizen: 'unseen',
      phases: undefined,
      startMs: latest(Math.max(footage.startMs, startMs - options.approachMs)),
      endMs: earliest(Math.min(footage.endMs, endMs + options.afterLeavingMs)),
      atCounter: one.span,
      ...{ beginsInFootage: true, endsInFootage: true, served: one, source: 'queue' },
      ...{ refinements: ['not-seen'], unseenPhases: PHASES },
    },
  ];
}

/** Lets the arrival begin when the number was called, so that what the clerk does on calling belongs to it. */
function atCall(draft: Draft, before: Draft | undefined, footage: Interval, options: EncounterOptions): Draft {
  const calledMs = draft.served?.ticket.calledMs;
  if (calledMs === undefined || !draft.beginsInFootage || draft.unseenPhases.includes('arrival')) return draft;
  const startMs = Math.max(footage.startMs, before?.endMs ?? footage.startMs, calledMs);
  if (startMs >= draft.startMs || draft.atCounter.startMs - calledMs > options.longestWayMs) return draft;
  const phases = draft.phases?.map((phase) => (phase.phase === 'arrival' ? { ...phase, startMs } : phase));
  return { ...draft, startMs, phases, refinements: [...draft.refinements, 'arrival-at-call'] };
}

function encounterOf(draft: Draft, id: string, events: readonly CounterEvent[], options: EncounterOptions): Encounter {
  const { citizen, startMs, endMs, atCounter, beginsInFootage, endsInFootage } = draft;
  return {
    ...{ id, citizen, startMs, endMs, atCounter, phases: draft.phases ?? phasesOf(draft, events, options) },
    ...{ beginsInFootage, endsInFootage },
    ...(draft.source !== 'camera' && { provenance: provenanceOf(draft, draft.source) }),
  };
}

function phasesOf(draft: Draft, events: readonly CounterEvent[], options: EncounterOptions): PhaseInterval[] {
  const around = {
    startMs: draft.atCounter.startMs - options.handoverSlackMs,
    endMs: draft.atCounter.endMs + options.handoverSlackMs,
  };
  const handovers = events
    .filter((e) => e.role === 'clerk' && isHandover(e) && overlapMs(e, around) > 0)
    .toSorted((a, b) => a.startMs - b.startMs);
  return findPhases({ ...draft, handovers }, events, options);
}

function provenanceOf({ served, refinements, unseenPhases }: Draft, source: 'queue' | 'both'): QueueProvenance {
  const { ticket, calledMs, grade } = served?.ticket ?? {};
  return {
    source,
    ...(ticket !== undefined && { ticket }),
    ...(calledMs !== undefined && { calledMs }),
    ...(grade !== undefined && { grade }),
    refinements,
    unseenPhases,
  };
}
