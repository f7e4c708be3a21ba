import { durationMs, type Interval, overlapMs } from '../../src/core/interval.ts';
import type { Degrees, Milliseconds } from '../../src/core/units.ts';
import { SCORED_TYPES } from '../../test/support/event-types.ts';
import type { ReportedEvent, ScoredTruth } from './score-clip.ts';
import { bowDepthOf, type TruthEvent } from './truth.ts';

/** Counts of one event type. */
export interface RealTypeScore {
  /** Events in the truth. */
  readonly truth: number;
  readonly hits: number;
  readonly falseReports: number;
  /** Reports that are a piece of a true event, beside the one that is a hit or without one. */
  readonly pieces: number;
  /** Reports in a stretch where the truth cannot tell. */
  readonly ignored: number;
}

export interface RealScore {
  readonly types: ReadonlyMap<string, RealTypeScore>;
  /** Measured less true depth of each matched bow. */
  readonly bowErrorsDeg: readonly Degrees[];
  /** In words: `missed bow 12.3`, `false bow 4.5`, at seconds of the clip. */
  readonly errors: readonly string[];
}

const NOTHING: RealTypeScore = { truth: 0, hits: 0, falseReports: 0, pieces: 0, ignored: 0 };
/** A pair matches from this temporal intersection over union on, or where both are short and their midpoints near. */
const SMALLEST_IOU = 0.3;
const SHORT_MS: Milliseconds = 4000;
const MIDPOINT_MS: Milliseconds = 700;

/**
 * Scores a clip of real people: type by type, one to one, greedy by overlap. Roles are not asked for, as most scenes have no
 * counter. A report of which half or more lies within a true event of its type is a piece of it and not false.
 */
export function scoreRealClip(truth: ScoredTruth, reported: readonly ReportedEvent[]): RealScore {
  const scores = SCORED_TYPES.map((type) => {
    const wanted = truth.events.filter((event) => event.type === type);
    const found = reported.filter((event) => event.type === type);
    return { type, ...scoreType(wanted, found, truth.ignore?.filter(({ types }) => types.includes(type)) ?? []) };
  });
  return {
    types: new Map(scores.map(({ type, score }) => [type, score])),
    bowErrorsDeg: scores.flatMap(({ bowErrorsDeg }) => bowErrorsDeg),
    errors: scores.flatMap(({ errors }) => errors),
  };
}

/** The reports of one type, beside the truth. */
export interface SortedReports<Report> {
  readonly pairs: readonly (readonly [TruthEvent, Report])[];
  readonly missed: readonly TruthEvent[];
  readonly falseReports: readonly Report[];
  readonly pieces: readonly Report[];
  readonly ignored: readonly Report[];
}

/** Matches reports with true events of the same type. */
export function sortedReports<Report extends Interval>(
  wanted: readonly TruthEvent[],
  found: readonly Report[],
  ignored: readonly Interval[],
): SortedReports<Report> {
  const pairs = matched(wanted, found);
  const others = found.filter((event) => !pairs.some(([, f]) => f === event));
  const isIgnored = (event: Report) => ignored.some((stretch) => isHalfIn(event, stretch));
  const isPiece = (event: Report) => !isIgnored(event) && wanted.some((true_) => isHalfIn(event, true_));
  return {
    pairs,
    missed: wanted.filter((event) => !pairs.some(([w]) => w === event)),
    falseReports: others.filter((event) => !isIgnored(event) && !isPiece(event)),
    pieces: others.filter(isPiece),
    ignored: others.filter(isIgnored),
  };
}

function scoreType(
  wanted: readonly TruthEvent[],
  found: readonly ReportedEvent[],
  ignore: readonly Interval[],
): { readonly score: RealTypeScore; readonly bowErrorsDeg: readonly Degrees[]; readonly errors: readonly string[] } {
  const { pairs, missed, falseReports, pieces, ignored } = sortedReports(wanted, found, ignore);
  return {
    score: {
      truth: wanted.length,
      hits: pairs.length,
      falseReports: falseReports.length,
      pieces: pieces.length,
      ignored: ignored.length,
    },
    bowErrorsDeg: pairs.flatMap(([w, f]) =>
      w.type === 'bow' && (w.deg ?? w.peakDeg) !== undefined && f.value !== undefined ? [f.value - bowDepthOf(w)] : [],
    ),
    errors: [
      ...missed.map(({ type, startMs }) => `missed ${type} ${startMs / 1000}`),
      ...falseReports.map(({ type, startMs }) => `false ${type} ${(startMs / 1000).toFixed(1)}`),
    ],
  };
}

function matched<Report extends Interval>(
  wanted: readonly TruthEvent[],
  found: readonly Report[],
): (readonly [TruthEvent, Report])[] {
  const candidates = wanted
    .flatMap((w) => found.filter((f) => matches(w, f)).map((f) => [w, f] as const))
    .toSorted(([a, b], [c, d]) => overlapMs(c, d) - overlapMs(a, b));
  const taken = new Set<TruthEvent | Report>();
  return candidates.filter(([w, f]) => {
    if (taken.has(w) || taken.has(f)) return false;
    taken.add(w).add(f);
    return true;
  });
}

function matches(a: Interval, b: Interval): boolean {
  const unionMs = Math.max(a.endMs, b.endMs) - Math.min(a.startMs, b.startMs);
  if (overlapMs(a, b) / (unionMs || 1) >= SMALLEST_IOU) return true;
  const apartMs = Math.abs(a.startMs + a.endMs - (b.startMs + b.endMs)) / 2;
  return durationMs(a) < SHORT_MS && durationMs(b) < SHORT_MS && apartMs <= MIDPOINT_MS;
}

const isHalfIn = (inner: Interval, outer: Interval): boolean => overlapMs(inner, outer) >= (durationMs(inner) / 2 || 1);

export function mergedReal(all: readonly RealScore[]): RealScore {
  const types = new Map<string, RealTypeScore>();
  for (const { types: own } of all)
    for (const [type, score] of own) types.set(type, sumOf(types.get(type) ?? NOTHING, score));
  return {
    types,
    bowErrorsDeg: all.flatMap(({ bowErrorsDeg }) => bowErrorsDeg),
    errors: all.flatMap(({ errors }) => errors),
  };
}

/** Over all types. */
export const totalOf = ({ types }: RealScore): RealTypeScore => [...types.values()].reduce(sumOf, NOTHING);

/** 0 where nothing was reported, or nothing happened. */
export const precisionOf = ({ hits, falseReports }: RealTypeScore): number => hits / (hits + falseReports || 1);
export const recallOf = ({ hits, truth }: RealTypeScore): number => hits / (truth || 1);

const sumOf = (a: RealTypeScore, b: RealTypeScore): RealTypeScore => ({
  truth: a.truth + b.truth,
  hits: a.hits + b.hits,
  falseReports: a.falseReports + b.falseReports,
  pieces: a.pieces + b.pieces,
  ignored: a.ignored + b.ignored,
});
