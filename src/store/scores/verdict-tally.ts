import { type SqlBool, sql } from 'kysely';
import { dayEnd, dayStart, hallDay, type LocalDay } from '../../contract/hall-time.ts';
import { VERDICTS, type Verdict } from '../../contract/verdict.ts';
import { hourOfWeekSql } from '../database/hall-time-sql.ts';
import { isAtPost } from '../places/shifts.ts';
import { type SummaryQuery, summarize, type Watched, watchedOf } from '../runs/summaries.ts';
import type { Database } from '../schema.ts';

/** How often a verdict stands for a clause at a window; reviewed verdicts replace automatic ones. */
export interface VerdictTally {
  readonly hall: string;
  readonly window: string;
  readonly rulebook: string;
  readonly clause: string;
  readonly day?: LocalDay;
  readonly staffNumber?: string;
  readonly verdict: Verdict;
  readonly reviewed: boolean;
  readonly count: number;
  /** Of findings about whole shifts. */
  readonly watched?: Watched;
}

export interface TallyQuery extends SummaryQuery {
  /** Codes of halls, any of them. */
  readonly halls?: readonly string[];
}

const NOTHING_WATCHED: Watched = { watchedMs: 0, episodes: 0 };

const isWanted = ({ halls }: TallyQuery, hall: string): boolean => halls === undefined || halls.includes(hall);

/** Counts verdicts from the summary rows, corrected by what reviewers changed, with manual checks. */
export async function tallyVerdicts(db: Database, query: TallyQuery): Promise<VerdictTally[]> {
  const [summary, reviewed] = [await summarize(db, query), await reviewedVerdicts(db, query)];
  const automatic = summary
    .filter(({ hall }) => isWanted(query, hall))
    .flatMap(({ counts, watched, ...place }) =>
      VERDICTS.map((verdict) => ({
        ...{ ...place, verdict, reviewed: false, count: counts[verdict] },
        // Whole shifts that were watched are met or not met: their sums are told with one of the two.
        watched: verdict === (counts['not-met'] > 0 ? 'not-met' : 'met') ? watched : NOTHING_WATCHED,
      })),
    );
  const moved = reviewed.flatMap(({ automatic: from, verdict, count, watched_ms, episode_count, ...place }) => {
    const [before, after] = [from, verdict].map((of) => watchedOf(of, { watched_ms, episode_count }));
    const taken = { watchedMs: -before!.watchedMs, episodes: -before!.episodes };
    return [
      { ...place, verdict: from, reviewed: false, count: -count, watched: taken },
      { ...place, verdict, reviewed: true, count, watched: after! },
    ];
  });
  return [...automatic, ...moved, ...(await checkedVerdicts(db, query))].filter(({ count }) => count !== 0);
}

/** Manual checks count like reviews. */
async function checkedVerdicts(db: Database, query: TallyQuery): Promise<VerdictTally[]> {
  const { hall, halls, windows, perDay } = query;
  let rows = db
    .selectFrom('manual_checks')
    .innerJoin('clauses', 'clauses.id', 'manual_checks.clause_id')
    .innerJoin('windows', 'windows.id', 'manual_checks.window_id')
    .innerJoin('halls', 'halls.id', 'windows.hall_id')
    .select(['halls.code as hall', 'windows.code as window', 'clauses.rulebook as rulebook', 'clauses.code as clause'])
    .select(['manual_checks.at as at', 'manual_checks.verdict as verdict'])
    .where('manual_checks.withdrawn_at', 'is', null)
    .where('manual_checks.at', '>=', dayStart(query.fromDay))
    .where('manual_checks.at', '<', dayEnd(query.toDay));
  if (hall !== undefined) rows = rows.where('halls.code', '=', hall);
  if (halls !== undefined) rows = rows.where('halls.code', 'in', halls);
  if (windows !== undefined) rows = rows.where('windows.code', 'in', windows);
  const found = await rows.execute();
  return found.map(({ at, ...row }) => ({
    ...row,
    ...(perDay === true && { day: hallDay(at) }),
    reviewed: true,
    count: 1,
    watched: NOTHING_WATCHED,
  }));
}

const selectWithPlaces = (db: Database, query: TallyQuery) => {
  let rows = db
    .selectFrom('findings')
    .innerJoin('runs', 'runs.id', 'findings.run_id')
    .innerJoin('clauses', 'clauses.id', 'findings.clause_id')
    .innerJoin('windows', 'windows.id', 'findings.window_id')
    .innerJoin('halls', 'halls.id', 'windows.hall_id')
    .where('runs.status', '=', 'current')
    .where('findings.planted_for_id', 'is', null)
    .where('findings.same_act_as', 'is', null)
    .where('findings.start_at', '>=', dayStart(query.fromDay))
    .where('findings.start_at', '<', dayEnd(query.toDay));
  if (query.hall !== undefined) rows = rows.where('halls.code', '=', query.hall);
  if (query.halls !== undefined) rows = rows.where('halls.code', 'in', query.halls);
  if (query.windows !== undefined) rows = rows.where('windows.code', 'in', query.windows);
  return rows;
};

