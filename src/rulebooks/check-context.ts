import type { CameraView } from '../contract/camera-view.ts';
import type { Interval } from '../core/interval.ts';
import type { Encounter } from '../encounters/encounter.ts';
import type { WaitingCount } from '../encounters/queue-event.ts';
import type { EventType } from '../events/catalog.ts';
import type { Blindness, CounterEvent } from '../events/event.ts';
import type { Transcript } from '../voice/spoken-words.ts';

/** What one check sees: everything that touches the encounter, or the whole recording. */
export interface CheckContext {
  readonly footage: Interval;
  /** Intervals without a picture: no signal, or not decodable. */
  readonly gaps: readonly Interval[];
  /** Whether nothing outside of opening hours is in this context. */
  readonly areHoursKnown: boolean;
  /** Events of the serving clerk, and of everybody on the other side. */
  readonly events: readonly CounterEvent[];
  /** Of clerks who do not serve here, by the lips: it may have been the serving one after all. */
  readonly colleaguesVoices: readonly CounterEvent[];
  readonly blindness: readonly Blindness[];
  /** Undefined where nobody wrote down what was said. */
  readonly words: Transcript | undefined;
  readonly view: CameraView | undefined;
  /** Those that touch the span, in order of time. */
  readonly encounters: readonly Encounter[];
  /** Undefined where the calling system is not connected. */
  readonly waiting: readonly WaitingCount[] | undefined;
  /** When the clerk pressed a key of the calling system, each widened by its tolerance. */
  readonly clerkKeyPresses: readonly Interval[];
  /** The interval that is judged: the clause's phase, the encounter or the footage. */
  readonly span: Interval;
}

export interface EncounterCheckContext extends CheckContext {
  readonly encounter: Encounter;
}

/** The clerk's events of one type that overlap or touch an interval, in order of time. */
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

/** The context without an empty post as a reason for being hidden, for checks that look for it or do not mind it. */
export const withoutAbsence = <C extends CheckContext>(context: C): C => ({
  ...context,
  events: context.events.filter((e) => e.type !== 'absent'),
});
