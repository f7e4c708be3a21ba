import { durationMs, type Interval } from '../core/interval.ts';
import type { CounterEvent } from '../events/event.ts';
import type { EncounterOptions } from './encounter-options.ts';
import { clerkHandoversByVisit } from './handovers.ts';
import type { SeenFootage } from './seen-footage.ts';
import { leavingMs, type Visit, without } from './visit.ts';

/** The part of a visit during which this citizen is the one served. */
export interface ServedStay {
  readonly visit: Visit;
  readonly stay: Interval;
  /** The clerk's handovers, in order of time. */
  readonly handovers: readonly CounterEvent[];
}

/**
 * Finds whom the clerk served when; a clerk serves one citizen at a time. Papers decide: a citizen with handovers is
 * served from arrival, or from when the citizen before turns away. Citizens whose handovers alternate are one party. A
 * citizen without handovers counts only outside the time of those with handovers. Bystanders and passers-by have no
 * encounter.
 * @returns in order of time
 */
export function findServedStays(
  visits: readonly Visit[],
  events: readonly CounterEvent[],
  seen: SeenFootage,
  options: EncounterOptions,
): ServedStay[] {
  const served = withHandovers(clerkHandoversByVisit(visits, events, options));
  const taken = served.map(timeTakenBy);
  const others = visits
    .filter((visit) => !served.some((s) => s.visit === visit))
    .toSorted((a, b) => durationMs(b) - durationMs(a) || a.startMs - b.startMs);
  for (const visit of others) {
    for (const stay of without(visit, taken)) {
      if (isPasserBy(stay, seen, options)) continue;
      const alone: ServedStay = { visit, stay, handovers: [] };
      served.push(alone);
      taken.push(timeTakenBy(alone));
    }
  }
  return served.toSorted((a, b) => a.stay.startMs - b.stay.startMs);
}

const timeTakenBy = ({ visit, stay }: ServedStay): Interval => ({
  startMs: stay.startMs,
  endMs: Math.max(stay.startMs, Math.min(stay.endMs, leavingMs(visit))),
});

function withHandovers(handoversByVisit: ReadonlyMap<Visit, readonly CounterEvent[]>): ServedStay[] {
  const served: ServedStay[] = [];
  const claims = [...handoversByVisit].toSorted(([, a], [, b]) => a[0]!.startMs - b[0]!.startMs);
  for (const [visit, handovers] of claims) {
    const before = served.at(-1);
    const firstMs = handovers[0]!.startMs;
    if (before && before.handovers.at(-1)!.endMs > firstMs) {
      const all = [...before.handovers, ...handovers].toSorted((a, b) => a.startMs - b.startMs);
      served[served.length - 1] = { ...before, handovers: all };
      continue;
    }
    const borderMs = before && borderBetween(before, visit, firstMs);
    if (before && borderMs !== undefined)
      served[served.length - 1] = { ...before, stay: { ...before.stay, endMs: Math.min(before.stay.endMs, borderMs) } };
    const startMs = Math.max(visit.startMs, borderMs ?? visit.startMs);
    served.push({ visit, stay: { startMs, endMs: Math.max(startMs, visit.endMs) }, handovers });
  }
  return served;
}

/** When the turn passes to the next citizen, while both are at the counter. */
function borderBetween(before: ServedStay, next: Visit, nextPapersMs: number): number | undefined {
  const leftMs = Math.min(before.stay.endMs, leavingMs(before.visit));
  if (next.startMs >= leftMs) return undefined;
  return leftMs <= nextPapersMs ? leftMs : (before.handovers.at(-1)!.endMs + nextPapersMs) / 2;
}

function isPasserBy(stay: Interval, seen: SeenFootage, options: EncounterOptions): boolean {
  const isCut = seen.isCutBefore(stay) || seen.isCutAfter(stay);
  return durationMs(stay) < (isCut ? options.cutPasserByMs : options.passerByMs);
}
