import { type SqlBool, sql } from 'kysely';
import type { FindingReason } from '../../contract/finding-reason.ts';
import type { ReviewStatus } from '../../contract/review.ts';
import type { Verdict } from '../../contract/verdict.ts';
import { LiyiError } from '../../core/errors.ts';
import type { EpochMilliseconds, Milliseconds } from '../../core/units.ts';
import { timeOfDaySql, weekdaySql } from '../database/hall-time-sql.ts';
import { runShaped } from '../database/query-shapes.ts';
import { listWindows } from '../places/places.ts';
import { isAtPost } from '../places/shifts.ts';
import { type FindingRow, findingOf, selectFindings } from '../runs/findings.ts';
import type { RunId, StoredFinding } from '../runs/stored-timeline.ts';
import type { Database } from '../schema.ts';
import { type FindingReview, REVIEW_OF_STATE, reviewOf } from './review-state.ts';

/** Conditions that must all hold; without any, every finding matches. */
export interface FindingFilter {
  readonly id?: number;
  readonly hall?: string;
  /** Codes of halls, any of them. */
  readonly halls?: readonly string[];
  readonly windows?: readonly string[];
  readonly rulebook?: string;
  readonly clause?: string;
  readonly verdicts?: readonly Verdict[];
  readonly reasons?: readonly FindingReason[];
  readonly reviews?: readonly ReviewStatus[];
  /** One finding for each act: the one that stands for it. */
  readonly acts?: boolean;
  /** Whether the value lies within twice its uncertainty of the threshold, on either side. */
  readonly nearMiss?: boolean;
  /** Found while a person with this staff number was on shift at the window. */
  readonly staffNumber?: string;
  /** Evidence that begins at or after `from` and before `to`. */
  readonly from?: EpochMilliseconds;
  readonly to?: EpochMilliseconds;
  /** Evidence that begins at this time of day at the hall, in ms since midnight: over midnight where `from` is later. */
  readonly timeOfDay?: { readonly from: Milliseconds; readonly to: Milliseconds };
  /** Evidence that begins on this day of the week at the hall: 1 Monday .. 7 Sunday. */
  readonly weekday?: number;
  /** Also findings planted for this reviewer that are not judged yet; other planted findings are in no list. */
  readonly plantedFor?: number;
  /** Findings of this run, current or not; left out, of all current runs. */
  readonly runId?: RunId;
}

export interface PageRequest {
  /** `nextCursor` of the page before. */
  readonly cursor?: string;
  readonly limit: number;
}

export interface FoundFinding extends StoredFinding {
  readonly hall: string;
  readonly window: string;
  readonly windowId: number;
  readonly review: FindingReview;
}

export interface FindingPage {
  readonly findings: readonly FoundFinding[];
  /** Left out on the last page. */
  readonly nextCursor?: string;
}

/** In standard uncertainties: farther away, a value is on its side of the threshold in 95 of 100 measurements. */
const NEAR_MISS_SIGMA = 2;

/** Properties whose values are passed on to the database. */
const VALUES = [
  ...(['id', 'runId', 'rulebook', 'clause', 'verdicts', 'reasons', 'staffNumber', 'from', 'to'] as const),
  ...(['windowIds', 'sortAt', 'beforeId', 'fetched', 'plantedFor'] as const),
];

/**
 * A page of findings, newest first by the absolute time of the evidence, or by the time of the analysis where that is
 * unknown.
 */
export async function findFindings(db: Database, filter: FindingFilter, page: PageRequest): Promise<FindingPage> {
  const windowIds = await windowsOf(db, filter);
  if (windowIds?.length === 0) return { findings: [] };
  const { hall: _hall, halls: _halls, windows: _windows, ...conditions } = filter;
  const before = page.cursor === undefined ? undefined : parseCursor(page.cursor);
  const given = { ...conditions, windowIds, ...before, fetched: page.limit + 1 };
  const found = await runShaped(db, 'findings', given, VALUES, (g) => newestFindings(db, g));
  const shown = found.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    findings: shown.map(foundFinding),
    ...(found.length > page.limit && last !== undefined ? { nextCursor: `${last.sort_at}.${last.id}` } : {}),
  };
}

interface NewestQuery extends FindingFilter {
  readonly windowIds: readonly number[] | undefined;
  readonly sortAt?: EpochMilliseconds;
  readonly beforeId?: number;
  readonly fetched: number;
}

function newestFindings(db: Database, { windowIds, sortAt, beforeId, fetched, ...filter }: NewestQuery) {
  let rows = matchingFindings(db, filter);
  if (windowIds !== undefined) {
    // One window uses its index. For several, the newest findings of all windows are read until the page is full: the
    // plus keeps the database from collecting and sorting everything that these windows ever had.
    const windowId = windowIds.length === 1 ? sql.ref('findings.window_id') : sql`+findings.window_id`;
    rows = rows.where(sql<SqlBool>`${windowId} in (${sql.join(windowIds)})`);
  }
  if (sortAt !== undefined && beforeId !== undefined) {
    rows = rows.where((eb) => eb(eb.refTuple('findings.sort_at', 'findings.id'), '<', eb.tuple(sortAt, beforeId)));
  }
  return rows.orderBy('findings.sort_at', 'desc').orderBy('findings.id', 'desc').limit(fetched);
}

