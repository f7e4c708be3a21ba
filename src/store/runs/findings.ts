import type { Insertable, Selectable } from 'kysely';
import type { EpochMilliseconds } from '../../core/units.ts';
import type { Episodes, Finding, QuantityWithUnit } from '../../rulebooks/finding.ts';
import { fromJson, orNull, toJson } from '../database/codec.ts';
import type { Database } from '../schema.ts';
import type { ClauseKeys } from './clauses.ts';
import type { ClausesTable, FindingsTable } from './runs-schema.ts';
import { type Mutable, type RunId, type StoredFinding, withAbsolute } from './stored-timeline.ts';
import { placed, type WallClock } from './wall-clock.ts';

export interface FindingPlace {
  readonly runId: RunId;
  readonly windowId: number;
  readonly clock: WallClock;
  /** Ids of the run's own encounters; left out where a finding can be about no other. */
  readonly encounters?: ReadonlySet<string> | undefined;
  readonly createdAt: EpochMilliseconds;
}

/** A finding as a row of its run, with its place and what lists are sorted by. */
export function findingRow(place: FindingPlace, clauses: ClauseKeys, finding: Finding): Insertable<FindingsTable> {
  const at = placed(place.clock, finding.evidence);
  const isOwn = finding.encounter === undefined || (place.encounters?.has(finding.encounter) ?? true);
  return {
    run_id: place.runId,
    window_id: place.windowId,
    ...at,
    clause_id: clauses(finding),
    encounter: isOwn ? orNull(finding.encounter) : null,
    post: orNull(finding.post),
    encounter_beside: isOwn ? null : orNull(finding.encounter),
    verdict: finding.verdict,
    reason: finding.reason,
    value: orNull(finding.value?.value),
    value_unit: orNull(finding.value?.unit),
    value_uncertainty: orNull(finding.value?.uncertainty),
    threshold: orNull(finding.threshold?.value),
    threshold_unit: orNull(finding.threshold?.unit),
    threshold_uncertainty: orNull(finding.threshold?.uncertainty),
    episodes: finding.episodes === undefined ? null : toJson(finding.episodes),
    same_act_as: orNull(finding.sameActAs),
    watched_ms: finding.encounter === undefined ? orNull(finding.episodes?.watchedMs) : null,
    episode_count: finding.encounter === undefined ? orNull(finding.episodes?.seen.length) : null,
    sort_at: at.start_at ?? place.createdAt,
  };
}

export type FindingRow = Selectable<FindingsTable> & {
  readonly rulebook: ClausesTable['rulebook'];
  readonly clause: ClausesTable['code'];
};

/** A query of findings with the names of their clauses, to be narrowed by the caller. */
export const selectFindings = (db: Database) =>
  db
    .selectFrom('findings')
    .innerJoin('clauses', 'clauses.id', 'findings.clause_id')
    .selectAll('findings')
    .select(['clauses.rulebook as rulebook', 'clauses.code as clause']);

/** A finding as read from its row, with absolute times where they are known. */
export function findingOf(row: FindingRow): StoredFinding {
  const finding: Mutable<StoredFinding> = {
    id: row.id,
    runId: row.run_id,
    rulebook: row.rulebook,
    clause: row.clause,
    verdict: row.verdict,
    reason: row.reason,
    evidence: { startMs: row.start_ms, endMs: row.end_ms },
  };
  const encounter = row.encounter ?? row.encounter_beside;
  if (encounter !== null) finding.encounter = encounter;
  if (row.post !== null) finding.post = row.post;
  const value = quantityOf(row.value, row.value_unit, row.value_uncertainty);
  if (value !== undefined) finding.value = value;
  const threshold = quantityOf(row.threshold, row.threshold_unit, row.threshold_uncertainty);
  if (threshold !== undefined) finding.threshold = threshold;
  if (row.same_act_as !== null) finding.sameActAs = row.same_act_as;
  if (row.episodes !== null) finding.episodes = fromJson<Episodes>(row.episodes);
  return withAbsolute(finding, row);
}

function quantityOf(
  value: number | null,
  unit: QuantityWithUnit['unit'] | null,
  uncertainty: number | null,
): QuantityWithUnit | undefined {
  if (value === null || unit === null) return undefined;
  return uncertainty === null ? { value, unit } : { value, unit, uncertainty };
}
