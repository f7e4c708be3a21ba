import type { PixelPoint } from '../core/geometry.ts';
import { distance } from '../core/geometry.ts';
import type { Measured } from '../core/measured.ts';
import { valuesOf } from '../core/parameter.ts';
import { median } from '../core/statistics.ts';
import type { Metres, Milliseconds } from '../core/units.ts';
import type { ArmReading, Side } from '../measurements/arm.ts';
import { SIDES } from '../measurements/arm.ts';
import type { PersonSample } from '../measurements/measure-people.ts';
import type { HandsAcross, Meeting } from './handover-meeting.ts';
import { DIRECTION_PARAMETERS } from './handover-parameters.ts';
import { EVIDENCE_UNCERTAINTY, type Support } from './support.ts';

export interface HandoverDirection {
  /** The clerk gives; otherwise the clerk receives. */
  readonly gives: boolean;
  readonly support: Support;
}

const DIRECTION = valuesOf(DIRECTION_PARAMETERS);

/** @param clerkHolds whether the clerk took papers last; undefined before the first handover */
export function directionOf(meeting: Meeting, clerkHolds: boolean | undefined): HandoverDirection {
  const clerk = timesOut(meeting, (moment) => moment.clerk, [meeting.hand]);
  const citizen = timesOut(meeting, (moment) => moment.citizen, SIDES);
  const lead = difference(citizen.startMs, clerk.startMs) + difference(citizen.endMs, clerk.endMs);
  const timing = limited(lead / DIRECTION.headStartMs, DIRECTION.timingLimit);
  const raised = heldUp(meeting);
  const held = raised === undefined ? inSight(meeting) * DIRECTION.inSightLogOdds : raised / DIRECTION.heldUpM;
  const sequence = clerkHolds ? DIRECTION.sequenceLogOdds : -DIRECTION.sequenceLogOdds;
  const seen = timing + limited(held, DIRECTION.heldLimit);
  const gives = seen + sequence > 0;
  // That papers come before they go decides where hardly anything is seen, but makes nothing surer.
  const margin = gives ? seen : -seen;
  return { gives, support: { margin, uncertainty: EVIDENCE_UNCERTAINTY, seenShare: 1 } };
}

const difference = (a: Milliseconds | undefined, b: Milliseconds | undefined): Milliseconds =>
  a === undefined || b === undefined ? 0 : a - b;

interface TimesOut {
  readonly startMs: Milliseconds | undefined;
  readonly endMs: Milliseconds | undefined;
}

/** From when to when a person's nearest hand was out, each border undefined where it cannot be told. */
function timesOut(meeting: Meeting, person: (moment: HandsAcross) => PersonSample, sides: readonly Side[]): TimesOut {
  const hands = meeting.moments.map((moment) => ({ tMs: moment.tMs, at: nearestTo(meeting, person(moment), sides) }));
  const within = (fromMs: Milliseconds, toMs: Milliseconds) =>
    middle(hands.flatMap(({ tMs, at }) => (tMs >= fromMs && tMs <= toMs && at ? [at] : [])));
  const out = within(meeting.startMs, meeting.endMs);
  const before = within(meeting.startMs - DIRECTION.restToMs, meeting.startMs - DIRECTION.restFromMs);
  const after = within(meeting.endMs + DIRECTION.restFromMs, meeting.endMs + DIRECTION.restToMs);
  const middleMs = (meeting.startMs + meeting.endMs) / 2;
  return {
    startMs: border(meeting, out, before, hands.filter(({ tMs }) => tMs <= middleMs).reverse()),
    endMs: border(
      meeting,
      out,
      after,
      hands.filter(({ tMs }) => tMs >= middleMs),
    ),
  };
}

interface Hand {
  readonly tMs: Milliseconds;
  /** Position of the hand; undefined while it cannot be seen, which means at rest behind the body. */
  readonly at: PixelPoint | undefined;
}

/** Leaving the meeting, the time when the hand came nearer to its rest than to the meeting. */
function border(
  meeting: Meeting,
  out: PixelPoint | undefined,
  rest: PixelPoint | undefined,
  hands: readonly Hand[],
): Milliseconds | undefined {
  if (!out) return undefined;
  if (rest && distance(out, rest) < DIRECTION.shortestWayM * meeting.pxPerMetre) return undefined;
  let last: { tMs: Milliseconds; share: number } | undefined;
  for (const { tMs, at } of hands) {
    if (!at) {
      if (rest) continue;
      return tMs;
    }
    const share = rest ? distance(at, rest) / distance(out, rest) : 1;
    if (share < DIRECTION.outShare) {
      if (!last) return tMs;
      return last.tMs + ((tMs - last.tMs) * (last.share - DIRECTION.outShare)) / (last.share - share);
    }
    last = { tMs, share };
  }
  return undefined;
}

function nearestTo({ placePx }: Meeting, sample: PersonSample, sides: readonly Side[]): PixelPoint | undefined {
  const seen = sides.flatMap((side) => {
    const arm = sample.arms[side];
    return arm.available ? [arm.value.handPx] : [];
  });
  return seen.sort((a, b) => distance(a, placePx) - distance(b, placePx))[0];
}

const middle = (points: readonly PixelPoint[]): PixelPoint | undefined =>
  points.length < 2 ? undefined : { x: median(points.map((p) => p.x)), y: median(points.map((p) => p.y)) };

/** The clerk's hand while a paper would be held: shortly before the meeting, and shortly after it. */
function holding({ startMs, endMs, moments, hand }: Meeting) {
  const handIn = (fromMs: Milliseconds, toMs: Milliseconds) =>
    moments.filter(({ tMs }) => tMs >= fromMs && tMs <= toMs).map(({ clerk }) => clerk.arms[hand]);
  return {
    before: handIn(startMs - DIRECTION.restFromMs - DIRECTION.holdingMs, startMs - DIRECTION.restFromMs),
    after: handIn(endMs + DIRECTION.restFromMs, endMs + DIRECTION.restFromMs + DIRECTION.holdingMs),
  };
}

/** How much higher the clerk's hand was held before the handover than after it; undefined where it was not seen. */
function heldUp(meeting: Meeting): Metres | undefined {
  const heights = (hands: readonly Measured<ArmReading>[]) =>
    hands.flatMap((arm) => (arm.available ? [arm.value.raisedM] : []));
  const { before, after } = holding(meeting);
  const [high, low] = [heights(before), heights(after)];
  return high.length > 0 && low.length > 0 ? median(high) - median(low) : undefined;
}

/** A hand that holds a paper is in sight, one at rest may be hidden: 1 seen only before the handover, -1 only after it. */
function inSight(meeting: Meeting): number {
  const seen = (hands: readonly Measured<ArmReading>[]) =>
    hands.filter(({ available }) => available).length / hands.length;
  const { before, after } = holding(meeting);
  return before.length > 0 && after.length > 0 ? seen(before) - seen(after) : 0;
}

const limited = (v: number, limit: number): number => Math.min(limit, Math.max(-limit, v));
