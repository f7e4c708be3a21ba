import type { CameraView } from '../contract/camera-view.ts';
import type { Interval } from '../core/interval.ts';
import type { Encounter } from '../encounters/encounter.ts';
import type { WaitingCount } from '../encounters/queue-event.ts';
import type { EventType } from '../events/catalog.ts';
import type { Blindness, CounterEvent } from '../events/event.ts';

/** What one check sees: what touches the encounter, or all of the recording. */
export interface CheckContext {
  readonly footage: Interval;
  /** Without a picture: no signal, or not decodable. */
  readonly gaps: readonly Interval[];
  /** The serving clerk's, and everybody's on the other side. */
  readonly events: readonly CounterEvent[];
  readonly blindness: readonly Blindness[];
  readonly view: CameraView | undefined;
  /** Undefined where the calling system is not connected. */
  readonly waiting: readonly WaitingCount[] | undefined;
  /** When somebody worked the window's calling system, as far as that can be told. */
  readonly clerkKeyPresses: readonly Interval[];
  /** What is judged: the clause's phase, the encounter or the footage. */
  readonly span: Interval;
}

export interface EncounterCheckContext extends CheckContext {
  readonly encounter: Encounter;
}

/** Of the clerk, overlapping `within` or touching it, in order of time. */
export const clerkEvents = (
  { events }: CheckContext,
  types: readonly EventType[],
  within: Interval,
): readonly CounterEvent[] =>
  events
    .filter(
      (e) => e.role === 'clerk' && types.includes(e.type) && e.startMs <= within.endMs && e.endMs >= within.startMs,
    )
    .toSorted((a, b) => a.startMs - b.startMs);

/** For checks to which an empty post is what they look for, or no matter, and not something that hides the clerk. */
export const withoutAbsence = <C extends CheckContext>(context: C): C => ({
  ...context,
  events: context.events.filter((e) => e.type !== 'absent'),
});
