import type { ExpressionBuilder, Selectable } from 'kysely';
import { hallDay, type LocalDay } from '../../contract/hall-time.ts';
import { VERDICTS, type Verdict } from '../../contract/verdict.ts';
import type { Milliseconds } from '../../core/units.ts';
import { statements } from '../database/insert-many.ts';
import { listWindows } from '../places/places.ts';
import type { Database, Schema, Writing } from '../schema.ts';
import type { SummariesTable } from './runs-schema.ts';
import type { RunId } from './stored-timeline.ts';

export type VerdictCounts = Readonly<Record<Verdict, number>>;

/** How long whole shifts were watched, and how often what is forbidden was seen. */
export interface Watched {
  readonly watchedMs: Milliseconds;
  readonly episodes: number;
}

interface WatchedRow {
  readonly watched_ms: Milliseconds | null;
  readonly episode_count: number | null;
}

/** What a finding with this verdict adds: time where it is decided, episodes where they count. */
export const watchedOf = (verdict: Verdict, { watched_ms, episode_count }: WatchedRow): Watched => ({
  watchedMs: verdict === 'met' || verdict === 'not-met' ? (watched_ms ?? 0) : 0,
  episodes: verdict === 'not-met' ? (episode_count ?? 0) : 0,
});

/** Which findings of current runs with a known wall-clock time to count. */
export interface SummaryQuery {
  /** All halls where left out. */
  readonly hall?: string;
  /** All windows of the hall where left out. */
  readonly windows?: readonly string[];
  /** First and last day, both included. */
  readonly fromDay: LocalDay;
  readonly toDay: LocalDay;
  /** One row for each day instead of one for all. */
  readonly perDay?: boolean;
}

export interface SummaryRow {
  readonly hall: string;
  readonly window: string;
  readonly rulebook: string;
  readonly clause: string;
  readonly day?: LocalDay;
  readonly counts: VerdictCounts;
  readonly watched: Watched;
}

type CountColumn = Exclude<keyof SummariesTable, 'window_id' | 'day' | 'clause_id' | 'watched_ms' | 'episodes'>;
type SummaryOfDay = { -readonly [K in keyof Selectable<SummariesTable>]: Selectable<SummariesTable>[K] };
const COLUMN: Readonly<Record<Verdict, CountColumn>> = {
  met: 'met',
  'not-met': 'not_met',
  'needs-review': 'needs_review',
  'not-assessable': 'not_assessable',
  'not-applicable': 'not_applicable',
};
const COUNT_COLUMNS = VERDICTS.map((verdict) => COLUMN[verdict]);

/**
 * Adds (`sign` 1) or subtracts (-1) a run's findings; called in the transaction that changes whether the run is
 * current.
 */
export async function countRun(writing: Writing, windowId: number, runId: RunId, sign: 1 | -1): Promise<void> {
  const findings = await writing
    .selectFrom('findings')
    .select(['clause_id', 'verdict', 'start_at', 'watched_ms', 'episode_count'])
    .where('run_id', '=', runId)
    // An act counts once, by the finding that stands for it.
    .where('same_act_as', 'is', null)
    .where('planted_for_id', 'is', null)
    .where('start_at', 'is not', null)
    .$narrowType<{ start_at: number }>()
    .execute();
  const rows = new Map<string, SummaryOfDay>();
  for (const finding of findings) {
    const day = hallDay(finding.start_at);
    const key = `${day} ${finding.clause_id}`;
    const row = rows.get(key) ?? {
      window_id: windowId,
      day,
      clause_id: finding.clause_id,
      met: 0,
      not_met: 0,
      needs_review: 0,
      not_assessable: 0,
      not_applicable: 0,
      watched_ms: 0,
      episodes: 0,
    };
    row[COLUMN[finding.verdict]] += sign;
    const watched = watchedOf(finding.verdict, finding);
    row.watched_ms += sign * watched.watchedMs;
    row.episodes += sign * watched.episodes;
    rows.set(key, row);
  }
  await addCounts(writing, [...rows.values()]);
}

async function addCounts(writing: Writing, rows: readonly SummaryOfDay[]): Promise<void> {
  for (const values of statements(rows)) {
    await writing
      .insertInto('summaries')
      .values(values)
      .onConflict((conflict) =>
        conflict.columns(['window_id', 'day', 'clause_id']).doUpdateSet((eb) => ({
          met: eb('summaries.met', '+', eb.ref('excluded.met')),
          not_met: eb('summaries.not_met', '+', eb.ref('excluded.not_met')),
          needs_review: eb('summaries.needs_review', '+', eb.ref('excluded.needs_review')),
          not_assessable: eb('summaries.not_assessable', '+', eb.ref('excluded.not_assessable')),
          not_applicable: eb('summaries.not_applicable', '+', eb.ref('excluded.not_applicable')),
          watched_ms: eb('summaries.watched_ms', '+', eb.ref('excluded.watched_ms')),
          episodes: eb('summaries.episodes', '+', eb.ref('excluded.episodes')),
        })),
      )
      .execute();
  }
}

/** Counts in order of hall, window, rulebook, clause and day; a clause without findings in these days has no row. */
export async function summarize(db: Database, query: SummaryQuery): Promise<SummaryRow[]> {
  const windows = await listWindows(db, query.hall, query.windows);
  if (windows.length === 0) return [];
  const sums = (eb: ExpressionBuilder<Schema, 'summaries'>) =>
    COUNT_COLUMNS.map((column) => eb.fn.sum<number>(`summaries.${column}`).as(column));
  const rows = await db
    .selectFrom('summaries')
    .select(['window_id', 'clause_id'])
    .select(sums)
    .select((eb) => [eb.fn.sum<number>('watched_ms').as('watchedMs'), eb.fn.sum<number>('episodes').as('episodes')])
    .$if(query.perDay === true, (all) => all.select('day').groupBy('day').orderBy('day'))
    .where(
      'window_id',
      'in',
      windows.map((w) => w.id),
    )
    .where('day', '>=', query.fromDay)
    .where('day', '<=', query.toDay)
    .groupBy(['window_id', 'clause_id'])
    .execute();

  const byWindow = Map.groupBy(rows, (row) => row.window_id);
  const clauses = await db.selectFrom('clauses').selectAll().orderBy('rulebook').orderBy('code').execute();
  const clauseOrder = new Map(clauses.map((clause, i) => [clause.id, i]));
  return windows.flatMap(({ id, hall, window }) =>
    (byWindow.get(id) ?? [])
      .sort((a, b) => clauseOrder.get(a.clause_id)! - clauseOrder.get(b.clause_id)!)
      .map((row) => {
        const { rulebook, code: clause } = clauses[clauseOrder.get(row.clause_id)!]!;
        const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, row[COLUMN[verdict]]])) as VerdictCounts;
        const { watchedMs, episodes } = row;
        const ofDay = row.day === undefined ? {} : { day: row.day };
        return { hall, window, rulebook, clause, ...ofDay, counts, watched: { watchedMs, episodes } };
      }),
  );
}
