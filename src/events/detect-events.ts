import type { Interval } from '../core/interval.ts';
import { durationMs, overlapMs } from '../core/interval.ts';
import { milliseconds, parameters, probability, share, valuesOf } from '../core/parameter.ts';
import type { Milliseconds } from '../core/units.ts';
import type { MeasuredCounter, MeasuredPerson } from '../measurements/measure-people.ts';
import type { MeasuredVoices } from '../voice/voice-turn.ts';
import { ABSENCE_PARAMETERS } from './absence.ts';
import { blindnessOf, blindnessOfPicture } from './blindness.ts';
import { coarseSight, unwatched } from './coarse-sight.ts';
import type { CounterScene, Detector } from './detector.ts';
import { DETECTORS } from './detectors.ts';
import type { Blindness, CounterEvent } from './event.ts';
import { ONE_VALUE_ON_CLIPS } from './tested-range.ts';
import { blindnessOfSound, VOICE_TYPES } from './voice-events.ts';

export interface CounterEvents {
  /** In order of time. */
  readonly events: readonly CounterEvent[];
  readonly blindness: readonly Blindness[];
}

export interface Coverage {
  readonly footage: Interval;
  /** Intervals of the footage without usable pictures. */
  readonly gaps: readonly Interval[];
  /** What is heard; left out, nothing is said of voices. */
  readonly voices?: MeasuredVoices | undefined;
}

export const SIGHT_PARAMETERS = parameters({
  shortestMs: milliseconds(1000, {
    source: 'Whoever was seen for less is a reflection, or somebody at the edge of the picture.',
    testedRange: ONE_VALUE_ON_CLIPS,
  }),
  fadingMs: milliseconds(1000, {
    source: 'The nets go on seeing somebody for a moment after they are gone: what only begins then did not happen.',
    testedRange: ONE_VALUE_ON_CLIPS,
  }),
  leastOfAbsence: probability(0.5, {
    source:
      'Less likely than not, somebody whom the nets lost without a step away is still there: the post was not seen, rather ' +
      'than empty. True absences of the rendered clips have 0.96, such losses 0.002.',
    testedRange: ONE_VALUE_ON_CLIPS,
  }),
  hiddenShare: share(0.5, {
    source: 'What seems to happen mostly in a poor picture is a guess.',
    testedRange: ONE_VALUE_ON_CLIPS,
  }),
});

const SIGHT = valuesOf(SIGHT_PARAMETERS);
const ABSENCE = valuesOf(ABSENCE_PARAMETERS);

/** From quantities to events: runs every detector, and drops what cannot be trusted. */
export function detectEvents(
  counter: MeasuredCounter,
  coverage: Coverage,
  detectors: readonly Detector[] = DETECTORS,
): CounterEvents {
  const { poorPictures, pictures } = counter;
  const scene = sceneOf(counter, coverage);
  const lastMs = new Map(scene.clerks.map((clerk) => [clerk.person, lastingSightOf(clerk, coverage.footage)]));
  const isLate = ({ person, startMs }: CounterEvent) => startMs > (lastMs.get(person) ?? Number.POSITIVE_INFINITY);
  const events = found(scene, detectors)
    .filter((event) => event.type !== 'absent' || event.confidence >= SIGHT.leastOfAbsence)
    .filter((event) => isHeard(event) || (!isLate(event) && !isHidden(event, poorPictures)))
    .sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs || a.type.localeCompare(b.type));
  const withoutPictures = [...coverage.gaps, ...poorPictures].sort((a, b) => a.startMs - b.startMs);
  const absences = events.filter(({ type }) => type === 'absent');
  return {
    events,
    blindness: [
      ...scene.clerks.flatMap(blindnessOf),
      ...coarseSight(scene.clerks, { pictures, gaps: withoutPictures, absences }, detectors),
      ...poorPictures.flatMap(blindnessOfPicture),
      ...(scene.voices ? blindnessOfSound(scene.voices) : []),
    ].sort((a, b) => a.startMs - b.startMs),
  };
}

function sceneOf(counter: MeasuredCounter, { footage, gaps, voices }: Coverage): CounterScene {
  const { handoverPxPerMetre, citizenPxPerMetre, pictures, poorPictures } = counter;
  const people = counter.people.filter(wasSeen);
  return {
    clerks: people.filter(({ role }) => role === 'clerk' || (role === 'unknown' && !counter.hasZones)),
    citizens: people.filter(({ role }) => role === 'citizen'),
    colleagues: counter.colleagues.filter(wasSeen),
    handoverPxPerMetre,
    citizenPxPerMetre,
    hasZones: counter.hasZones,
    footage,
    pictures,
    unseen: [...gaps, ...poorPictures, ...unwatched(pictures, gaps, ABSENCE.longestStepMs)],
    voices,
  };
}

function found(scene: CounterScene, detectors: readonly Detector[]): CounterEvent[] {
  let events: CounterEvent[] = [];
  for (const { uses, detect } of detectors) {
    const known = uses ? events.filter(({ type }) => uses.includes(type)) : [];
    events = [...events, ...detect(scene, known)];
  }
  return events;
}

/** Until when something that begins is trusted: to the end of the footage, or to shortly before the person was lost. */
function lastingSightOf({ samples }: MeasuredPerson, { endMs }: Interval): Milliseconds {
  const lastMs = samples.at(-1)?.tMs ?? endMs;
  return endMs - lastMs <= SIGHT.fadingMs ? endMs : lastMs - SIGHT.fadingMs;
}

const wasSeen = ({ samples }: MeasuredPerson): boolean =>
  samples.length > 1 && samples.at(-1)!.tMs - samples[0]!.tMs >= SIGHT.shortestMs;

/** What is heard needs no picture to have happened. */
const isHeard = ({ type }: CounterEvent): boolean => VOICE_TYPES.includes(type);

/** What seems to happen mostly during poor pictures is a guess. */
const isHidden = (event: Interval, poorPictures: readonly Interval[]): boolean =>
  poorPictures.reduce((sum, poor) => sum + overlapMs(poor, event), 0) > SIGHT.hiddenShare * durationMs(event);
