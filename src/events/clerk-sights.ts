import { contains, durationMs, type Interval, overlapMs } from '../core/interval.ts';
import { parameters, share, valuesOf } from '../core/parameter.ts';
import type { Milliseconds } from '../core/units.ts';
import type { AnalysedPicture, MeasuredPerson } from '../measurements/measure-people.ts';

export const SIGHTS_PARAMETERS = parameters({
  sharedTimeShare: share(0.2, {
    source:
      'Two who are seen together for more of the shorter one’s time are two people, else perhaps one found again.',
    testedRange: 'not tested',
  }),
});

const SIGHTS = valuesOf(SIGHTS_PARAMETERS);

/** From one picture that shows somebody to the next one, or from or to an end of the footage. */
export interface SightStep extends Interval {
  /** How much of it nothing moved. */
  readonly stillMs: Milliseconds;
  /** Whether there were pictures in it that do not show them. */
  readonly hasPictures: boolean;
}

/** The steps between the pictures of one clerk. */
export interface ClerkSights {
  readonly person: string;
  readonly steps: readonly SightStep[];
}

/** The steps between all pictures. */
export const pictureSteps = (pictures: readonly AnalysedPicture[]): SightStep[] => stepsBetween(pictures, () => true);

/** The steps of each clerk. Who was lost may be whoever was found next. */
export function clerkSights(
  clerks: readonly MeasuredPerson[],
  pictures: readonly AnalysedPicture[],
): readonly ClerkSights[] {
  const sights = clerks.filter(({ role, samples }) => role === 'clerk' && samples.length > 0).map(sightOf);
  return sights.map(({ person, span }) => {
    const perhapsSame = sights.filter((other) => other.person === person || !areTwo(span, other.span));
    const steps = stepsBetween(pictures, (tMs) => perhapsSame.some(({ seenMs }) => seenMs.has(tMs)));
    return { person, steps: steps.filter((step) => touches(step, span)) };
  });
}

interface Sight {
  readonly person: string;
  /** From first to last. */
  readonly span: Interval;
  readonly seenMs: ReadonlySet<Milliseconds>;
}

const sightOf = ({ person, samples }: MeasuredPerson): Sight => ({
  person,
  span: { startMs: samples[0]!.tMs, endMs: samples.at(-1)!.tMs },
  seenMs: new Set(samples.map(({ tMs }) => tMs)),
});

const areTwo = (a: Interval, b: Interval): boolean =>
  overlapMs(a, b) > SIGHTS.sharedTimeShare * Math.min(durationMs(a), durationMs(b));

const touches = (a: Interval, b: Interval): boolean =>
  contains(a, b.startMs) || contains(a, b.endMs) || contains(b, a.startMs);

function stepsBetween(pictures: readonly AnalysedPicture[], shows: (tMs: Milliseconds) => boolean): SightStep[] {
  const steps: SightStep[] = [];
  let step = { startMs: pictures[0]?.tMs ?? 0, stillMs: 0, hasPictures: false };
  for (const [i, { tMs, stillMs = 0 }] of pictures.entries()) {
    step.stillMs += i === 0 ? 0 : stillMs;
    if (shows(tMs)) {
      if (tMs > step.startMs) steps.push({ ...step, endMs: tMs });
      step = { startMs: tMs, stillMs: 0, hasPictures: false };
    } else step.hasPictures = true;
  }
  const endMs = pictures.at(-1)?.tMs ?? 0;
  return step.hasPictures && endMs > step.startMs ? [...steps, { ...step, endMs }] : steps;
}
