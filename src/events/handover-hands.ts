import { distance } from '../core/geometry.ts';
import type { Interval } from '../core/interval.ts';
import { median } from '../core/statistics.ts';
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
/** Where hands were before a handover: long enough before for reaching, short enough for the same scene. */
const BEFORE_MS: Interval = { startMs: 1600, endMs: 700 };
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
  const rest = restOf(meeting, side);
  if (!rest) return undefined;
  const ways = inside.flatMap(({ clerk }) => {
    const arm = clerk.arms[side];
    return arm.available ? [distance(arm.value.wristPx, rest) / meeting.pxPerMetre] : [];
  });
  return ways.length > 0 ? median(ways) : undefined;
}

function restOf(meeting: Meeting, side: Side) {
  const before = meeting.moments.flatMap(({ tMs, clerk }) => {
    const arm = clerk.arms[side];
    const early = tMs >= meeting.startMs - BEFORE_MS.startMs && tMs <= meeting.startMs - BEFORE_MS.endMs;
    return early && arm.available ? [arm.value.wristPx] : [];
  });
  if (before.length === 0) return undefined;
  return { x: median(before.map((p) => p.x)), y: median(before.map((p) => p.y)) };
}

/** The meeting, widened to where the clerk's hand set out and came back. */
function reachOf(meeting: Meeting): Interval {
  const rest = restOf(meeting, meeting.hand);
  if (!rest) return meeting;
  const way = distance(rest, meeting.placePx);
  const isOut = ({ clerk }: HandsAcross): boolean => {
    const arm = clerk.arms[meeting.hand];
    return arm.available && distance(arm.value.handPx, meeting.placePx) < (1 - REACHED_SHARE) * way;
  };
  let startMs: Milliseconds = meeting.startMs;
  for (const moment of [...meeting.moments].reverse()) {
    if (moment.tMs >= meeting.startMs) continue;
    if (!isOut(moment) || meeting.startMs - moment.tMs > BEFORE_MS.endMs) break;
    startMs = moment.tMs;
  }
  return { startMs, endMs: meeting.endMs };
}

function middleOf(moments: readonly HandsAcross[], pick: (moment: HandsAcross) => number | undefined) {
  const values = moments.flatMap((moment) => pick(moment) ?? []);
  return values.length > 0 ? median(values) : undefined;
}
