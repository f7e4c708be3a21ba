import { OBSERVABLE_QUANTITIES, type ObservableQuantity } from '../contract/observable-quantity.ts';
import type { UnavailableReason } from '../contract/unavailable-reason.ts';
import type { Interval } from '../core/interval.ts';
import { durationMs } from '../core/interval.ts';
import type { Measured } from '../core/measured.ts';
import { milliseconds, parameters, valuesOf } from '../core/parameter.ts';
import type { Milliseconds } from '../core/units.ts';
import type { MeasuredPerson, PersonSample } from '../measurements/measure-people.ts';
import type { Blindness } from './event.ts';
import { ONE_VALUE_ON_CLIPS } from './tested-range.ts';

export const BLINDNESS_PARAMETERS = parameters({
  shortestMs: milliseconds(500, {
    source: 'The events bridge shorter stretches themselves.',
    testedRange: ONE_VALUE_ON_CLIPS,
  }),
  largestStepMs: milliseconds(1500, {
    source: 'Samples farther apart are separate stretches; one sample a second is taken while nothing moves.',
    testedRange: ONE_VALUE_ON_CLIPS,
  }),
});

const BLINDNESS = valuesOf(BLINDNESS_PARAMETERS);

type Look = (sample: PersonSample) => Measured<unknown>;

const LOOKS: Readonly<Record<ObservableQuantity, Look | undefined>> = {
  posture: ({ standingShare }) => standingShare,
  'trunk-lean': ({ leanDeg }) => leanDeg,
  smile: ({ smile }) => smile,
  hands: ({ arms }) => (arms.left.available ? arms.left : arms.right),
  // Every sample shows the person; where there are none, the event `absent` says so.
  presence: undefined,
};

/** Where a clerk was seen but a quantity was not, so that "did not happen" may not be said. */
export function blindnessOf(clerk: MeasuredPerson): Blindness[] {
  return OBSERVABLE_QUANTITIES.flatMap((quantity) => {
    const look = LOOKS[quantity];
    if (!look) return [];
    const stretches: { startMs: Milliseconds; endMs: Milliseconds; reason: UnavailableReason }[] = [];
    for (const sample of clerk.samples) {
      const seen = look(sample);
      if (seen.available) continue;
      const last = stretches.at(-1);
      const follows = last && last.reason === seen.reason && sample.tMs - last.endMs <= BLINDNESS.largestStepMs;
      if (follows) last.endMs = sample.tMs;
      else stretches.push({ startMs: sample.tMs, endMs: sample.tMs, reason: seen.reason });
    }
    return stretches
      .filter((stretch) => durationMs(stretch) >= BLINDNESS.shortestMs)
      .map(({ startMs, endMs, reason }) => ({
        startMs: Math.round(startMs),
        endMs: Math.round(endMs),
        quantity,
        person: clerk.person,
        role: clerk.role,
        reason,
      }));
  });
}

/** Nothing can be said of any clerk while the picture shows too little. */
export const blindnessOfPicture = ({ startMs, endMs }: Interval): Blindness[] =>
  OBSERVABLE_QUANTITIES.map((quantity) => ({
    startMs: Math.round(startMs),
    endMs: Math.round(endMs),
    quantity,
    person: 'clerk',
    role: 'clerk' as const,
    reason: 'poor-picture' as const,
  }));
