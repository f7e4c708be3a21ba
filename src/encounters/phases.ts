import type { Phase } from '../contract/phase.ts';
import type { Interval } from '../core/interval.ts';
import { durationMs, overlapMs } from '../core/interval.ts';
import type { EventType } from '../events/catalog.ts';
import type { CounterEvent } from '../events/event.ts';
import type { PhaseInterval } from './encounter.ts';
import type { EncounterOptions } from './encounter-options.ts';
import { isGive, isReceive } from './handovers.ts';

/** The times between which the phases of one encounter lie. */
export interface PhaseBorders extends Interval {
  readonly atCounter: Interval;
  /** The clerk's handovers of this encounter, in order of time. */
  readonly handovers: readonly CounterEvent[];
  readonly beginsInFootage: boolean;
  readonly endsInFootage: boolean;
}

/**
 * Divides an encounter into phases, in order of time and without overlap. Intake is the first receive. Return is the
 * last give after it. Processing lies between, with any further handovers in it. Arrival lasts until the clerk's
 * greeting is over, inquiry from there until papers move. Without papers, inquiry lasts until the farewell.
 */
export function findPhases(
  encounter: PhaseBorders,
  events: readonly CounterEvent[],
  options: EncounterOptions,
): PhaseInterval[] {
  const { handovers, startMs, endMs } = encounter;
  const receive = handovers.find(isReceive);
  const give = handovers.findLast((h) => isGive(h) && (!receive || h.startMs >= receive.endMs));
  const firstHandoverMs = Math.min(receive?.startMs ?? Infinity, handovers[0]?.startMs ?? Infinity);
  const leaveTakingMs = Math.max(handovers.at(-1)?.endMs ?? startMs, encounter.atCounter.endMs - options.leaveTakingMs);
  const farewellMs = encounter.endsInFootage ? (give?.endMs ?? leaveTakingMs) : endMs;
  const arrivalEndMs = encounter.beginsInFootage
    ? Math.min(greetingEndMs(encounter, events, options), firstHandoverMs, farewellMs)
    : startMs;

  // The first work on papers: receive, or where papers only go out, the first give.
  const paperMs = Math.min(receive?.startMs ?? handovers[0]?.startMs ?? farewellMs, farewellMs);
  const paperEndMs = receive?.endMs ?? (handovers[0] === give ? (give?.startMs ?? farewellMs) : paperMs);
  const returnMs = give?.startMs ?? farewellMs;

  return inOrder(
    [
      { phase: 'arrival', startMs, endMs: arrivalEndMs },
      { phase: 'inquiry', startMs: arrivalEndMs, endMs: paperMs },
      ...(receive ? [{ phase: 'intake' as const, startMs: receive.startMs, endMs: receive.endMs }] : []),
      { phase: 'processing', startMs: paperEndMs, endMs: returnMs },
      ...(give ? [{ phase: 'return' as const, startMs: give.startMs, endMs: give.endMs }] : []),
      { phase: 'farewell', startMs: farewellMs, endMs },
    ],
    options,
  );
}

const GREETING_ACTS: readonly EventType[] = ['raised-hand', 'bow'];

/** When the clerk sits down again after standing up for the citizen; otherwise when the acts of greeting are over. */
function greetingEndMs(
  { atCounter, startMs }: PhaseBorders,
  events: readonly CounterEvent[],
  options: EncounterOptions,
): number {
  const greeting: Interval = { startMs, endMs: atCounter.startMs + options.greetingMs };
  const clerk = events.filter((e) => e.role === 'clerk' && overlapMs(e, greeting) > 0);
  const latestMs = atCounter.startMs + options.longestArrivalMs;
  const upMs = Math.max(0, ...clerk.filter((e) => e.type === 'standing').map((e) => e.endMs));
  if (upMs > atCounter.startMs && upMs <= latestMs) return upMs;
  const actsMs = clerk.filter((e) => GREETING_ACTS.includes(e.type)).map((e) => e.endMs);
  return Math.min(latestMs, Math.max(greeting.endMs, ...actsMs));
}

/** Lets each phase begin no earlier than the one before ends, and joins a phase that is too short to the one before. */
function inOrder(wanted: readonly PhaseInterval[], options: EncounterOptions): PhaseInterval[] {
  const HANDOVER: readonly Phase[] = ['intake', 'return'];
  const phases: PhaseInterval[] = [];
  for (const phase of wanted) {
    const before = phases.at(-1);
    const next = { ...phase, startMs: Math.max(phase.startMs, before?.endMs ?? phase.startMs) };
    if (next.endMs <= next.startMs) continue;
    if (durationMs(next) >= options.shortestPhaseMs || HANDOVER.includes(next.phase)) phases.push(next);
    else if (before && !HANDOVER.includes(before.phase)) phases[phases.length - 1] = { ...before, endMs: next.endMs };
  }
  return phases;
}
