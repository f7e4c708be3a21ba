import type { Interval } from '../core/interval.ts';
import { durationMs, overlapMs } from '../core/interval.ts';
import { milliseconds, parameters, share, valuesOf } from '../core/parameter.ts';
import type { Milliseconds } from '../core/units.ts';
import type { MeasuredCounter, MeasuredPerson } from '../measurements/measure-people.ts';
import { absentEvents } from './absence.ts';
import { blindnessOf, blindnessOfPicture } from './blindness.ts';
import { bowEvents } from './bow.ts';
import type { Blindness, CounterEvent } from './event.ts';
import { handoverEvents } from './handover.ts';
import { presenceEvents } from './presence.ts';
import { raisedHandEvents } from './raised-hand.ts';
import { slumpEvents } from './slump.ts';
import { smileEvents } from './smile.ts';
import { seatedEvents, standingEvents } from './stance.ts';
import { ONE_VALUE_ON_CLIPS } from './tested-range.ts';

export interface CounterEvents {
  /** In order of time. */
  readonly events: readonly CounterEvent[];
  readonly blindness: readonly Blindness[];
}

export interface Coverage {
  readonly footage: Interval;
  /** Stretches of the footage without usable pictures. */
  readonly gaps: readonly Interval[];
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
  hiddenShare: share(0.5, {
    source: 'What seems to happen mostly in a poor picture is a guess.',
    testedRange: ONE_VALUE_ON_CLIPS,
  }),
});

const SIGHT = valuesOf(SIGHT_PARAMETERS);

/** Quantities to events: clerks by themselves, then what clerk and citizen do together. */
export function detectEvents(counter: MeasuredCounter, coverage: Coverage): CounterEvents {
  const people = counter.people.filter(wasSeen);
  const clerks = people.filter(({ role }) => role === 'clerk');
  const citizens = people.filter(({ role }) => role === 'citizen');
  const { present, turnedAway } = presenceEvents(citizens, counter.citizenPxPerMetre, coverage.footage);
  const ofClerks = clerks.flatMap((clerk) => {
    const handovers = citizens.flatMap((citizen) => handoverEvents(clerk, citizen, counter.handoverPxPerMetre));
    const ofClerk = [
      ...standingEvents(clerk),
      ...seatedEvents(clerk),
      ...slumpEvents(clerk),
      ...bowEvents(clerk, handovers),
      ...smileEvents(clerk),
      ...raisedHandEvents(clerk),
      ...handovers,
    ];
    return ofClerk.filter(({ startMs }) => startMs <= lastingSightOf(clerk, coverage.footage));
  });
  const unseen = [...coverage.gaps, ...counter.poorPictures];
  const absences = absentEvents(clerks, { ...coverage, gaps: unseen });
  const events = [...ofClerks, ...present, ...turnedAway, ...absences];
  return {
    events: events
      .filter((event) => !isHidden(event, counter.poorPictures))
      .sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs || a.type.localeCompare(b.type)),
    blindness: [...clerks.flatMap(blindnessOf), ...counter.poorPictures.flatMap(blindnessOfPicture)].sort(
      (a, b) => a.startMs - b.startMs,
    ),
  };
}

/** Until when what begins is believed: to the end of the footage, or to shortly before the person was lost. */
function lastingSightOf({ samples }: MeasuredPerson, { endMs }: Interval): Milliseconds {
  const lastMs = samples.at(-1)?.tMs ?? endMs;
  return endMs - lastMs <= SIGHT.fadingMs ? endMs : lastMs - SIGHT.fadingMs;
}

const wasSeen = ({ samples }: MeasuredPerson): boolean =>
  samples.length > 1 && samples.at(-1)!.tMs - samples[0]!.tMs >= SIGHT.shortestMs;

/** What seems to happen mostly in a poor picture is a guess. */
const isHidden = (event: Interval, poorPictures: readonly Interval[]): boolean =>
  poorPictures.reduce((sum, poor) => sum + overlapMs(poor, event), 0) > SIGHT.hiddenShare * durationMs(event);
