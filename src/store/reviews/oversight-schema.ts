import type { Generated } from 'kysely';
import type { LocalDay } from '../../contract/hall-time.ts';
import type { Verdict } from '../../contract/verdict.ts';
import type { EpochMilliseconds } from '../../core/units.ts';

/** A copy of a decided finding in one reviewer's queue. */
export interface PlantedItemsTable {
  /** The copy; `findings.planted_for_id` names the reviewer too, so that lists need no join. */
  readonly finding_id: number;
  readonly origin_id: number;
  readonly account_id: number;
  /** The verdict that is known to be right. */
  readonly answer: Verdict;
  readonly planted_by_id: number;
  readonly planted_at: EpochMilliseconds;
}

export interface TrainingsTable {
  readonly id: Generated<number>;
  readonly hall_id: number;
  /** Null: of the whole hall. */
  readonly window_id: number | null;
  readonly day: LocalDay;
  readonly topic: string;
  readonly account_id: number;
  readonly created_at: EpochMilliseconds;
}

export interface RetentionRulesTable {
  readonly kind: string;
  readonly days: number;
  readonly account_id: number;
  readonly updated_at: EpochMilliseconds;
}

/** What a live camera last saw of people; each look takes the place of the one before. */
export interface LiveLooksTable {
  readonly window_id: number;
  readonly at: EpochMilliseconds;
  /** JSON: size in whose pixels landmarks are. */
  readonly picture: string;
  /** JSON, as the overlay is drawn. */
  readonly people: string;
}

export interface OversightSchema {
  readonly planted_items: PlantedItemsTable;
  readonly trainings: TrainingsTable;
  readonly retention_rules: RetentionRulesTable;
  readonly live_looks: LiveLooksTable;
}
