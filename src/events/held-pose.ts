import type { Interval } from '../core/interval.ts';
import { deviations, milliseconds, parameters, probability, valuesOf } from '../core/parameter.ts';
import type { Milliseconds, Probability } from '../core/units.ts';
import type { PersonSample } from '../measurements/measure-people.ts';
import { confidenceOf } from './confidence.ts';
import { intervalsOn } from './hysteresis.ts';
import type { Margin } from './margin.ts';
import { supportIn } from './support.ts';
import { onRealPeople } from './tested-range.ts';

export const HELD_POSE_PARAMETERS = parameters({
  enter: deviations(0, { source: 'The borders themselves.', testedRange: onRealPeople('0 only') }),
  leave: deviations(-0.5, {
    source: 'Assumption: somebody who keeps a pose sways by half of what the landmarks err.',
    testedRange: onRealPeople('-0.5 only'),
  }),
  releaseMs: milliseconds(500, {
    source: 'Assumption: a pose that is left for less was misread.',
    testedRange: onRealPeople('500 only'),
  }),
  bridgeMs: milliseconds(1200, {
    source: 'Assumption: nobody leaves and takes the pose again unseen within this time.',
    testedRange: onRealPeople('1200 only'),
  }),
  leastConfidence: probability(0.2, {
    source: 'What is surely less likely than not is a pose of something else that is hidden in part.',
    testedRange: onRealPeople('0, 0.2 and 0.3'),
  }),
});

const HELD = valuesOf(HELD_POSE_PARAMETERS);

/** An interval in which a pose was kept. */
export interface HeldPose extends Interval {
  readonly confidence: Probability;
}

export interface HoldOptions {
  readonly minHoldMs: Milliseconds;
  /** How long the pose may be left in between, where it is longer than usual. */
  readonly releaseMs?: Milliseconds;
  /** Part of the time in which the pose must be beyond its borders to be sure; the usual one where left out. */
  readonly heldShare?: number;
  /** Margins by which to tell how sure it is, where those that mark the borders are too sure of themselves. */
  readonly sureBy?: MarginOfSample;
}

type MarginOfSample = (sample: PersonSample) => Margin;

/** Where somebody kept a pose for as long as asked, by the margin of each sample from its borders. */
export function heldPoses(
  samples: readonly PersonSample[],
  marginOf: MarginOfSample,
  { minHoldMs, releaseMs = HELD.releaseMs, heldShare, sureBy = marginOf }: HoldOptions,
): HeldPose[] {
  const marginsBy = (of: MarginOfSample) => samples.map((sample) => ({ tMs: sample.tMs, value: of(sample) }));
  const margins = marginsBy(marginOf);
  const sure = sureBy === marginOf ? margins : marginsBy(sureBy);
  return intervalsOn(margins, { ...HELD, minHoldMs, releaseMs }).flatMap((interval) => {
    const looked = sure.filter(({ value }) => value.available || value.reason !== 'not-sampled');
    const confidence = confidenceOf(
      supportIn(looked, interval, {
        border: HELD.enter,
        uncertainty: 1,
        ...(heldShare !== undefined && { heldShare }),
      }),
    );
    return confidence < HELD.leastConfidence ? [] : [{ ...interval, confidence }];
  });
}
