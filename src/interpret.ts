import { isPictureFault } from './contract/picture-fault.ts';
import { type CameraGeometry, camerasOfPosts } from './core/camera.ts';
import { counterCamera } from './core/counter-camera.ts';
import type { PictureSize } from './core/geometry.ts';
import type { Interval } from './core/interval.ts';
import type { Milliseconds } from './core/units.ts';
import { joinPosts } from './duties/join-posts.ts';
import { type SeenPerson, seenPerson } from './duties/seen-view.ts';
import { findEncounters } from './encounters/find-encounters.ts';
import { footageBorderMs } from './encounters/footage-border.ts';
import type { QueueRecord } from './encounters/queue-event.ts';
import { refineEncounters } from './encounters/refine-encounters.ts';
import { clerkKeyPresses } from './encounters/tickets.ts';
import { waitingCounts } from './encounters/waiting-counts.ts';
import { type CounterEvents, detectEvents } from './events/detect-events.ts';
import { type MeasuredCounter, measurePeople } from './measurements/measure-people.ts';
import type { FrameReading } from './measurements/reading.ts';
import type { CalendarDay, Rulebook } from './rulebooks/clause.ts';
import { type EvaluationContext, evaluate } from './rulebooks/evaluate.ts';
import type { Timeline } from './store/runs/run.ts';
import { measureVoices } from './voice/measure-voices.ts';
import type { Transcript } from './voice/spoken-words.ts';

/** What was seen, and how it was filmed. */
export interface SeenFootage {
  readonly readings: readonly FrameReading[];
  readonly camera: CameraGeometry;
  /** Picture in whose pixels the readings are. */
  readonly picture: PictureSize;
  readonly footage: Interval;
  /** Intervals of the footage without usable pictures. */
  readonly gaps: readonly Interval[];
}

/** What happened is judged by this. */
export interface Judging {
  readonly rulebooks: readonly Rulebook[];
  /** Day of the recording at the hall, where known. */
  readonly recordedOn?: CalendarDay | undefined;
  /** When the window is on duty, where known: nothing else is judged. */
  readonly onDuty?: readonly Interval[] | undefined;
  /** Events of the window's calling system, where there is one. */
  readonly queue?: QueueRecord | undefined;
  /** What the clerks said, where it was written down. */
  readonly words?: Transcript | undefined;
}

export type InterpretationRequest = SeenFootage & Judging;

/** What happened at the counter. */
export interface FoundEvents extends CounterEvents {
  readonly people: readonly SeenPerson[];
  /** When the picture was no footage of the counter; without the gaps. */
  readonly faults: readonly Interval[];
}

export interface Interpretation {
  /** The quantities over time that the events come from; of the first post, where the window has several. */
  readonly measured: MeasuredCounter;
  readonly timeline: Timeline;
}

/** From readings to findings: everything of the main path that needs neither video nor models. */
export function interpret(request: InterpretationRequest): Interpretation {
  const posts = camerasOfPosts(request.camera).map(({ post, camera }) => {
    const ofPost = { ...request, camera };
    const { measured, found } = findEvents(ofPost);
    const { events, blindness } = found;
    const people = found.people.map(({ id, role }) => ({ id, role }));
    const judged = judgeEvents(found, { ...ofPost, borderMs: footageBorderMs(measured.pictures, request.footage) });
    return { measured, timeline: { post, people, events, blindness, ...judged } };
  });
  const [first, second] = posts;
  const { post: _, ...timeline } = first!.timeline;
  if (second === undefined) return { measured: first!.measured, timeline };
  return { measured: first!.measured, timeline: joinPosts(posts.map((each) => each.timeline)) };
}

/** From readings to what each person does, and to where that could not be seen. */
export function findEvents({ readings, camera, picture, footage, gaps }: SeenFootage): {
  readonly measured: MeasuredCounter;
  readonly found: FoundEvents;
} {
  const seenBy = counterCamera(camera, picture);
  const measured = measurePeople(readings, seenBy);
  const voices = measureVoices({ readings, people: measured.people, footage, channels: camera.soundChannels });
  const people = measured.people.map((person) => seenPerson(person, seenBy));
  const faults = measured.poorPictures.filter(({ reason }) => isPictureFault(reason));
  return { measured, found: { people, faults, ...detectEvents(measured, { footage, gaps, voices }) } };
}

/**
 * Who was served when, and what each clause says of it, from the events alone.
 * @param borderMs how close to a border of the footage a presence counts as cut off by it; as usual where left out
 */
export function judgeEvents(
  { events, blindness, faults }: FoundEvents,
  {
    camera,
    footage,
    gaps,
    rulebooks,
    recordedOn,
    onDuty,
    queue,
    words,
    borderMs,
  }: Omit<InterpretationRequest, 'readings' | 'picture'> & { readonly borderMs?: Milliseconds },
): Pick<Timeline, 'encounters' | 'findings'> {
  const unseen = [...gaps, ...faults];
  const borders = borderMs === undefined ? {} : { footageBorderMs: borderMs };
  const encounters = refineEncounters(findEncounters(events, footage, borders, unseen), queue, { events, footage });
  const findings = evaluate(rulebooks, {
    ...{ footage, gaps, events, blindness, encounters, view: camera.view, windowKind: camera.windowKind, recordedOn },
    ...{ onDuty, words },
    ...queueFacts(queue),
  });
  return { encounters, findings };
}

/** What rulebooks need to know from the calling system. */
export const queueFacts = (queue: QueueRecord | undefined): Pick<EvaluationContext, 'waiting' | 'clerkKeyPresses'> =>
  queue === undefined ? {} : { waiting: waitingCounts(queue), clerkKeyPresses: clerkKeyPresses(queue) };
