import type { Interval } from '../../src/core/interval.ts';
import type { Degrees, Milliseconds } from '../../src/core/units.ts';
import { EVENT_CATALOG } from '../../src/events/catalog.ts';
import { SCORED_TYPES } from '../../test/support/event-types.ts';
import { bowDepthOf, isAtOtherWindow, roleOf, type Truth, type TruthEvent } from './truth.ts';

/** What scoring needs of a reported event. */
export interface ReportedEvent extends Interval {
  readonly type: string;
  readonly role: string;
  readonly value?: number;
  readonly uncertainty?: number;
  readonly gradeDeg?: Degrees;
}

export interface MatchedBow {
  /** The bow's own depth: its peak less the pitch before it. */
  readonly trueDeg: Degrees;
  readonly measuredDeg: Degrees;
  readonly uncertaintyDeg: Degrees;
  /** Whether the grade is right; undefined where the truth lies too near a border of grades to tell. */
  readonly isGradeRight: boolean | undefined;
}

/** Counts of one event type. */
export interface TypeScore {
  readonly hits: number;
  readonly falseAlarms: number;
  readonly misses: number;
  /** Absolute errors of every hit. */
  readonly startErrorsMs: readonly Milliseconds[];
  readonly endErrorsMs: readonly Milliseconds[];
  readonly bows: readonly MatchedBow[];
}

/** What scoring needs of a truth file. */
export type ScoredTruth = Pick<Truth, 'events' | 'ignore' | 'zones'>;

export type Scores = ReadonlyMap<string, TypeScore>;

export const NOTHING: TypeScore = {
  hits: 0,
  falseAlarms: 0,
  misses: 0,
  startErrorsMs: [],
  endErrorsMs: [],
  bows: [],
};

/** A pair matches from this temporal intersection over union on … */
const SMALLEST_IOU = 0.3;
/** … or, where both are shorter than this, when their midpoints lie this near. */
const SHORT_MS: Milliseconds = 4000;
const MIDPOINT_MS: Milliseconds = 700;
/** A report lying this far in an ignored stretch of its type is neither hit nor false alarm. */
const IGNORED_SHARE = 0.5;
/** Smiles of smaller faces are not scored: their mouths are a few pixels. */
const SMALLEST_FACE_PX = 80;
/** Grades are scored from here on from a border between them. */
const GRADE_BORDER_DEG: Degrees = 3;

/**
 * Scores the events reported of one clip. Matching is one to one within type and role, greedy by overlap; the
 * citizen's handovers count for nothing, nor do people at another window.
 */
export function scoreClip(truth: ScoredTruth, reported: readonly ReportedEvent[]): Scores {
  const all = truth.events.filter((e) => isScored(e.type, roleOf(e.person)));
  const isOut = (e: TruthEvent) => isTooSmall(e) || isAtOtherWindow(e, truth);
  const expected = all.filter((e) => !isOut(e));
  const ignored = [...all.filter(isOut).map((e) => ({ ...e, types: [e.type] })), ...(truth.ignore ?? [])];
  const found = reported.filter((e) => isScored(e.type, e.role));
  const scores = new Map<string, TypeScore>();
  const count = (type: string, more: Partial<TypeScore>) => {
    scores.set(type, sumOf(scores.get(type) ?? NOTHING, { ...NOTHING, ...more }));
  };

  const pairs = matched(expected, found);
  for (const [truthEvent, event] of pairs) {
    count(truthEvent.type, {
      hits: 1,
      startErrorsMs: [Math.abs(truthEvent.startMs - event.startMs)],
      endErrorsMs: [Math.abs(truthEvent.endMs - event.endMs)],
      bows: truthEvent.type === 'bow' ? [matchedBow(truthEvent, event)] : [],
    });
  }
  for (const event of expected) if (!pairs.some(([t]) => t === event)) count(event.type, { misses: 1 });
  for (const event of found) {
    if (pairs.some(([, f]) => f === event)) continue;
    const isIgnored = ignored.some((i) => i.types.includes(event.type) && shareWithin(event, i) >= IGNORED_SHARE);
    if (!isIgnored) count(event.type, { falseAlarms: 1 });
  }
  return scores;
}

export const sumOf = (a: TypeScore, b: TypeScore): TypeScore => ({
  hits: a.hits + b.hits,
  falseAlarms: a.falseAlarms + b.falseAlarms,
  misses: a.misses + b.misses,
  startErrorsMs: [...a.startErrorsMs, ...b.startErrorsMs],
  endErrorsMs: [...a.endErrorsMs, ...b.endErrorsMs],
  bows: [...a.bows, ...b.bows],
});

export function merged(all: Iterable<Scores>): Scores {
  const out = new Map<string, TypeScore>();
  for (const scores of all) for (const [type, score] of scores) out.set(type, sumOf(out.get(type) ?? NOTHING, score));
  return out;
}

function matched(
  expected: readonly TruthEvent[],
  found: readonly ReportedEvent[],
): (readonly [TruthEvent, ReportedEvent])[] {
  const candidates = expected.flatMap((t) =>
    found
      .filter((f) => f.type === t.type && f.role === roleOf(t.person))
      .map((f) => ({ t, f, agreement: agreement(t, f) }))
      .filter((pair) => pair.agreement > 0),
  );
  const taken = new Set<TruthEvent | ReportedEvent>();
  const pairs: (readonly [TruthEvent, ReportedEvent])[] = [];
  for (const { t, f } of candidates.sort((a, b) => b.agreement - a.agreement)) {
    if (taken.has(t) || taken.has(f)) continue;
    taken.add(t).add(f);
    pairs.push([t, f]);
  }
  return pairs;
}

/** 0 where two intervals do not match; those that overlap go before those whose midpoints are near. */
function agreement(a: Interval, b: Interval): number {
  const shared = Math.min(a.endMs, b.endMs) - Math.max(a.startMs, b.startMs);
  const union = Math.max(a.endMs, b.endMs) - Math.min(a.startMs, b.startMs);
  const iou = shared > 0 ? shared / union : 0;
  if (iou >= SMALLEST_IOU) return 1 + iou;
  const apartMs = Math.abs(a.startMs + a.endMs - (b.startMs + b.endMs)) / 2;
  const areShort = a.endMs - a.startMs < SHORT_MS && b.endMs - b.startMs < SHORT_MS;
  return areShort && apartMs <= MIDPOINT_MS ? 1 - apartMs / MIDPOINT_MS : 0;
}

function matchedBow(truth: TruthEvent, event: ReportedEvent): MatchedBow {
  const isGraded = truth.gradeDeg !== undefined && (truth.gradeBorderDeg ?? Infinity) >= GRADE_BORDER_DEG;
  return {
    trueDeg: bowDepthOf(truth),
    measuredDeg: event.value ?? Number.NaN,
    uncertaintyDeg: event.uncertainty ?? 0,
    isGradeRight: isGraded && event.gradeDeg !== undefined ? event.gradeDeg === truth.gradeDeg : undefined,
  };
}

const isScored = (type: string, role: string): boolean =>
  SCORED_TYPES.some((known) => known === type && !(role === 'citizen' && EVENT_CATALOG[known].lane === 'handover'));
/** Of a smile whose mouth is a few pixels. */
export const isTooSmall = (e: TruthEvent): boolean =>
  e.type === 'smile' && e.minFaceBoxPx !== undefined && e.minFaceBoxPx < SMALLEST_FACE_PX;
const shareWithin = (inner: Interval, outer: Interval): number =>
  (Math.min(inner.endMs, outer.endMs) - Math.max(inner.startMs, outer.startMs)) / (inner.endMs - inner.startMs);