async function reviewedVerdicts(db: Database, query: TallyQuery) {
  const rows = await selectWithPlaces(db, query)
    .innerJoin('review_states', 'review_states.finding_id', 'findings.id')
    .select(['halls.code as hall', 'windows.code as window', 'clauses.rulebook as rulebook', 'clauses.code as clause'])
    .select(['findings.start_at as at', 'findings.verdict as automatic', 'review_states.verdict as verdict'])
    .select(['findings.watched_ms', 'findings.episode_count'])
    .where('review_states.verdict', 'is not', null)
    // Few findings are reviewed: without this SQLite looks at all of them.
    .where('findings.id', 'in', (eb) =>
      eb
        .selectFrom('review_states as reviewed')
        .select('reviewed.finding_id')
        .where('reviewed.verdict', 'is not', null),
    )
    .$narrowType<{ verdict: Verdict; at: number }>()
    .execute();
  return rows.map(({ at, ...row }) => ({
    ...row,
    ...(query.perDay === true && { day: hallDay(at) }),
    count: 1,
  }));
}

/**
 * Counts verdicts by staff number: of the findings while somebody was on shift. Nothing is watched: the episodes of a whole shift's
 * recordings are not divided by who was on shift.
 */
export async function tallyVerdictsOfClerks(db: Database, query: TallyQuery): Promise<VerdictTally[]> {
  const rows = await selectWithPlaces(db, query)
    .innerJoin('shifts', (join) =>
      join
        .onRef('shifts.window_id', '=', 'findings.window_id')
        .onRef('shifts.start_at', '<=', 'findings.start_at')
        .onRef('shifts.end_at', '>', 'findings.start_at')
        .on(isAtPost),
    )
    .leftJoin('review_states', 'review_states.finding_id', 'findings.id')
    .select(['halls.code as hall', 'windows.code as window', 'clauses.rulebook as rulebook', 'clauses.code as clause'])
    .select(['shifts.staff_number as staffNumber', 'findings.verdict as automatic', 'review_states.verdict as verdict'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .groupBy(['halls.code', 'windows.code', 'clauses.rulebook', 'clauses.code', 'shifts.staff_number'])
    .groupBy(['findings.verdict', 'review_states.verdict'])
    .execute();
  return rows.map(({ automatic, verdict, ...row }) => ({
    ...row,
    verdict: verdict ?? automatic,
    reviewed: verdict !== null,
    watched: NOTHING_WATCHED,
  }));
}

/** Verdicts in one hour of the week. */
export interface HourTally {
  /** 0 Monday .. 6 Sunday. */
  readonly weekday: number;
  readonly hour: number;
  readonly met: number;
  readonly notMet: number;
}

/**
 * Counts met and not met by hour of the week at the hall; hours without either are left out.
 * @param rulebook of this one alone; of all where left out
 */
export async function tallyHours(db: Database, query: TallyQuery, rulebook?: string): Promise<HourTally[]> {
  const hourOfWeek = hourOfWeekSql('findings.start_at');
  let selected = selectWithPlaces(db, query);
  if (rulebook !== undefined) selected = selected.where('clauses.rulebook', '=', rulebook);
  const rows = await selected
    .leftJoin('review_states', 'review_states.finding_id', 'findings.id')
    .select(hourOfWeek.as('slot'))
    .select(sql<Verdict>`coalesce(review_states.verdict, findings.verdict)`.as('verdict'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(sql<SqlBool>`coalesce(review_states.verdict, findings.verdict) in ('met', 'not-met')`)
    .groupBy([hourOfWeek, sql`coalesce(review_states.verdict, findings.verdict)`])
    .execute();
  const slots = new Map<number, { met: number; notMet: number }>();
  for (const { slot, verdict, count } of rows) {
    const tally = slots.get(slot) ?? { met: 0, notMet: 0 };
    if (verdict === 'met') tally.met += count;
    else tally.notMet += count;
    slots.set(slot, tally);
  }
  return [...slots]
    .sort(([a], [b]) => a - b)
    .map(([slot, tally]) => ({ weekday: Math.floor(slot / 24), hour: slot % 24, ...tally }));
}
