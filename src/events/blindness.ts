import { OBSERVABLE_QUANTITIES, type ObservableQuantity } from '../contract/observable-quantity.ts';
import type { UnavailableReason } from '../contract/unavailable-reason.ts';
import type { Interval } from '../core/interval.ts';
import type { Measured } from '../core/measured.ts';
import { milliseconds, parameters, valuesOf } from '../core/parameter.ts';
import type { Milliseconds } from '../core/units.ts';
import { SIDES } from '../measurements/arm.ts';
import type { MeasuredPerson, PersonSample } from '../measurements/measure-people.ts';
import type { PoorPicture } from '../measurements/poor-picture.ts';
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

type Look = (sample: PersonSample) => Measured<unknown> | undefined;

const LOOKS: Readonly<Record<ObservableQuantity, Look | undefined>> = {
  posture: ({ standingShare }) => standingShare,
  'trunk-lean': ({ leanDeg }) => leanDeg,
  smile: ({ smile }) => smile,
  // A hand out of sight may do anything: only with both in sight it is known what the hands do.
  hands: ({ arms: { left, right } }) => (left.available ? right : left),
  // Nor may it be raised, unless the rest of its arm shows that it is not.
  'raised-arm': ({ arms, loweredArms }) =>
    SIDES.filter((side) => !loweredArms[side])
      .map((side) => arms[side])
      .find(isHidden),
  head: ({ head }) => head,
  // The elbows show how arms are held, also where a hand is hidden.
  arms: ({ armPoses }) => SIDES.map((side) => armPoses[side]).find(isHidden),
  legs: ({ legPose }) => legPose,
  // Every sample shows the person; where there are none, the event `absent` says so.
  presence: undefined,
  // Heard, not seen: voice-events.ts.
  voice: undefined,
};

const isHidden = (arm: Measured<unknown>): boolean => !arm.available;

/** Where a clerk was seen but a quantity was not, so that "did not happen" may not be said. */
export function blindnessOf(clerk: MeasuredPerson): Blindness[] {
  return OBSERVABLE_QUANTITIES.flatMap((quantity) => {
    const look = LOOKS[quantity];
    if (!look) return [];
    return hiddenStretches(clerk.samples, look).flatMap((stretch) =>
      byReason(stretch).map(({ startMs, endMs, reason }) => ({
        startMs: Math.round(startMs),
        endMs: Math.round(endMs),
        quantity,
        person: clerk.person,
        role: clerk.role,
        reason,
      })),
    );
  });
}

interface HiddenMoment {
  readonly tMs: Milliseconds;
  readonly reason: UnavailableReason;
}

/** Long enough ones, each as its moments. */
function hiddenStretches(samples: readonly PersonSample[], look: Look): HiddenMoment[][] {
  const stretches: HiddenMoment[][] = [];
  for (const sample of samples) {
    const seen = look(sample);
    if (!seen || seen.available) continue;
    const moment = { tMs: sample.tMs, reason: seen.reason };
    const last = stretches.at(-1);
    if (last && moment.tMs - last.at(-1)!.tMs <= BLINDNESS.largestStepMs) last.push(moment);
    else stretches.push([moment]);
  }
  return stretches.filter((stretch) => stretch.at(-1)!.tMs - stretch[0]!.tMs >= BLINDNESS.shortestMs);
}

interface HiddenPart extends Interval {
  readonly reason: UnavailableReason;
}

/** One part for each reason in turn, up to where the next begins; a reason that holds for a moment only is no part. */
function byReason(stretch: readonly HiddenMoment[]): HiddenPart[] {
  const parts: { startMs: Milliseconds; endMs: Milliseconds; reason: UnavailableReason }[] = [];
  for (const [i, { tMs, reason }] of stretch.entries()) {
    const last = parts.at(-1);
    if (last) last.endMs = tMs;
    const isOther = last !== undefined && last.reason !== reason && lasts(stretch, i);
    if (last === undefined || isOther) parts.push({ startMs: tMs, endMs: tMs, reason });
  }
  return parts;
}

/** Whether the reason of a moment goes on from there for long enough. */
function lasts(stretch: readonly HiddenMoment[], from: number): boolean {
  const { tMs, reason } = stretch[from]!;
  for (let i = from; i < stretch.length && stretch[i]!.reason === reason; i++)
    if (stretch[i]!.tMs - tMs >= BLINDNESS.shortestMs) return true;
  return false;
}

/** While the picture shows too little, nothing can be said of any clerk, nor whether a citizen is there. Voices are heard all the same. */
export const blindnessOfPicture = ({ startMs, endMs, reason }: PoorPicture): Blindness[] => {
  const stretch = { startMs: Math.round(startMs), endMs: Math.round(endMs), reason };
  const seen = OBSERVABLE_QUANTITIES.filter((quantity) => quantity !== 'voice');
  return [
    ...seen.map((quantity) => ({ ...stretch, quantity, person: 'clerk', role: 'clerk' as const })),
    { ...stretch, quantity: 'presence', person: 'citizen', role: 'citizen' },
  ];
};
