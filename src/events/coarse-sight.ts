import { OBSERVABLE_QUANTITIES, type ObservableQuantity } from '../contract/observable-quantity.ts';
import type { UnavailableReason } from '../contract/unavailable-reason.ts';
import { durationMs, gapsBetween, type Interval } from '../core/interval.ts';
import { milliseconds, parameters, valuesOf } from '../core/parameter.ts';
import type { Milliseconds } from '../core/units.ts';
import type { AnalysedPicture, MeasuredPerson } from '../measurements/measure-people.ts';
import { EVENT_CATALOG, eventTypesOf } from './catalog.ts';
import { clerkSights, pictureSteps, type SightStep } from './clerk-sights.ts';
import type { Detector } from './detector.ts';
import type { Blindness } from './event.ts';

export const COARSE_SIGHT_PARAMETERS = parameters({
  liveStepMs: milliseconds(240, {
    source: 'The pace of a live stream while somebody is served; a frame of a camera of 12.5 a second comes this late.',
    testedRange: '240 only',
  }),
});

const COARSE_SIGHT = valuesOf(COARSE_SIGHT_PARAMETERS);

/** A mouth is too small to count as motion: where nothing moved, somebody may still have smiled. */
const isSeenAsMotion = (quantity: ObservableQuantity): boolean => quantity !== 'smile';

/** When there was something to see. */
export interface Sighting {
  readonly pictures: readonly AnalysedPicture[];
  /** Without usable pictures, in order; they have a reason of their own. */
  readonly gaps: readonly Interval[];
  /** When the post is known to be empty, in order. */
  readonly absences: readonly Interval[];
}

/**
 * Where a clerk was seen too seldom to say that an act did not happen: the pictures analysed were too far apart, or the clerk
 * was not found in them. Time in which nothing moved counts as seen.
 */
export function coarseSight(
  clerks: readonly MeasuredPerson[],
  { pictures, gaps, absences }: Sighting,
  detectors: readonly Detector[],
): Blindness[] {
  const all = pictureSteps(pictures);
  const sights = clerkSights(clerks, pictures);
  const known = [...gaps, ...absences].sort((a, b) => a.startMs - b.startMs);
  const ofClerks = (sights.length > 0 ? sights : [{ person: 'clerk', steps: all }]).flatMap(({ person, steps }) =>
    OBSERVABLE_QUANTITIES.flatMap((quantity) =>
      tooLong(steps, known, quantity, detectors).map((part) => ({ ...part, quantity, person, role: 'clerk' as const })),
    ),
  );
  const ofCitizens = tooLong(all, gaps, 'presence', detectors).map((part) => ({
    ...part,
    ...{ quantity: 'presence' as const, person: 'citizen', role: 'citizen' as const },
  }));
  return [...ofClerks, ...ofCitizens];
}

/** Steps that are too long for an empty post to be told from one that nobody looked at. */
export const unwatched = (
  pictures: readonly AnalysedPicture[],
  gaps: readonly Interval[],
  longestStepMs: Milliseconds,
) => partsLongerThan(pictureSteps(pictures), gaps, longestStepMs, true);

type Part = Pick<Blindness, 'startMs' | 'endMs' | 'reason'>;

const tooLong = (
  steps: readonly SightStep[],
  known: readonly Interval[],
  quantity: ObservableQuantity,
  detectors: readonly Detector[],
): Part[] => partsLongerThan(steps, known, longestStepOf(quantity, detectors), isSeenAsMotion(quantity));

/**
 * The tempo of the quickest act that is seen by a quantity; of an act that needs several, the first sets the tempo. An act too
 * quick for a live stream, such as a shaking leg, does not: it would leave nothing to be said of the slower ones.
 */
function longestStepOf(quantity: ObservableQuantity, detectors: readonly Detector[]): Milliseconds {
  const types = eventTypesOf(EVENT_CATALOG).filter((type) => EVENT_CATALOG[type].needs[0] === quantity);
  const steps = detectors
    .filter((detector) => types.some((type) => detector.types.includes(type)))
    .map(({ tempo }) => tempo.longestStepMs);
  return Math.min(...steps.filter((stepMs) => stepMs > COARSE_SIGHT.liveStepMs));
}

/** The parts of steps of which nothing is known that are longer than allowed; what touches is one part. */
function partsLongerThan(
  steps: readonly SightStep[],
  known: readonly Interval[],
  longestStepMs: Milliseconds,
  countsStillness: boolean,
): Part[] {
  const parts: { startMs: Milliseconds; endMs: Milliseconds; reason: UnavailableReason }[] = [];
  for (const step of steps) {
    if (durationMs(step) <= longestStepMs) continue;
    const reason = step.hasPictures ? 'not-tracked' : 'sampled-too-coarsely';
    const watchedMs = countsStillness ? step.stillMs : 0;
    for (const part of gapsBetween(known, step)) {
      if (durationMs(part) - watchedMs <= longestStepMs) continue;
      const [startMs, endMs] = [Math.round(part.startMs), Math.round(part.endMs)];
      const last = parts.at(-1);
      if (last?.endMs === startMs && last.reason === reason) last.endMs = endMs;
      else parts.push({ startMs, endMs, reason });
    }
  }
  return parts;
}
