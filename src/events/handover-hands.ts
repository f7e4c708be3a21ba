import { distance } from '../core/geometry.ts';
import type { Interval } from '../core/interval.ts';
import { median } from '../core/statistics.ts';
import { within } from '../core/time-order.ts';
import type { Metres, Milliseconds, Probability } from '../core/units.ts';
import type { Side } from '../measurements/arm.ts';
import { SIDES } from '../measurements/arm.ts';

import type { HandsAcross, Meeting } from './handover-meeting.ts';

export interface HandsUsed {
  readonly count: 1 | 2;
  readonly confidence: Probability;
  /** From reaching out to hands back. */
  readonly interval: Interval;
}

/** A hand at rest wavers by 0.04 m in the picture; one that takes part travels more than this. */
const MOVED_M: Metres = 0.085;
/** A reach leans the body and drags the resting hand along by up to a quarter of the way. */
const MOVED_SHARE = 0.35;
/** Wrists that hold one sheet are at most its width (0.21 m) and a hand apart. */
const TOGETHER_M: Metres = 0.27;
/** The other hand of two holds the paper as well: it is near the place where hands meet. */
const AT_PAPER_M: Metres = 0.3;
/** Log-odds of two hands per border's length; being together alone proves little: hands rest together. */
const TRAVEL_LOG_ODDS = 4;
const NEARNESS_LOG_ODDS = 8;
const NEARNESS_LIMIT = 0.5;
const LOG_ODDS_LIMIT = 3;
/**
 * Where hands were before a handover, in ms before the meeting: at rest before reaching out, and before that, as who gives
 * first takes the paper up, near the place where it will be given.
 */
const REST_BEFORE_REACH_MS: Interval = { startMs: 2000, endMs: 1000 };
const RESTS_BEFORE_MS: readonly Interval[] = [REST_BEFORE_REACH_MS, { startMs: 1600, endMs: 700 }];
/** Reaching out takes no longer. */
const LONGEST_REACH_MS: Milliseconds = 1500;
/** A handover is counted from and to this share of the hand's way. */
const REACHED_SHARE = 0.25;

/** How many of the clerk's hands took part, and from when to when. */
export function handsUsed(meeting: Meeting): HandsUsed {
  const inside = meeting.moments.filter(({ tMs }) => tMs >= meeting.startMs && tMs <= meeting.endMs);
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
  const interval = reachOf(meeting);
  if (apart === undefined || atPaper === undefined) return { count: 1, confidence: 0.5, interval };
  const travelled = SIDES.flatMap((side) => travel(meeting, side, inside) ?? []);
  const moved = travelled.length === 0 ? 0 : TRAVEL_LOG_ODDS * (bothMoved(travelled) - 1);
  const near = (share: number) => Math.min(NEARNESS_LIMIT, NEARNESS_LOG_ODDS * (1 - share));
  const logOdds = Math.min(LOG_ODDS_LIMIT, moved) + near(apart / TOGETHER_M) + near(atPaper / AT_PAPER_M);
  return { count: logOdds > 0 ? 2 : 1, confidence: 1 / (1 + Math.exp(-Math.abs(logOdds))), interval };
}

/** How far the hand that moved less did so, in borders: by itself, and against the other, whose reach leans the body. */
function bothMoved(travelled: readonly Metres[]): number {
  const [less, more] = [Math.min(...travelled), Math.max(...travelled)];
  return Math.min(less / MOVED_M, travelled.length < 2 ? Number.POSITIVE_INFINITY : less / more / MOVED_SHARE);
}

/** How far a hand was, at the farthest lasting stretch, from where it had been before. */
function travel(meeting: Meeting, side: Side, inside: readonly HandsAcross[]): Metres | undefined {
  const ways = RESTS_BEFORE_MS.flatMap((before) => {
    const rest = restOf(meeting, side, before);
    if (!rest) return [];
    const own = middleOf(inside, ({ clerk }) => {
      const arm = clerk.arms[side];
      return arm.available ? distance(arm.value.wristPx, rest) / meeting.pxPerMetre : undefined;
    });
    return own === undefined ? [] : [own];
  });
  return ways.length > 0 ? Math.max(...ways) : undefined;
}

function restOf(meeting: Meeting, side: Side, before: Interval) {
  const { startMs } = meeting;
  const window = { startMs: startMs - before.startMs, endMs: startMs - before.endMs };
  const seen = within(meeting.moments, window).flatMap(({ clerk }) => {
    const arm = clerk.arms[side];
    return arm.available ? [arm.value.wristPx] : [];
  });
  if (seen.length === 0) return undefined;
  return { x: median(seen.map((p) => p.x)), y: median(seen.map((p) => p.y)) };
}

/** The meeting, widened to where the clerk's hand set out. */
function reachOf(meeting: Meeting): Interval {
  const rest = restOf(meeting, meeting.hand, REST_BEFORE_REACH_MS);
  const way = rest ? distance(rest, meeting.placePx) : 0;
  if (way === 0) return meeting;
  const border = 1 - REACHED_SHARE;
  let out: { tMs: Milliseconds; share: number } | undefined;
  for (let i = meeting.moments.length - 1; i >= 0; i--) {
    const { tMs, clerk } = meeting.moments[i]!;
    const arm = clerk.arms[meeting.hand];
    if (tMs > meeting.startMs) continue;
    if (!arm.available || meeting.startMs - tMs > LONGEST_REACH_MS) break;
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
