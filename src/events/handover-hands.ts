import type { PixelPoint } from '../core/geometry.ts';
import { distance } from '../core/geometry.ts';
import type { Interval } from '../core/interval.ts';
import type { Measured, Unavailable } from '../core/measured.ts';
import { measured, unavailable } from '../core/measured.ts';
import { valuesOf } from '../core/parameter.ts';
import { median } from '../core/statistics.ts';
import { within } from '../core/time-order.ts';
import type { Metres, Milliseconds } from '../core/units.ts';
import type { Side } from '../measurements/arm.ts';
import { SIDES } from '../measurements/arm.ts';
import type { HandsAcross, Meeting } from './handover-meeting.ts';
import { HANDS_PARAMETERS } from './handover-parameters.ts';
import { EVIDENCE_UNCERTAINTY, type Support } from './support.ts';

export interface HandCount {
  readonly count: 1 | 2;
  readonly support: Support;
}

export interface HandsUsed {
  /** Unavailable where the other hand was out of sight: it may be at the paper as well. */
  readonly hands: Measured<HandCount>;
  /** From reaching out to hands back. */
  readonly interval: Interval;
}

const HANDS = valuesOf(HANDS_PARAMETERS);
const RESTS_BEFORE = [HANDS.restBeforeReach, HANDS.restBeforeTaking];

/**
 * Whether a hand of the clerk's left its place before and leaves the meeting after it, as far as that was seen: who types on
 * is handed nothing, and a hand that stays has come to rest, while the other person takes what lies there.
 */
export function clerkReaches(meeting: Meeting): boolean {
  const inside = within(meeting.moments, meeting);
  const came = SIDES.flatMap((side) => travel(meeting, side, inside) ?? []);
  const went = SIDES.flatMap((side) => wayTo(restAfter(meeting, side), { meeting, side, inside }) ?? []);
  return [came, went].every((ways) => ways.length === 0 || Math.max(...ways) >= HANDS.reachM);
}

/** How many of the clerk's hands took part, and from when to when. */
export function handsUsed(meeting: Meeting): HandsUsed {
  const interval = reachOf(meeting);
  return { hands: handCount(meeting, interval), interval };
}

function handCount(meeting: Meeting, whole: Interval): Measured<HandCount> {
  const inside = within(meeting.moments, meeting);
  const other: Side = meeting.hand === 'left' ? 'right' : 'left';
  const apart = middleOf(inside, ({ clerk: { arms } }) =>
    arms.left.available && arms.right.available
      ? distance(arms.left.value.wristPx, arms.right.value.wristPx) / meeting.pxPerMetre
      : undefined,
  );
  const atPaper = middleOf(inside, ({ clerk }) => {
    const arm = clerk.arms[other];
    return arm.available ? distance(arm.value.handPx, meeting.placePx) / meeting.pxPerMetre : undefined;
  });
  const hidden = hiddenHand(meeting, whole);
  if (apart === undefined || atPaper === undefined) return hidden ?? unavailable('occluded');
  const travelled = SIDES.flatMap((side) => travel(meeting, side, inside) ?? []);
  const moved = travelled.length === 0 ? 0 : HANDS.travelLogOdds * (bothMoved(travelled, leanM(meeting, inside)) - 1);
  const near = (share: number) => Math.min(HANDS.nearnessLimit, HANDS.nearnessLogOdds * (1 - share));
  const logOdds = Math.min(HANDS.logOddsLimit, moved) + near(apart / HANDS.togetherM) + near(atPaper / HANDS.atPaperM);
  // A hand whose rest was not seen may have come along: it cannot be said to have stayed.
  if (logOdds <= 0 && (hidden || travelled.length < SIDES.length)) return hidden ?? unavailable('occluded');
  const bothSeen = inside.filter(({ clerk: { arms } }) => !SIDES.some((side) => isHidden(arms[side])));
  return measured({
    count: logOdds > 0 ? 2 : 1,
    support: {
      margin: Math.abs(logOdds),
      uncertainty: EVIDENCE_UNCERTAINTY,
      seenShare: bothSeen.length / inside.length,
    },
  });
}

/** Why a hand was out of sight, where one was for too long to say that it took no part; up to when hands draw back. */
function hiddenHand({ moments }: Meeting, { startMs, endMs }: Interval): Unavailable | undefined {
  const inside = within(moments, { startMs, endMs: endMs + HANDS.drawingBackMs });
  const reasons = inside.flatMap(({ clerk: { arms } }) => SIDES.map((side) => arms[side]).find(isHidden) ?? []);
  return reasons.length > HANDS.largestHiddenShare * inside.length ? reasons[0] : undefined;
}

const isHidden = (arm: Measured<unknown>): arm is Unavailable => !arm.available;

