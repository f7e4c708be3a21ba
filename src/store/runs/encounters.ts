import type { Insertable, Selectable } from 'kysely';
import type { Encounter } from '../../encounters/encounter.ts';
import { fromJson, toJson } from '../database/codec.ts';
import type { EncountersTable } from './runs-schema.ts';
import { type Mutable, type RunId, type StoredEncounter, withAbsolute } from './stored-timeline.ts';
import { placed, type WallClock } from './wall-clock.ts';

/** Properties that no query searches by: phases, the time at the counter, whether the footage cuts it off. */
type Detail = Omit<Encounter, 'id' | 'citizen' | 'startMs' | 'endMs'>;

/** The columns to store an encounter of a run; what no query searches by is one JSON column. */
export function encounterRow(runId: RunId, clock: WallClock, encounter: Encounter): Insertable<EncountersTable> {
  const { id, citizen, startMs, endMs, ...detail } = encounter;
  return {
    run_id: runId,
    ...placed(clock, { startMs, endMs }),
    code: id,
    citizen,
    detail: toJson(detail satisfies Detail),
  };
}

/** An encounter as read from its row, with absolute times where they are known. */
export const encounterOf = (row: Selectable<EncountersTable>): StoredEncounter =>
  withAbsolute<Mutable<StoredEncounter>>(
    {
      ...fromJson<Detail>(row.detail),
      id: row.code,
      runId: row.run_id,
      citizen: row.citizen,
      startMs: row.start_ms,
      endMs: row.end_ms,
    },
    row,
  );
