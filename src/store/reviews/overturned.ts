import type { EpochMilliseconds } from '../../core/units.ts';
import { fromJson } from '../database/codec.ts';
import { hashOf } from '../database/content-hash.ts';
import type { EngineRecord } from '../runs/run.ts';
import type { Database } from '../schema.ts';

/** How often reviewers overturned the findings of one clause, by version of the program and its models. */
export interface OverturnedShare {
  readonly rulebook: string;
  readonly clause: string;
  /** Version of the program. */
  readonly version: string;
  /** Hash of its models: the same for the same files. */
  readonly models: string;
  readonly reviewed: number;
  readonly overturned: number;
}

const HASH_SHOWN = 8;

/**
 * Counts the reviews given in the period that still hold. A review carried over to a later analysis counts for the
 * analysis that the reviewer saw.
 */
export async function overturnedShares(
  db: Database,
  period: { readonly from: EpochMilliseconds; readonly to: EpochMilliseconds; readonly halls?: readonly string[] },
): Promise<OverturnedShare[]> {
  let rows = db
    .selectFrom('reviews')
    .innerJoin('findings', 'findings.id', 'reviews.finding_id')
    .innerJoin('review_states', 'review_states.review_id', 'reviews.id')
    .innerJoin('clauses', 'clauses.id', 'findings.clause_id')
    .innerJoin('runs', 'runs.id', 'findings.run_id')
    .innerJoin('engines', 'engines.id', 'runs.engine_id')
    .innerJoin('windows', 'windows.id', 'findings.window_id')
    .innerJoin('halls', 'halls.id', 'windows.hall_id')
    .select(['clauses.rulebook as rulebook', 'clauses.code as clause', 'reviews.decision as decision'])
    .select(['engines.id as engine', 'engines.version as version', 'engines.models as models'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .whereRef('review_states.finding_id', '=', 'reviews.finding_id')
    .where('findings.planted_for_id', 'is', null)
    .where('reviews.decision', 'in', ['confirmed', 'overturned'])
    .where('reviews.created_at', '>=', period.from)
    .where('reviews.created_at', '<', period.to)
    .groupBy(['clauses.rulebook', 'clauses.code', 'reviews.decision'])
    .groupBy(['engines.id', 'engines.version', 'engines.models']);
  if (period.halls !== undefined) rows = rows.where('halls.code', 'in', period.halls);
  const shares = new Map<string, { -readonly [K in keyof OverturnedShare]: OverturnedShare[K] }>();
  for (const { rulebook, clause, version, models: json, decision, count } of await rows.execute()) {
    const models = hashOf(fromJson<EngineRecord['models']>(json)).slice(0, HASH_SHOWN);
    const key = [rulebook, clause, version, models].join(' ');
    const share = shares.get(key) ?? { rulebook, clause, version, models, reviewed: 0, overturned: 0 };
    share.reviewed += count;
    if (decision === 'overturned') share.overturned += count;
    shares.set(key, share);
  }
  return [...shares.values()];
}
