import { type SqlBool, sql } from 'kysely';
import type { EpochMilliseconds } from '../../core/units.ts';
import type { Database } from '../schema.ts';
import { encounterOf } from './encounters.ts';
import { blindnessOf, eventOf } from './events.ts';
import { findingOf, selectFindings } from './findings.ts';
import type { RunId, StoredBlindness, StoredEncounter, StoredEvent, StoredFinding } from './stored-timeline.ts';

export interface StoredEntries {
  readonly events: readonly StoredEvent[];
  readonly blindness: readonly StoredBlindness[];
  readonly encounters: readonly StoredEncounter[];
  readonly findings: readonly StoredFinding[];
}

/** Absolute times from `from` up to, not including, `to`. */
export interface Period {
  readonly from: EpochMilliseconds;
  readonly to: EpochMilliseconds;
}

/** Everything a run found, in the order in which it was committed. */
export async function entriesOfRun(db: Database, runId: RunId): Promise<StoredEntries> {
  const events = db.selectFrom('events').selectAll().where('run_id', '=', runId).orderBy('id').execute();
  const blindness = db.selectFrom('blindness').selectAll().where('run_id', '=', runId).orderBy('id').execute();
  const encounters = db.selectFrom('encounters').selectAll().where('run_id', '=', runId).orderBy('id').execute();
  const findings = selectFindings(db)
    .where('run_id', '=', runId)
    .where('planted_for_id', 'is', null)
    .orderBy('findings.id')
    .execute();
  return {
    events: (await events).map(eventOf),
    blindness: (await blindness).map(blindnessOf),
    encounters: (await encounters).map(encounterOf),
    findings: (await findings).map(findingOf),
  };
}

/** Everything of these runs that overlaps the period, each list in order of start. */
export async function entriesWithin(db: Database, runIds: readonly RunId[], period: Period): Promise<StoredEntries> {
  if (runIds.length === 0) return { events: [], blindness: [], encounters: [], findings: [] };
  // An entry without length on the border belongs to the period that begins there.
  const within = sql<SqlBool>`start_at < ${period.to} and (end_at > ${period.from} or start_at >= ${period.from})`;
  const events = db.selectFrom('events').selectAll().where('run_id', 'in', runIds).where(within);
  const blindness = db.selectFrom('blindness').selectAll().where('run_id', 'in', runIds).where(within);
  const encounters = db.selectFrom('encounters').selectAll().where('run_id', 'in', runIds).where(within);
  const findings = selectFindings(db).where('run_id', 'in', runIds).where('planted_for_id', 'is', null).where(within);
  return {
    events: (await events.orderBy('start_at').orderBy('id').execute()).map(eventOf),
    blindness: (await blindness.orderBy('start_at').orderBy('id').execute()).map(blindnessOf),
    encounters: (await encounters.orderBy('start_at').orderBy('id').execute()).map(encounterOf),
    findings: (await findings.orderBy('start_at').orderBy('findings.id').execute()).map(findingOf),
  };
}