type FoundRow = FindingRow & Parameters<typeof reviewOf>[0] & { readonly hall: string; readonly window: string };

/** A finding with its place and review, as read from its row. */
export const foundFinding = (row: FoundRow): FoundFinding => ({
  ...findingOf(row),
  hall: row.hall,
  window: row.window,
  windowId: row.window_id,
  review: reviewOf(row),
});

/** A query of the findings that match every condition except the place, in no order. */
export function matchingFindings(db: Database, filter: FindingFilter) {
  let rows = selectFindings(db)
    .innerJoin('runs', 'runs.id', 'findings.run_id')
    .innerJoin('windows', 'windows.id', 'findings.window_id')
    .innerJoin('halls', 'halls.id', 'windows.hall_id')
    .leftJoin('review_states', 'review_states.finding_id', 'findings.id')
    .select(['halls.code as hall', 'windows.code as window'])
    .select(['review_states.decision as decision', 'review_states.verdict as reviewed_verdict'])
    .select(['review_states.version as review_version', 'review_states.review_id as review_id']);
  if (filter.id !== undefined) rows = rows.where('findings.id', '=', filter.id);
  if (filter.runId !== undefined) rows = rows.where('findings.run_id', '=', filter.runId);
  else if (filter.id === undefined) rows = rows.where('runs.status', '=', 'current');
  const { plantedFor } = filter;
  if (plantedFor === undefined) rows = rows.where('findings.planted_for_id', 'is', null);
  else {
    rows = rows.where(({ eb, or, and }) => {
      const isMine = eb('findings.planted_for_id', '=', plantedFor);
      // Once judged, it would be listed beside the finding it is a copy of.
      const isShown = filter.id === undefined ? and([isMine, eb('review_states.decision', 'is', null)]) : isMine;
      return or([eb('findings.planted_for_id', 'is', null), isShown]);
    });
  }
  if (filter.acts === true) rows = rows.where('findings.same_act_as', 'is', null);
  if (filter.rulebook !== undefined) rows = rows.where('clauses.rulebook', '=', filter.rulebook);
  if (filter.clause !== undefined) rows = rows.where('clauses.code', '=', filter.clause);
  if (filter.verdicts !== undefined) rows = rows.where('findings.verdict', 'in', filter.verdicts);
  if (filter.reasons !== undefined) rows = rows.where('findings.reason', 'in', filter.reasons);
  if (filter.reviews !== undefined) {
    const states = filter.reviews.map((status) => REVIEW_OF_STATE[status]);
    rows = rows.where((eb) =>
      eb.or(
        states.map((decision) =>
          decision === null ? eb('review_states.decision', 'is', null) : eb('review_states.decision', '=', decision),
        ),
      ),
    );
  }
  if (filter.nearMiss === true) {
    rows = rows.where(
      sql<SqlBool>`abs(findings.value - findings.threshold) <= ${NEAR_MISS_SIGMA} * findings.value_uncertainty`,
    );
  }
  if (filter.staffNumber !== undefined) {
    const { staffNumber } = filter;
    rows = rows.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('shifts')
          .select('shifts.id')
          .whereRef('shifts.window_id', '=', 'findings.window_id')
          .where('shifts.staff_number', '=', staffNumber)
          .whereRef('shifts.start_at', '<=', 'findings.start_at')
          .whereRef('shifts.end_at', '>', 'findings.start_at')
          .where(isAtPost),
      ),
    );
  }
  if (filter.from !== undefined) rows = rows.where('findings.sort_at', '>=', filter.from);
  if (filter.to !== undefined) rows = rows.where('findings.sort_at', '<', filter.to);
  if (filter.from !== undefined || filter.to !== undefined) rows = rows.where('findings.start_at', 'is not', null);
  if (filter.weekday !== undefined)
    rows = rows.where(sql<SqlBool>`${weekdaySql('findings.start_at')} = ${filter.weekday}`);
  if (filter.timeOfDay !== undefined) {
    const { from, to } = filter.timeOfDay;
    const time = timeOfDaySql('findings.start_at');
    const both = from <= to ? sql`and` : sql`or`;
    rows = rows.where(sql<SqlBool>`(${time} >= ${from} ${both} ${time} < ${to})`);
  }
  return rows;
}

/** The keys of the windows that a filter names; undefined where it names no place. */
export async function windowsOf(db: Database, { hall, windows, halls }: FindingFilter): Promise<number[] | undefined> {
  if (hall === undefined && windows === undefined && halls === undefined) return undefined;
  const listed = await listWindows(db, hall, windows);
  return listed.filter((window) => halls === undefined || halls.includes(window.hall)).map(({ id }) => id);
}

function parseCursor(cursor: string): { sortAt: EpochMilliseconds; beforeId: number } {
  const parts = /^(-?\d{1,15})\.(\d{1,15})$/.exec(cursor);
  if (parts !== null) return { sortAt: Number(parts[1]), beforeId: Number(parts[2]) };
  throw new LiyiError('LIYI_USAGE', {
    message: 'the cursor is not one that a page of findings gave',
    remedy: 'Begin with the first page, without a cursor.',
  });
}
