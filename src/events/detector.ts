import type { Interval } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';
import type { AnalysedPicture, MeasuredPerson } from '../measurements/measure-people.ts';
import type { MeasuredVoices } from '../voice/voice-turn.ts';
import type { EventType } from './catalog.ts';
import type { CounterEvent } from './event.ts';

/** What detectors look at: the people who were seen long enough, and where nothing could be seen. */
export interface CounterScene {
  /** People who work at the counter; without zones also those of whom it is not known. */
  readonly clerks: readonly MeasuredPerson[];
  readonly citizens: readonly MeasuredPerson[];
  /** Clerks of other windows and posts in the picture. */
  readonly colleagues: readonly MeasuredPerson[];
  /** Whether zones tell the sides of the counter apart. */
  readonly hasZones: boolean;
  /** What is heard; left out where nobody asks for it. */
  readonly voices?: MeasuredVoices | undefined;
  /** Pixels a metre where papers change hands. */
  readonly handoverPxPerMetre: number;
  /** Pixels a metre where citizens stand. */
  readonly citizenPxPerMetre: number;
  readonly footage: Interval;
  readonly pictures: readonly AnalysedPicture[];
  /** Intervals without usable pictures. */
  readonly unseen: readonly Interval[];
}

/** How long an act takes, and how close together pictures must be to show it. */
export interface Tempo {
  /** Nothing shorter is reported: while hidden for as long, it may have happened unseen. */
  readonly shortestMs: Milliseconds;
  /** Between pictures farther apart it may happen unseen, or its borders are too vague to judge by. */
  readonly longestStepMs: Milliseconds;
}

/** Of an act that hysteresis finds. */
export const tempo = ({ minHoldMs }: { readonly minHoldMs: Milliseconds }, longestStepMs: Milliseconds): Tempo => ({
  shortestMs: minHoldMs,
  longestStepMs,
});

/** Finds the events of some types. */
export interface Detector {
  readonly types: readonly EventType[];
  readonly tempo: Tempo;
  /** Types of events that it needs to know; their detectors come before it. */
  readonly uses?: readonly EventType[];
  /** @param found the events of the types it uses */
  readonly detect: (scene: CounterScene, found: readonly CounterEvent[]) => CounterEvent[];
}

/** A detector that looks at one clerk after the other. */
export const ofEachClerk = (
  type: EventType,
  tempo: Tempo,
  detect: (clerk: MeasuredPerson) => CounterEvent[],
): Detector => ({
  types: [type],
  tempo,
  detect: ({ clerks }) => clerks.flatMap(detect),
});

/** Those of one person. */
export const eventsOf = (events: readonly CounterEvent[], { person }: MeasuredPerson): CounterEvent[] =>
  events.filter((event) => event.person === person);
