import type { Verdict } from '../../contract/verdict.ts';
import type { EpochMilliseconds } from '../../core/units.ts';
import type { Flag } from '../database/codec.ts';
import type { Row } from '../database/row.ts';

export interface ReviewsTable extends Row {
  readonly finding_id: number;
  readonly account_id: number;
  readonly decision: string;
  readonly verdict: Verdict;
  readonly reason: string;
  readonly note: string;
  readonly second_opinion: Flag;
  readonly created_at: EpochMilliseconds;
  readonly undone_at: EpochMilliseconds | null;
}

export interface ReviewStatesTable {
  readonly finding_id: number;
  readonly version: number;
  readonly review_id: number | null;
  readonly decision: string | null;
  readonly verdict: Verdict | null;
  readonly updated_at: EpochMilliseconds;
  readonly leased_to_id: number | null;
  readonly leased_until: EpochMilliseconds | null;
}

export interface AppealsTable extends Row {
  readonly finding_id: number;
  readonly account_id: number;
  readonly text: string;
  readonly state: string;
  readonly created_at: EpochMilliseconds;
  readonly decided_by_id: number | null;
  readonly decided_at: EpochMilliseconds | null;
  readonly answer: string | null;
  readonly version: number;
}

export interface ManualChecksTable extends Row {
  readonly window_id: number;
  readonly clause_id: number;
  readonly account_id: number;
  readonly at: EpochMilliseconds;
  readonly verdict: Verdict;
  readonly note: string;
  readonly created_at: EpochMilliseconds;
  readonly withdrawn_at: EpochMilliseconds | null;
}

/** Copies of decided findings in reviewers' queues. */
export interface PlantedItemsTable {
  /** The copy; `findings.planted_for_id` also names the reviewer, so that lists need no join. */
  readonly finding_id: number;
  readonly origin_id: number;
  readonly account_id: number;
  /** The verdict that is known to be right. */
  readonly answer: Verdict;
  readonly planted_by_id: number;
  readonly planted_at: EpochMilliseconds;
}

export interface ReviewsSchema {
  readonly reviews: ReviewsTable;
  readonly review_states: ReviewStatesTable;
  readonly appeals: AppealsTable;
  readonly manual_checks: ManualChecksTable;
  readonly planted_items: PlantedItemsTable;
}
