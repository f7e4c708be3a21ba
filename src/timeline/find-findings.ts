import { type SqlBool, sql } from 'kysely';
import { LiyiError } from '../core/errors.ts';
import type { EpochMilliseconds } from '../core/units.ts';
import type { FindingReason, Verdict } from '../rulebooks/finding.ts';
import { findingOf, selectFindings } from './findings.ts';
import { listWindows } from './places.ts';
import type { Database } from './schema.ts';
import type { RunId, StoredFinding } from './stored-timeline.ts';

/** Every given condition must hold; none leaves out nothing. */
export interface FindingFilter {
  readonly hall?: string;
  readonly windows?: readonly string[];
  readonly rulebook?: string;
  readonly clause?: string;
  readonly verdicts?: readonly Verdict[];
  readonly reasons?: readonly FindingReason[];
  /** Evidence that begins from `from` up to `to`. */
  readonly from?: EpochMilliseconds;
  readonly to?: EpochMilliseconds;
  /** Of this run, current or not; otherwise of current runs only. */
  readonly runId?: RunId;
}

export interface PageRequest {
  /** `nextCursor` of the page before. */
  readonly cursor?: string;
  readonly limit: number;
}

export interface FindingPage {
  readonly findings: readonly (StoredFinding & { readonly hall: string; readonly window: string })[];
  /** Left out on the last page. */
  readonly nextCursor?: string;
}

/** Newest first, by the absolute time of the evidence or, for want of it, of the analysis. */
export async function findFindings(db: Database, filter: FindingFilter, page: PageRequest): Promise<FindingPage> {
  const windows = await listWindows(db, filter.hall, filter.windows);
  if (windows.length === 0) return { findings: [] };

  let rows = selectFindings(db).innerJoin('runs', 'runs.id', 'findings.run_id');
  rows =
    filter.runId === undefined
      ? rows.where('runs.status', '=', 'current')
      : rows.where('findings.run_id', '=', filter.runId);
  if (filter.hall !== undefined || filter.windows !== undefined) {
    // One window is looked up. Of several, the newest findings of all are gone through until the page is full: the plus
    // keeps the database from collecting everything these windows ever had in order to sort it.
    const windowId = windows.length === 1 ? sql.ref('findings.window_id') : sql`+findings.window_id`;
    rows = rows.where(sql<SqlBool>`${windowId} in (${sql.join(windows.map((w) => w.id))})`);
  }
  if (filter.rulebook !== undefined) rows = rows.where('clauses.rulebook', '=', filter.rulebook);
  if (filter.clause !== undefined) rows = rows.where('clauses.code', '=', filter.clause);
  if (filter.verdicts !== undefined) rows = rows.where('findings.verdict', 'in', filter.verdicts);
  if (filter.reasons !== undefined) rows = rows.where('findings.reason', 'in', filter.reasons);
  if (filter.from !== undefined) rows = rows.where('findings.sort_at', '>=', filter.from);
  if (filter.to !== undefined) rows = rows.where('findings.sort_at', '<', filter.to);
  if (filter.from !== undefined || filter.to !== undefined) rows = rows.where('findings.start_at', 'is not', null);
  if (page.cursor !== undefined) {
    const { sortAt, id } = parseCursor(page.cursor);
    rows = rows.where((eb) => eb(eb.refTuple('findings.sort_at', 'findings.id'), '<', eb.tuple(sortAt, id)));
  }
  const found = await rows
    .orderBy('findings.sort_at', 'desc')
    .orderBy('findings.id', 'desc')
    .limit(page.limit + 1)
    .execute();

  const names = new Map(windows.map((w) => [w.id, w]));
  const shown = found.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    findings: shown.map((row) => {
      const { hall, window } = names.get(row.window_id)!;
      return { ...findingOf(row), hall, window };
    }),
    ...(found.length > page.limit && last !== undefined ? { nextCursor: `${last.sort_at}.${last.id}` } : {}),
  };
}

function parseCursor(cursor: string): { sortAt: EpochMilliseconds; id: number } {
  const parts = /^(-?\d{1,15})\.(\d{1,15})$/.exec(cursor);
  if (parts !== null) return { sortAt: Number(parts[1]), id: Number(parts[2]) };
  throw new LiyiError('LIYI_USAGE', {
    message: 'the cursor is not one that a page of findings gave',
    remedy: 'Begin with the first page, without a cursor.',
  });
}