/**
 * How far the hand that moved less did so, in borders: by itself, and against the other, whose reach leans the body. Where the
 * rest of one hand was not seen, the other one counts for what it moved beyond the shoulders, which the lean drags along.
 */
function bothMoved(travelled: readonly Metres[], leanM: Metres): number {
  const [less, more] = [Math.min(...travelled), Math.max(...travelled)];
  if (travelled.length < SIDES.length) return Math.max(0, less - leanM) / HANDS.movedM;
  return Math.min(less / HANDS.movedM, less / more / HANDS.movedShare);
}

/** How far the shoulders went. */
function leanM(meeting: Meeting, inside: readonly HandsAcross[]): Metres {
  const { startMs, moments, pxPerMetre } = meeting;
  const { fromMs, toMs } = HANDS.restBeforeReach;
  const before = middlePlace(within(moments, { startMs: startMs - fromMs, endMs: startMs - toMs }).map(shouldersOf));
  const during = middlePlace(inside.map(shouldersOf));
  return before && during ? distance(before, during) / pxPerMetre : 0;
}

const shouldersOf = ({ clerk }: HandsAcross): PixelPoint => clerk.shouldersPx;

/** How far a hand was, at its farthest lasting position, from where it had been before. */
function travel(meeting: Meeting, side: Side, inside: readonly HandsAcross[]): Metres | undefined {
  const ways = RESTS_BEFORE.flatMap((before) => {
    return wayTo(restOf(meeting, side, before), { meeting, side, inside }) ?? [];
  });
  return ways.length > 0 ? Math.max(...ways) : undefined;
}

interface HandInside {
  readonly meeting: Meeting;
  readonly side: Side;
  readonly inside: readonly HandsAcross[];
}

/** From a resting place to where the hand was for half of the time or more. */
function wayTo(rest: PixelPoint | undefined, { meeting, side, inside }: HandInside): Metres | undefined {
  if (!rest) return undefined;
  return middleOf(inside, ({ clerk }) => {
    const arm = clerk.arms[side];
    return arm.available ? distance(arm.value.wristPx, rest) / meeting.pxPerMetre : undefined;
  });
}

/** Before the meeting. */
interface RestBefore {
  readonly fromMs: Milliseconds;
  readonly toMs: Milliseconds;
}

const restOf = (meeting: Meeting, side: Side, { fromMs, toMs }: RestBefore): PixelPoint | undefined =>
  placeIn({ startMs: meeting.startMs - fromMs, endMs: meeting.startMs - toMs }, meeting, side);

const restAfter = (meeting: Meeting, side: Side): PixelPoint | undefined =>
  placeIn({ startMs: meeting.endMs + HANDS.drawingBackMs, endMs: meeting.endMs + HANDS.restAfterMs }, meeting, side);

function placeIn(time: Interval, { moments }: Meeting, side: Side): PixelPoint | undefined {
  const seen = within(moments, time).flatMap(({ clerk }) => {
    const arm = clerk.arms[side];
    return arm.available ? [arm.value.wristPx] : [];
  });
  return middlePlace(seen);
}

const middlePlace = (seen: readonly PixelPoint[]): PixelPoint | undefined =>
  seen.length === 0 ? undefined : { x: median(seen.map(({ x }) => x)), y: median(seen.map(({ y }) => y)) };

/** The meeting, widened to where the clerk's hand set out. */
function reachOf(meeting: Meeting): Interval {
  const rest = restOf(meeting, meeting.hand, HANDS.restBeforeReach);
  const way = rest ? distance(rest, meeting.placePx) : 0;
  if (way === 0) return meeting;
  const border = 1 - HANDS.reachedShare;
  let out: { tMs: Milliseconds; share: number } | undefined;
  for (let i = meeting.moments.length - 1; i >= 0; i--) {
    const { tMs, clerk } = meeting.moments[i]!;
    const arm = clerk.arms[meeting.hand];
    if (tMs > meeting.startMs) continue;
    if (!arm.available || meeting.startMs - tMs > HANDS.longestReachMs) break;
    const share = distance(arm.value.handPx, meeting.placePx) / way;
    if (share >= border) {
      if (!out) break;
      const crossing = out.tMs - ((out.tMs - tMs) * (border - out.share)) / (share - out.share);
      return { startMs: crossing, endMs: meeting.endMs };
    }
    out = { tMs, share };
  }
  return out ? { startMs: out.tMs, endMs: meeting.endMs } : meeting;
}

function middleOf(moments: readonly HandsAcross[], pick: (moment: HandsAcross) => number | undefined) {
  const values = moments.flatMap((moment) => pick(moment) ?? []);
  return values.length > 0 ? median(values) : undefined;
}
