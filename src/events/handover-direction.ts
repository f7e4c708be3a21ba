import type { PixelPoint } from '../core/geometry.ts';
import { distance } from '../core/geometry.ts';
import { median } from '../core/statistics.ts';
import type { Metres, Milliseconds, Probability } from '../core/units.ts';
import type { Side } from '../measurements/arm.ts';
import { SIDES } from '../measurements/arm.ts';
import type { PersonSample } from '../measurements/measure-people.ts';
import type { HandsAcross, Meeting } from './handover-meeting.ts';

export interface HandoverDirection {
  /** The clerk gives; otherwise the clerk receives. */
  readonly gives: boolean;
  readonly confidence: Probability;
}

/** Who gives reaches out first and draws back first: a third of a second either way speaks for one unit of log-odds. */
const HEAD_START_MS: Milliseconds = 300;
const TIMING_LIMIT = 2.5;
/** Who gives holds the paper up before, who receives holds it up after: hands over the desk by 6 cm. */
const HELD_UP_M: Metres = 0.06;
const HELD_LIMIT = 2;
/** Papers come before they go back. */
const SEQUENCE_LOG_ODDS = 0.7;
/** A hand is out once it has covered this share of the way from where it rested. */
const OUT_SHARE = 0.5;
/** A hand that hardly moved tells nothing about when. */
const SHORTEST_WAY_M: Metres = 0.045;
/** Where a hand rested: this long before and after the hands met. */
const REST_FROM_MS: Milliseconds = 600;
const REST_TO_MS: Milliseconds = 1600;
/** The paper is looked for in the raised hand this long before and after. */
const HOLDING_MS: Milliseconds = 800;

/** @param clerkHolds whether the clerk took papers last; undefined before the first handover */
export function directionOf(meeting: Meeting, clerkHolds: boolean | undefined): HandoverDirection {
  const clerk = timesOut(meeting, (moment) => moment.clerk, [meeting.hand]);
  const citizen = timesOut(meeting, (moment) => moment.citizen, SIDES);
  const lead = difference(citizen.startMs, clerk.startMs) + difference(citizen.endMs, clerk.endMs);
  const timing = limited(lead / HEAD_START_MS, TIMING_LIMIT);
  const held = limited(heldUp(meeting) / HELD_UP_M, HELD_LIMIT);
  const sequence = clerkHolds ? SEQUENCE_LOG_ODDS : -SEQUENCE_LOG_ODDS;
  const logOdds = timing + held + sequence;
  return { gives: logOdds > 0, confidence: 1 / (1 + Math.exp(-Math.abs(logOdds))) };
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
  const before = within(meeting.startMs - REST_TO_MS, meeting.startMs - REST_FROM_MS);
  const after = within(meeting.endMs + REST_FROM_MS, meeting.endMs + REST_TO_MS);
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
  /** Undefined while the hand cannot be seen: behind the own body, that is at rest. */
  readonly at: PixelPoint | undefined;
}

/** Going away from the meeting, when the hand came nearer to its rest than to the meeting. */
function border(
  meeting: Meeting,
  out: PixelPoint | undefined,
  rest: PixelPoint | undefined,
  hands: readonly Hand[],
): Milliseconds | undefined {
  if (!out) return undefined;
  if (rest && distance(out, rest) < SHORTEST_WAY_M * meeting.pxPerMetre) return undefined;
  let last: { tMs: Milliseconds; share: number } | undefined;
  for (const { tMs, at } of hands) {
    if (!at) {
      if (rest) continue;
      return tMs;
    }
    const share = rest ? distance(at, rest) / distance(out, rest) : 1;
    if (share < OUT_SHARE) {
      if (!last) return tMs;
      return last.tMs + ((tMs - last.tMs) * (last.share - OUT_SHARE)) / (last.share - share);
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

/** How much higher the clerk's hand was held before the handover than after it. */
function heldUp(meeting: Meeting): Metres {
  const heightIn = (fromMs: Milliseconds, toMs: Milliseconds) => {
    const heights = meeting.moments.flatMap(({ tMs, clerk }) => {
      const arm = clerk.arms[meeting.hand];
      return tMs >= fromMs && tMs <= toMs && arm.available ? [arm.value.raisedM] : [];
    });
    return heights.length > 0 ? median(heights) : undefined;
  };
  const before = heightIn(meeting.startMs - REST_FROM_MS - HOLDING_MS, meeting.startMs - REST_FROM_MS);
  const after = heightIn(meeting.endMs + REST_FROM_MS, meeting.endMs + REST_FROM_MS + HOLDING_MS);
  return before === undefined || after === undefined ? 0 : before - after;
}

const limited = (v: number, limit: number): number => Math.min(limit, Math.max(-limit, v));
