import type { Buffer } from 'node:buffer';
import type { Generated } from 'kysely';
import type { FindingReason } from '../../contract/finding-reason.ts';
import type { ObservableQuantity } from '../../contract/observable-quantity.ts';
import type { Role } from '../../contract/role.ts';
import type { UnavailableReason } from '../../contract/unavailable-reason.ts';
import type { Verdict } from '../../contract/verdict.ts';
import type { EpochMilliseconds, Milliseconds } from '../../core/units.ts';
import type { EventType, EventVariant } from '../../events/catalog.ts';
import type { EventUnit } from '../../events/event-entry.ts';
import type { QuantityWithUnit } from '../../rulebooks/finding.ts';
import type { Flag, Json } from '../database/codec.ts';
import type { Row } from '../database/row.ts';

export interface EnginesTable extends Row {
  readonly hash: string;
  readonly version: string;
  readonly models: Json;
  readonly settings: Json;
}

export type RunStatus = 'current' | 'superseded';

export interface RunsTable extends Row {
  readonly window_id: number;
  readonly recording_id: number;
  readonly camera_id: number;
  readonly engine_id: number;
  readonly reading_set_id: number;
  /** The run whose readings were reevaluated. */
  readonly reevaluates_id: number | null;
  readonly identity: string;
  readonly started_at: EpochMilliseconds | null;
  readonly ended_at: EpochMilliseconds | null;
  readonly created_at: EpochMilliseconds;
  readonly complete: Flag;
  readonly covered: Json | null;
  readonly problem: string | null;
  readonly people: Json;
  /** Number of the video stream. */
  readonly stream: Generated<number>;
  /** What of the recording this run went by; null in runs stored before it was kept. */
  readonly footage: Json | null;
  readonly decoding: Json | null;
  /** How its camera's clock differs from that of the cameras with which it was judged; null where that is not known. */
  readonly clock_offset: Generated<Json | null>;
  readonly status: RunStatus;
  readonly superseded_by_id: number | null;
}

/** Always with presentation times, and with absolute times where the run's are known. */
interface EntryRow extends Row {
  readonly run_id: number;
  readonly start_ms: Milliseconds;
  readonly end_ms: Milliseconds;
  readonly start_at: EpochMilliseconds | null;
  readonly end_at: EpochMilliseconds | null;
}

export interface EventsTable extends EntryRow {
  readonly post: Generated<string | null>;
  readonly type: EventType;
  readonly person: string;
  readonly role: Role;
  readonly variant: EventVariant | null;
  readonly peak_ms: Milliseconds | null;
  readonly value: number | null;
  readonly unit: EventUnit | null;
  readonly uncertainty: number | null;
  readonly grade_deg: number | null;
  readonly confidence: number;
}

export interface BlindnessTable extends EntryRow {
  readonly quantity: ObservableQuantity;
  readonly person: string;
  readonly role: Role;
  readonly reason: UnavailableReason;
}

export interface EncountersTable extends EntryRow {
  /** `e1`, `e2` … within the run. */
  readonly code: string;
  readonly citizen: string;
  readonly detail: Json;
}

export interface ClausesTable extends Row {
  readonly rulebook: string;
  readonly code: string;
}

/** `start_ms` to `end_ms` is the evidence. */
export interface FindingsTable extends EntryRow {
  readonly window_id: number;
  readonly clause_id: number;
  readonly post: Generated<string | null>;
  /** One of this run; `encounter_beside` one of another run that was judged together with this one. */
  readonly encounter: string | null;
  readonly encounter_beside: Generated<string | null>;
  readonly verdict: Verdict;
  readonly reason: FindingReason;
  readonly value: number | null;
  readonly value_unit: QuantityWithUnit['unit'] | null;
  readonly value_uncertainty: number | null;
  readonly threshold: number | null;
  readonly threshold_unit: QuantityWithUnit['unit'] | null;
  readonly threshold_uncertainty: number | null;
  /** Null for clauses that ask for something, and in findings stored before it was kept. */
  readonly episodes: Generated<Json | null>;
  /** The clause of the same rulebook whose finding stands for the act; null where this one does. */
  readonly same_act_as: Generated<string | null>;
  /** Only of findings about a whole shift. */
  readonly watched_ms: Generated<Milliseconds | null>;
  readonly episode_count: Generated<number | null>;
  /** Sorts findings: `start_at`, or the time of the analysis where that is unknown. */
  readonly sort_at: EpochMilliseconds;
  /** The reviewer whose work this copy tests; it is in no other list and no statistic. */
  readonly planted_for_id: Generated<number | null>;
}

/** How often each verdict was given on a local day by the current runs. */
export interface SummariesTable {
  readonly window_id: number;
  readonly day: string;
  readonly clause_id: number;
  readonly met: number;
  readonly not_met: number;
  readonly needs_review: number;
  readonly not_assessable: number;
  readonly not_applicable: number;
  /** Of findings about whole shifts that are met or not met. */
  readonly watched_ms: Generated<Milliseconds>;
  /** Of those that are not met. */
  readonly episodes: Generated<number>;
}

export interface ReevaluationsTable extends Row {
  readonly cause: string;
  /** Only for the cause `queue-events`. */
  readonly window_id: number | null;
  /** Only for the cause `thresholds`. */
  readonly rulebook: string | null;
  readonly version: string | null;
  readonly from_at: EpochMilliseconds;
  readonly to_at: EpochMilliseconds | null;
  readonly actor: string;
  readonly created_at: EpochMilliseconds;
  readonly begun_at: EpochMilliseconds | null;
  readonly finished_at: EpochMilliseconds | null;
  readonly runs: number;
  readonly judged: number;
  readonly changed: number;
  readonly unmeasured: number;
}

/** What was found in a portion of a window's day through one camera: a cache, which may be emptied at any time. */
export interface PortionsTable extends Row {
  readonly window_id: number;
  readonly camera_id: number;
  readonly identity: string;
  readonly from_at: EpochMilliseconds;
  readonly to_at: EpochMilliseconds;
  readonly data: Buffer;
}

export interface RunsSchema {
  readonly engines: EnginesTable;
  readonly runs: RunsTable;
  readonly events: EventsTable;
  readonly blindness: BlindnessTable;
  readonly encounters: EncountersTable;
  readonly clauses: ClausesTable;
  readonly findings: FindingsTable;
  readonly summaries: SummariesTable;
  readonly reevaluations: ReevaluationsTable;
  readonly portions: PortionsTable;
}
