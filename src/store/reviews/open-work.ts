import { sql } from 'kysely';
import type { LocalDay } from '../../contract/hall-time.ts';
import type { EpochMilliseconds } from '../../core/units.ts';
import { dayNumberSql, hallDayOfNumber } from '../database/hall-time-sql.ts';
import type { Database } from '../schema.ts';

/** What a window has on one day, and how much of it waits for a person. */
export interface DayOfWork {
  readonly day: LocalDay;
  /** Recordings that began on this day. */
  readonly recordings: number;
  /** Findings that are not met or undecided, and not reviewed. */
  readonly open: number;
}

/** Days in order; those with neither recordings nor open findings are left out. */
export async function openWork(
  db: Database,
  windowId: number,
  from: EpochMilliseconds,
  to: EpochMilliseconds,
): Promise<DayOfWork[]> {
  const recorded = await db
    .selectFrom('runs')
    .select([dayNumberSql('started_at').as('day'), sql<number>`count(*)`.as('count')])
    .where('window_id', '=', windowId)
    .where('status', '=', 'current')
    .where('started_at', '>=', from)
    .where('started_at', '<', to)
    .groupBy('day')
    .execute();
  const waiting = await db
    .selectFrom('findings')
    .innerJoin('runs', 'runs.id', 'findings.run_id')
    .leftJoin('review_states', 'review_states.finding_id', 'findings.id')
    .select([dayNumberSql('findings.start_at').as('day'), sql<number>`count(*)`.as('count')])
    .where('findings.window_id', '=', windowId)
    .where('findings.sort_at', '>=', from)
    .where('findings.sort_at', '<', to)
    .where('findings.start_at', 'is not', null)
    .where('findings.verdict', 'in', ['not-met', 'needs-review'])
    .where('runs.status', '=', 'current')
    .where('review_states.decision', 'is', null)
    // Findings planted for a reviewer are not the window's.
    .where('findings.planted_for_id', 'is', null)
    .where('findings.same_act_as', 'is', null)
    .groupBy('day')
    .execute();
  const recordings = new Map(recorded.map(({ day, count }) => [Number(day), Number(count)]));
  const open = new Map(waiting.map(({ day, count }) => [Number(day), Number(count)]));
  return [...new Set([...recordings.keys(), ...open.keys()])]
    .sort((a, b) => a - b)
    .map((day) => ({ day: hallDayOfNumber(day), recordings: recordings.get(day) ?? 0, open: open.get(day) ?? 0 }));
}
